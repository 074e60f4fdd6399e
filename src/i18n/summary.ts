import { cleanWords } from "#lib/clean-text.ts";
import { capital } from "./format.ts";
import type { Locale } from "./locale.ts";

/**
 * The beginning of a text, in one line of at most 160 characters: whole sentences, else cut behind a word. An item of a
 * list leaves behind the semicolon that leads to the next one.
 */
export function summaryOf(text: string, longest = 160): string {
  const plain = cleanWords(text).replace(/;$/, "");
  if (plain.length <= longest) return plain;
  const end = [...plain.matchAll(sentenceEnds)].findLast(({ index }) => index < longest);
  if (end) return plain.slice(0, end.index + 1);
  const space = plain.lastIndexOf(" ", longest - 1);
  return `${plain.slice(0, space < 0 ? longest - 1 : space).replace(/[\s,;:–-]+$/, "")}…`;
}

/** Not the point of an abbreviation or of an initial, nor one that a small letter or a number follows. */
const sentenceEnds = /(?<=\p{L}{4}|[\d»”)])[.!?](?= [«“(]?\p{Lu})/gu;

/** A text behind what must be known of it: "Sample text, unofficial translation: ...". */
export function marked(text: string, locale: Locale, marks: readonly (string | false)[]): string {
  const known = marks.filter((mark) => mark !== false).join(", ");
  return known ? `${capital(known, locale)}: ${text}` : text;
}
