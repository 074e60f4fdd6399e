/** A run of numbers of the record: `2021-III-1` to `9`; `to` is `null` for a single one. */
export type CodeRange = { from: string; to: string | null; codes: string[] };

/** Joins numbers that follow one another, in the order in which they come: 2021-II-1, 2021-II-2, 2021-II-4 are two runs. */
export function codeRanges(codes: readonly string[]): CodeRange[] {
  const ranges: CodeRange[] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    const previous = last && parts(last.codes.at(-1) ?? "");
    const { stem, number } = parts(code);
    if (last && previous && number !== null && previous.stem === stem && previous.number === number - 1) {
      last.codes.push(code);
      last.to = String(number);
    } else {
      ranges.push({ from: code, to: null, codes: [code] });
    }
  }
  return ranges;
}

function parts(code: string): { stem: string; number: number | null } {
  const [, stem = code, number] = /^(.*-)(\d+)$/.exec(code) ?? [];
  return { stem, number: number === undefined ? null : Number(number) };
}
