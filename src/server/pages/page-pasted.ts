import { type Page, pageAt, pages } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { type Format, formats } from "#lib/formats.ts";
import { roman } from "#lib/roman.ts";
import { dotted } from "#lib/united-nations/symbol.ts";

/** The words of a right address, its language first, and what was pasted as its query. */
export type Meant = { words: string[]; query: string };

/** No word of an address comes near it. */
const longestWord = 200;

/** Words of addresses, written small; codes have their own case, which their pages know. */
const fixedWords = new Set(pages.flatMap((page) => page.split("/")).filter((word) => !word.startsWith("[")));

/**
 * The address that was meant by one that came along with the text around it, or through a program that sets dashes and
 * spaces: `/en/recommendations/2021‑Ш–4).` is `/en/recommendations/2021-III-4`. Knows no record, only what words of addresses
 * are made of; a code of Latin letters, digits and hyphens is never read as another. `null` where it can mean no page.
 */
export function meantBy(path: string): Meant | null {
  const [, asked = "", query = ""] = /^([^?#]*)\??([^#]*)/.exec(withoutUnseen(decoded(path))) ?? [];
  const raw = asked.split(/[/\\]/).filter((word) => word === ".." || !/^[^\p{L}\p{N}\uFFFD]*$/u.test(word));
  if (raw.some(({ length }) => length > longestWord)) return null;
  // The whole address of a page may have come to stand behind what was there before; its host is never gone to.
  const found = raw.flatMap((word, index) => {
    const locale = codeIn(word)?.toLowerCase();
    const begins = index === 0 || isLocale(raw[0]) || /[.:]/.test(raw[index - 1] ?? "");
    return begins && isLocale(locale) && endingOf(word) === null ? [meantIn(locale, raw.slice(index + 1))] : [];
  });
  const words = found.find((each) => each && each.length > 1) ?? (raw.length === 1 ? found[0] : null);
  return words ? { words, query: String(new URLSearchParams(query)) } : null;
}

/** The value of a filter as it was meant: `2021).` is 2021. Others than codes, dates and numbers stay as they are. */
export function meantValue(value: string): string {
  if (/^[\w-]*$/.test(value)) return value;
  const bare = inLatin(withoutUnseen(value)).replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "");
  return /^[A-Za-z0-9-]+$/.test(bare) ? bare : value;
}

/** A query from a page's source, or from a mail that was HTML once. */
export function withoutEntities(query: string): string {
  return query.replace(/(^|&)(?:amp(?:;|%3B))+/gi, "$1");
}

function meantIn(locale: string, all: readonly string[]): string[] | null {
  const glued = all.findIndex((word) => /https?:/i.test(word));
  const raw = glued < 0 ? all : [...all.slice(0, glued), ...(all[glued]?.split(/https?:/i, 1).filter(Boolean) ?? [])];
  const words = raw
    .map(codeIn)
    .filter((word) => word !== null)
    .map(inItsCase);
  const page = words.length === raw.length ? pageAt(words) : null;
  const format = endingOf(raw.at(-1) ?? "");
  if (page === null || format === undefined) return null;
  const right = words.map((word, index) => wordOf(page, index, word, raw[index] ?? ""));
  if (format) right.push(`${right.pop()}.${format}`);
  return [locale, ...right];
}

function wordOf(page: Page, index: number, word: string, raw: string): string {
  switch (page.split("/")[index + 1]) {
    case "[number]":
      return numberOf(word);
    case "[token]":
      return /[\w-]+/.exec(raw)?.[0] ?? word;
    default:
      return word;
  }
}

/** Numbers of pillars are Roman wherever they are read. */
function numberOf(word: string): string {
  for (let number = 1; number < 40; number += 1) if (roman(number) === word.toUpperCase()) return String(number);
  return word;
}

function inItsCase(word: string): string {
  const small = word.toLowerCase();
  return fixedWords.has(small) ? small : word;
}

/** A letter after a full stop begins the ending of a file; `undefined` where nobody writes such files. */
function endingOf(raw: string): Format | null | undefined {
  const text = readable(raw);
  const end = /^\s*\.([A-Za-z0-9]+)/.exec(text.slice(headOf(text)?.end ?? 0))?.[1]?.toLowerCase();
  return end === undefined ? null : formats.find((format) => format === end);
}

/** The first thing in a pasted word that could be a code; `null` where nothing could. */
function codeIn(raw: string): string | null {
  return /^[A-Za-z0-9-]+$/.test(raw) ? raw : (headOf(readable(raw))?.code ?? null);
}

const part = `(?:${dotted}|[a-z0-9]+)`;
const code = new RegExp(`${part}(?:-${part})*`, "i");

function headOf(text: string): { code: string; end: number } | null {
  const found = code.exec(text);
  return found && { code: found[0], end: found.index + found[0].length };
}

/** In the letters and hyphens of addresses; a space between stands for a hyphen where there is no other. */
function readable(text: string): string {
  const joined = inLatin(text);
  return joined.includes("-") ? joined : joined.trim().replace(/\s+(?=[A-Za-z0-9])/g, "-");
}

/** As far as each letter and dash looks like one of addresses. */
function inLatin(text: string): string {
  const joined = text.replace(/\s*[\p{Pd}_\u2043\u2212\u02D7][\s\p{Pd}_\u2043\u2212\u02D7]*(?=\S)/gu, "-");
  return joined.replace(/[\p{L}\p{N}]+/gu, (part) => (/^[A-Za-z0-9]+$/.test(part) ? part : partInLatin(part)));
}

/** A numeral may be typed with what a Russian keyboard has: Ш and П for III and II, У for V. */
function partInLatin(part: string): string {
  const numeral = [...part].map((letter) => numerals.get(letter.toUpperCase()) ?? letter).join("");
  if (/^[IVX]+$/i.test(numeral)) return numeral.toUpperCase();
  return [...part].map((letter) => alike(letter)).join("");
}

function alike(letter: string): string {
  const upper = letter.toUpperCase();
  const latin = likeLatin.get(upper) ?? letter;
  return upper === letter ? latin : latin.toLowerCase();
}

/** Letters of the Cyrillic and Greek scripts that look like Latin capitals. */
const likeLatin = new Map(
  Object.entries({
    A: "АΑ",
    B: "ВΒ",
    C: "С",
    E: "ЕΕ",
    H: "НΗҺ",
    I: "ІЇӀΙ",
    J: "Ј",
    K: "КΚ",
    M: "МΜ",
    N: "Ν",
    O: "ОΟ",
    P: "РΡ",
    Q: "Ԛ",
    S: "Ѕ",
    T: "ТΤ",
    W: "Ԝ",
    X: "ХΧ",
    Y: "УҮΥ",
    Z: "Ζ",
    II: "П",
    III: "Ш",
  }).flatMap(([latin, letters]) => [...letters].map((letter) => [letter, latin] as const)),
);

const numerals = new Map([...likeLatin, ["У", "V"], ["Ү", "V"], ["Υ", "V"], ["Ѵ", "V"]]);

/**
 * Without characters that nobody sees. Full-width letters, signs of numerals and the like are taken apart: they are the same
 * to a reader.
 */
function withoutUnseen(text: string): string {
  if (/^[\x21-\x7E]*$/.test(text)) return text;
  return text.normalize("NFKC").replace(unseen, "");
}

/** Marks of format and direction, controls that are no space, fillers, choices of a sign's form. */
const unseen = /(?!\s)[\p{Cf}\p{Cc}]|\u034F|\u115F|[\uFE00-\uFE0F]/gu;

/** As much as can be read: an address that was cut in the middle of a letter lacks this letter. */
function decoded(path: string): string {
  if (/^[\x21-\x24\x26-\x7E]*$/.test(path)) return path;
  const bytes = path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder().decode(Buffer.from(bytes, "latin1")).replace(/(?:%[0-9a-f]?|\uFFFD+)$/i, "\uFFFD");
}
