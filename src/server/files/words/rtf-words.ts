import { createReadStream } from "node:fs";
import { betweenCells } from "./office-words.ts";
import type { Collected } from "./placed-words.ts";

/** A group of the file says this of the text in it. */
type Group = { isSilent: boolean; page: string; skipped: number };

/** Parts that are no text: what the text looks like, what it was made with, pictures. */
const silentWords = new Set(
  "fonttbl colortbl stylesheet info pict object datafield themedata colorschememapping latentstyles listtable filetbl revtbl fldinst".split(
    " ",
  ),
);

/** By the number of a set of letters of Windows its name; those of Western Europe where it is not known. */
const pages: Record<string, string> = {
  1250: "windows-1250",
  1251: "windows-1251",
  1253: "windows-1253",
  1254: "windows-1254",
};
const charsets: Record<string, string> = {
  204: "windows-1251",
  238: "windows-1250",
  161: "windows-1253",
  162: "windows-1254",
};
const western = "windows-1252";

/** Reads text of the form that Word and WordPad call RTF, by its paragraphs. */
export async function readRtf(file: string, words: Collected): Promise<void> {
  const groups: Group[] = [];
  const fonts = new Map<string, string>();
  let group: Group = { isSilent: false, page: western, skipped: 1 };
  let own = western;
  let font = "";
  let isInFonts = false;
  let toSkip = 0;
  let bytes: number[] = [];
  let text = "";
  let number = 0;
  /** The page number of the group in which `bytes` stand. */
  const settle = () => {
    if (bytes.length > 0) text += new TextDecoder(group.page).decode(Uint8Array.from(bytes));
    bytes = [];
  };
  const tell = () => {
    settle();
    if (text.trim()) {
      number += 1;
      words.add({ place: "paragraph", number, name: null }, `${text}\n`);
    }
    text = "";
  };
  const say = (more: string) => {
    if (group.isSilent) return;
    settle();
    text += more;
  };

  function control(word: string, value: string): void {
    if (word === "ansicpg") own = group.page = pages[value] ?? western;
    else if (word === "fonttbl") isInFonts = true;
    if (silentWords.has(word)) group.isSilent = true;
    else if (word === "f") {
      settle();
      font = value;
      if (!isInFonts) group.page = fonts.get(value) ?? own;
    } else if (word === "fcharset" && isInFonts && charsets[value]) fonts.set(font, charsets[value]);
    else if (word === "uc") group.skipped = Number(value) || 0;
    else if (word === "u") {
      const code = Number(value);
      say(String.fromCharCode(code < 0 ? code + 0x10000 : code));
      toSkip = group.skipped;
    } else if (word === "par" || word === "row" || word === "sect") {
      if (!group.isSilent) tell();
    } else if (word === "line") say("\n");
    else if (word === "tab") say(" ");
    else if (word === "cell") say(betweenCells);
    else if (signs[word]) say(signs[word]);
  }

  for await (const token of tokens(file)) {
    if (token === "{") {
      settle();
      groups.push(group);
      group = { ...group };
      if (groups.length > deepest) throw new Error("Groups within groups without end");
    } else if (token === "}") {
      settle();
      const outer = groups.pop();
      // The table of fonts is the one group in which fonts are told.
      if (outer && !outer.isSilent && group.isSilent) isInFonts = false;
      group = outer ?? group;
      toSkip = 0;
    } else if (token === "\\*") group.isSilent = true;
    else if (token.startsWith("\\'")) {
      if (toSkip > 0) toSkip -= 1;
      else if (!group.isSilent) bytes.push(Number.parseInt(token.slice(2), 16) || 0x20);
    } else if (/^\\[a-z]/i.test(token)) {
      const [, word = "", value = ""] = /^\\([a-z]+)(-?\d*)/i.exec(token) ?? [];
      control(word, value);
    } else if (token.startsWith("\\")) {
      say(token === "\\~" ? " " : token === "\\_" ? "-" : token === "\\-" ? "\u00AD" : token.slice(1));
    } else {
      const plain = token.slice(toSkip);
      toSkip = Math.max(0, toSkip - token.length);
      for (const letter of plain) if (!group.isSilent) bytes.push(letter.charCodeAt(0));
    }
  }
  tell();
}

const deepest = 1000;

const signs: Record<string, string> = {
  ...{ emdash: "—", endash: "–", lquote: "‘", rquote: "’", ldblquote: "“", rdblquote: "”", bullet: "•" },
};

const token = /[{}]|\\'[0-9a-f]{2}|\\[a-z]+-?\d{0,10} ?|\\[^a-z]|[^{}\\\r\n]+|[\r\n]+/gi;

/** Marks, control words and runs of letters, one after the other; the breaks between its lines mean nothing. */
async function* tokens(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, { encoding: "latin1" })) {
    const text = rest + (chunk as string);
    // The last one may go on in the next part.
    const end = text.length > longestToken ? text.length - longestToken : 0;
    let at = 0;
    for (const { 0: found, index } of text.matchAll(token)) {
      if (index >= end) break;
      at = index + found.length;
      if (!/^[\r\n]/.test(found)) yield found;
    }
    rest = text.slice(at);
  }
  for (const [found] of rest.matchAll(token)) if (!/^[\r\n]/.test(found)) yield found;
}

const longestToken = 64;
