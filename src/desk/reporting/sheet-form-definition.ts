import { z } from "zod";
import { momentOf } from "#features/drafts/draft.ts";
import { type DraftInput, draftInput, draftMark, type SeenDraft } from "#features/reports/draft.ts";
import { saysTheSame } from "#features/reports/report.ts";
import type { Answer } from "#features/reports/report-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { id, keyed, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import { withKeyed } from "#ui/form/form-row-values.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { saidFields, saidForm } from "./report-form-definition.ts";

export const rowsPerSheet = 10;

/** A partner's words on many recommendations, each under its number with what its author was shown there. */
export const sheetForm = defineForm(() =>
  z.object({
    year: id(),
    page: id(),
    /** tells this opened sheet from others */
    carried: z.object({ writer: words(), moment: words() }),
    row: keyed(
      z.object({
        ...saidFields,
        /** the mark of the draft that was seen, the answer that would be corrected, and the one before */
        seen: words(),
        corrects: id(),
        repeats: id(),
      }),
    ),
  }),
);

type Fields = z.output<ReturnType<typeof sheetForm>["fields"]>;

type RowFields = Fields["row"][string];

const said = Object.keys(saidFields);

/** The name of a row, and of a control in it: `row.2021-III-4.statement`. */
export function rowName(code: string, part?: keyof RowFields): string {
  return part ? `row.${code}.${part}` : `row.${code}`;
}

/** The names of all controls of a row in which something is said. */
export function rowParts(code: string): string[] {
  return said.map((part) => `${rowName(code)}.${part}`);
}

export type TypedSheetRow = SeenDraft & {
  code: string;
  /** as it came */
  typed: FormValues;
  /** `null` where the words are longer than anything that can be kept */
  draft: DraftInput | null;
  corrects: number | null;
  repeats: number | null;
};

const asItCame = z.custom<Fields>(() => true);

/** The rows of a sheet as they were typed, in the order of the page. */
export function typedRows(values: FormValues, locale: Locale): TypedSheetRow[] {
  const read = sheetForm(locale).read(values, asItCame);
  if (!read.ok) return [];
  const { carried, row } = read.value;
  return Object.entries(row).map(([code, { seen, corrects, repeats, ...words }]) => {
    const typed = { ...words, statement: words.statement ?? "", evidence: words.evidence ?? "" };
    return {
      code,
      typed: saidForm(locale).values(words),
      draft: draftInput.safeParse(typed).data ?? null,
      ...{ seen: seen ?? "", writer: carried.writer ?? "", at: momentOf(carried.moment ?? ""), corrects, repeats },
    };
  });
}

export function draftValues(code: string, draft: DraftInput): FormValues {
  return withKeyed({}, "row", [[code, saidForm(draft.language).values(draft)]]);
}

/** An answer that was sent, as the words with which its correction begins. */
export function asTyped({ state, statement, language, evidence }: Pick<Answer, keyof DraftInput>): DraftInput {
  return { state, statement, language, evidence: evidence ?? "" };
}

/** The row without words where these are still those of the answer that was seen: nobody has typed anything. */
export function withoutUntouched(row: TypedSheetRow, seen: Answer | undefined): TypedSheetRow {
  if (!row.draft || !seen || !saysTheSame(row.draft, seen)) return row;
  return { ...row, draft: emptyDraft(row.draft.language) };
}

type Row = {
  recommendation: { code: string };
  draft: DraftInput | null;
  answer: Answer | null;
  before: Answer | null;
};

/**
 * A sheet as it stands before anybody types: in each row the draft, else the answer that can be corrected, in the language in
 * which its author writes.
 */
export function sheetValues(
  { year, page, writer, rows }: { year: number; page: number; writer: string; rows: readonly Row[] },
  language: Locale,
): FormValues {
  const fields = rows.map(({ recommendation, draft, answer, before }): [string, RowFields] => [
    recommendation.code,
    {
      ...(draft ?? (answer ? asTyped(answer) : emptyDraft(language))),
      ...{ seen: draftMark(draft), corrects: answer?.id ?? null, repeats: before?.id ?? null },
    },
  ]);
  return sheetForm(language).values({ year, page, carried: { writer, moment: null }, row: Object.fromEntries(fields) });
}

export function emptyDraft(language: Locale): DraftInput {
  return { state: null, statement: "", language, evidence: "" };
}
