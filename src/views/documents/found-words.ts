/** Between these stands a word that was looked for: no text of the record holds them. */
export const foundMark = { begin: "\uE000", end: "\uE001" };

/** A part of a text, and whether it is a word that was looked for. */
export type FoundPart = { text: string; isFound: boolean };

const longest = 320;

/**
 * The sentence in which the first of the words that were found stands, of a piece of text in which they are marked: a longer one, or one
 * that begins before the piece, is cut with dots.
 */
export function sentenceAround(marked: string): FoundPart[] {
  const first = Math.max(0, marked.indexOf(foundMark.begin));
  const ends = [...marked.matchAll(sentenceEnd)].map(({ 0: end, index }) => ({
    at: index + end.trimEnd().length,
    next: index + end.length,
  }));
  const start = ends.findLast(({ next }) => next <= first)?.next ?? 0;
  const stop = ends.find(({ next }) => next > first);
  const end = stop?.at ?? marked.length;
  const isWhole = /^[\p{Lu}\d«“"(]/u.test(marked.slice(start).replaceAll(foundMark.begin, ""));
  const from = first - start > longest / 2 ? wordAfter(marked, first - longest / 2) : start;
  const to =
    end - from > longest ? wordBefore(marked, Math.max(from + longest, marked.indexOf(foundMark.end, first) + 1)) : end;
  const isCutBefore = from > start || (start === 0 && !isWhole);
  const isCutAfter = to < end || (!stop && !/[.!?…]$/.test(marked.trim()));
  const parts = partsOf(marked.slice(from, to).trim());
  return [
    ...(isCutBefore ? [{ text: "… ", isFound: false }] : []),
    ...parts,
    ...(isCutAfter ? [{ text: " …", isFound: false }] : []),
  ];
}

/** The same without marks. */
export function plainSentence(parts: readonly FoundPart[]): string {
  return parts.map(({ text }) => text).join("");
}

/** The end of a sentence, and not that of "г." or "No.": a capital comes after it, and more than two letters stood before. */
const sentenceEnd = /(?<=[\p{L}\p{N})»”\uE001]{3})[.!?…]["»”)]?\s+(?=[«“"(\uE000]*[\p{Lu}\d])/gu;

function wordAfter(text: string, at: number): number {
  const gap = text.indexOf(" ", Math.max(0, Math.floor(at)));
  return gap < 0 ? text.length : gap + 1;
}

function wordBefore(text: string, at: number): number {
  const gap = text.lastIndexOf(" ", at);
  return gap < 0 ? at : gap;
}

function partsOf(marked: string): FoundPart[] {
  return marked
    .split(/(\uE000[^\uE001]*\uE001?)/)
    .map((text) => ({ text: text.replace(/[\uE000\uE001]/g, ""), isFound: text.startsWith(foundMark.begin) }))
    .filter(({ text }) => text !== "");
}

/**
 * Marks in a text the words that are marked in the same text as it was searched, which has a letter for each of its own: an "ё" of the
 * text is looked for as "е".
 */
export function markedAs(said: string, searched: string): string {
  const letters = Array.from(searched);
  const own = Array.from(said);
  const isMark = (letter: string) => letter === foundMark.begin || letter === foundMark.end;
  if (letters.filter((letter) => !isMark(letter)).length !== own.length) return searched;
  let at = 0;
  return letters.map((letter) => (isMark(letter) ? letter : (own[at++] ?? ""))).join("");
}
