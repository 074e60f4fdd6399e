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
 * The same for texts of several paragraphs: those that have most words in common stand against each other. Of the rest,
 * what was left out between two of these gives way to what is new there; one without its like stands alone.
 */
export function compareParagraphs(before: readonly string[], after: readonly string[], language: string): Piece[][] {
  const compared: Piece[][] = [];
  let [i, j] = [0, 0];
  for (const [row, column] of [...alike(before, after, language), [before.length, after.length] as const]) {
    for (; i < row || j < column; i++, j++) {
      const old = i < row ? before[i] : undefined;
      const present = j < column ? after[j] : undefined;
      compared.push(old && present ? compareWords(old, present, language) : alone(old, present));
    }
    [i, j] = [row + 1, column + 1];
    const [old, present] = [before[row], after[column]];
    if (old !== undefined && present !== undefined) compared.push(compareWords(old, present, language));
  }
  return compared;
}

function alone(old: string | undefined, present: string | undefined): Piece[] {
  return [old ? { kind: "deleted", text: old } : { kind: "inserted", text: present ?? "" }];
}

/** Below it two texts are not one that was changed. */
const leastLikeness = 0.3;

type Alike = { sum: number; pairs: (readonly [row: number, column: number])[] };

/**
 * Pairs the paragraphs that are one which was changed or stayed: the pairing, in the order of both, that has most in
 * common.
 */
function alike(before: readonly string[], after: readonly string[], language: string): Alike["pairs"] {
  const none: Alike = { sum: 0, pairs: [] };
  let below: Alike[] = [];
  for (const [row, old] of [...before.entries()].reverse()) {
    const here: Alike[] = [];
    for (const [column, present] of [...after.entries()].reverse()) {
      const likeness = likenessOf(old, present, language);
      const { sum, pairs } = below[column + 1] ?? none;
      const together = { sum: sum + likeness, pairs: [[row, column] as const, ...pairs] };
      const options = [below[column] ?? none, here[column + 1] ?? none];
      if (likeness > 0) options.push(together);
      here[column] = options.reduce((best, one) => (one.sum > best.sum ? one : best));
    }
    below = here;
  }
  return below[0]?.pairs ?? [];
}

/** From 0, where they are not one text that was changed, to 1, where they say the same. */
export function likenessOf(a: string, b: string, language: string): number {
  const same = compareWords(a.toLocaleLowerCase(language), b.toLocaleLowerCase(language), language)
    .filter(({ kind, text }) => kind === "same" && text.trim())
    .reduce((sum, { text }) => sum + text.length, 0);
  const likeness = (2 * same) / Math.max(1, a.length + b.length);
  return likeness >= leastLikeness ? likeness : 0;
}
