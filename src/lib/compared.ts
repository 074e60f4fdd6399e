import { diffWords } from "diff";

export type Piece = { kind: "same" | "inserted" | "deleted"; text: string };

/** Word by word, as the language divides words: what stayed, what was left out, what is new, in the order of the texts. */
export function compareWords(before: string, after: string, language: string): Piece[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: "word" });
  return diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    kind: added ? "inserted" : removed ? "deleted" : "same",
    text: value,
  }));
}
