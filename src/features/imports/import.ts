import type { OddCell } from "#lib/sheets/sheet.ts";
import type { SheetField, TableRow } from "#lib/sheets/table-finding.ts";

/** A row of a sheet comes to one of these: in this order they are shown. `left` is a row that somebody leaves out. */
export const verdicts = ["wrong", "question", "changed", "new", "same", "left"] as const;

export type Verdict = (typeof verdicts)[number];

/** Values that somebody has chosen, each by the id of the question. */
export type Answers = Readonly<Record<string, string>>;

/** A row waits for one of these to be chosen. A question about several rows is asked at the first. */
export type Question = {
  id: string;
  /** the field at whose cell it is asked */
  at: string;
  title: string;
  options: readonly { value: string; label: string }[];
};

/** A cell as it was typed, what it is understood as where that differs, and what stood in the record. */
export type ShownCell = {
  field: string;
  address: string;
  typed: string;
  odd?: OddCell;
  means?: string;
  was?: string;
  /** nothing was typed, and that says something: "not stated" */
  empty?: string;
};

/** A row as its noun understands it. `write` is for the noun to write: none for rows that somebody has to settle first. */
export type Judged<Write> = {
  row: number;
  verdict: Verdict;
  cells: readonly ShownCell[];
  /** sentences, in the language of the page */
  reasons: readonly string[];
  questions: readonly Question[];
  write: Write | null;
};

/** A noun reads its sheets by this: it knows their columns, and judges what a row of them means. */
export type SheetReader<Write> = {
  fields: readonly (SheetField & { label: string })[];
  isWhole: (keys: ReadonlySet<string>) => boolean;
  judge: (rows: readonly TableRow[], answers: Answers) => Judged<Write>[];
};

/** Judges each row. One that its program does not show is asked about first: who sent the sheet may not have seen it. */
export function judgeRows<Write>(
  reader: SheetReader<Write>,
  rows: readonly TableRow[],
  answers: Answers,
  ask: (row: number, id: string) => Question,
): Judged<Write>[] {
  const isTaken = (row: TableRow) => !row.isHidden || answers[hiddenId(row.number)] === "take";
  const judged = reader.judge(rows.filter(isTaken), answers).values();
  return rows.map((row) => {
    const next = isTaken(row) ? judged.next().value : undefined;
    if (next) return next;
    const cells = [...row.cells].map(([field, { address, text }]) => ({ field, address, typed: text }));
    const question = ask(row.number, hiddenId(row.number));
    const isLeft = answers[question.id] === "leave";
    const asked = isLeft ? [] : [question];
    const verdict = isLeft ? "left" : "question";
    return { ...{ row: row.number, verdict, cells, questions: asked }, reasons: [question.title], write: null };
  });
}

function hiddenId(row: number): string {
  return `hidden-${row}`;
}

export type Counts = Readonly<Record<Verdict, number>>;

export function countsOf(judged: readonly { verdict: Verdict }[]): Counts {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of judged) counts[verdict] += 1;
  return counts;
}

/** Rows that somebody has to mend in the sheet, leave out or answer for. */
export function unsettled<Row extends { verdict: Verdict }>(judged: readonly Row[]): Row[] {
  return judged.filter(({ verdict }) => verdict === "wrong" || verdict === "question");
}

export function toWrite<Write>(judged: readonly Judged<Write>[]): (Judged<Write> & { write: Write })[] {
  return judged.flatMap((row) =>
    (row.verdict === "new" || row.verdict === "changed") && row.write !== null ? [{ ...row, write: row.write }] : [],
  );
}

/** Only answers to questions that are asked, and that are among those that can be given. */
export function answersAmong(judged: readonly Judged<unknown>[], given: Answers): Answers {
  const asked = new Map(judged.flatMap(({ questions }) => questions.map((one) => [one.id, one] as const)));
  return Object.fromEntries(
    Object.entries(given).filter(([id, value]) => asked.get(id)?.options.some((option) => option.value === value)),
  );
}

/** The nouns whose rows can be brought in from a sheet. */
export const importNouns = ["delegations"] as const;
export type ImportNoun = (typeof importNouns)[number];

/** So many sheets one person may have brought in and not settled. */
export const mostImports = 20;

const dayMs = 24 * 3600 * 1000;

/** An import that nobody goes on with is taken away after so long, with what it brought, and can be taken back no more. */
export const keptDays = 30;

export function abandonedBefore(now: Date): Date {
  return new Date(now.getTime() - keptDays * dayMs);
}
