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

/**
 * The same for texts of several paragraphs: those that have most words in common stand against each other, and one without
 * its like is all new or all left out. A paragraph is a list of pieces.
 */
export function compareParagraphs(before: readonly string[], after: readonly string[], language: string): Piece[][] {
  return pairs(before, after, (a, b) => likeness(a, b, language)).map(([old, present]) => {
    if (old === null) return [{ kind: "inserted", text: present ?? "" }];
    return present === null ? [{ kind: "deleted", text: old }] : compareWords(old, present, language);
  });
}

/** Below it two paragraphs are not one that was changed. */
const least = 0.3;

type Pair = [string, string] | [string, null] | [null, string];

/** The pairing, in the order of both, that has most in common. */
function pairs(before: readonly string[], after: readonly string[], like: (a: string, b: string) => number): Pair[] {
  const [first] = before;
  const [second] = after;
  // One against one is one that was changed, however much.
  if (first !== undefined && second !== undefined && before.length === 1 && after.length === 1)
    return [[first, second]];
  const best: { sum: number; made: Pair[] }[][] = [];
  for (let i = before.length; i >= 0; i--) {
    best[i] = [];
    for (let j = after.length; j >= 0; j--) {
      const options: { sum: number; made: Pair[] }[] = [];
      const [old, present] = [before[i], after[j]];
      const at = (row: number, column: number) => best[row]?.[column] ?? { sum: 0, made: [] };
      const score = old !== undefined && present !== undefined ? like(old, present) : 0;
      if (old !== undefined && present !== undefined && score >= least) {
        const rest = at(i + 1, j + 1);
        options.push({ sum: rest.sum + score, made: [[old, present], ...rest.made] });
      }
      if (old !== undefined) options.push({ ...at(i + 1, j), made: [[old, null], ...at(i + 1, j).made] });
      if (present !== undefined) options.push({ ...at(i, j + 1), made: [[null, present], ...at(i, j + 1).made] });
      const row = best[i] ?? [];
      row[j] = options.toSorted((a, b) => b.sum - a.sum)[0] ?? { sum: 0, made: [] };
    }
  }
  return best[0]?.[0]?.made ?? [];
}

/** From 0, no word in common, to 1, all. */
function likeness(a: string, b: string, language: string): number {
  const length = (pieces: readonly Piece[]) => pieces.reduce((sum, { text }) => sum + text.length, 0);
  const same = compareWords(a, b, language).filter(({ kind, text }) => kind === "same" && text.trim());
  return (2 * length(same)) / Math.max(1, a.length + b.length);
}
