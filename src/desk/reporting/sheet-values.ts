import { type DraftInput, draftInput, draftMark, type SeenDraft } from "#features/reports/draft.ts";
import { saysTheSame } from "#features/reports/report.ts";
import type { Answer } from "#features/reports/report-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { carried, type FormValues, idOf, textOf } from "#ui/form/form-state.ts";

export const rowsPerSheet = 10;

const parts = ["state", "statement", "language", "evidence"] as const;

/** The name of a row, and of a control in it: `row.2021-III-4.statement`. */
export function rowName(code: string, part?: (typeof parts)[number]): string {
  return part ? `row.${code}.${part}` : `row.${code}`;
}

/** The names of all controls of a row. */
export function rowParts(code: string): string[] {
  return parts.map((part) => rowName(code, part));
}

/** The row carries along the draft that was seen, the answer that would be corrected, and the one before. */
export function carriedName(code: string, what: "seen" | "corrects" | "repeats"): string {
  return `${carried}${code}.${what}`;
}

export const writerName = `${carried}writer`;

export type TypedSheetRow = SeenDraft & {
  code: string;
  /** as it came */
  typed: Record<(typeof parts)[number], string>;
  /** `null` where the words are longer than anything that can be kept */
  draft: DraftInput | null;
  corrects: number | null;
  repeats: number | null;
};

/** The rows of a sheet as they were typed, in the order of the page. */
export function typedRows(values: FormValues): TypedSheetRow[] {
  const ending = ".seen";
  return Object.keys(values)
    .filter((name) => name.startsWith(carried) && name.endsWith(ending))
    .map((name) => {
      const code = name.slice(carried.length, -ending.length);
      const text = (part: (typeof parts)[number]) => textOf(values, rowName(code, part));
      const typed = {
        state: text("state"),
        statement: text("statement"),
        language: text("language"),
        evidence: text("evidence"),
      };
      return {
        code,
        typed,
        draft: draftInput.safeParse(typed).data ?? null,
        seen: textOf(values, name),
        writer: textOf(values, writerName),
        corrects: idOf(values, carriedName(code, "corrects")) || null,
        repeats: idOf(values, carriedName(code, "repeats")) || null,
      };
    });
}

export function draftValues(code: string, draft: DraftInput): FormValues {
  return Object.fromEntries(parts.map((part) => [rowName(code, part), draft[part] ?? ""]));
}

/** An answer that was sent, as the words with which its correction begins. */
export function asTyped({ state, statement, language, evidence }: Pick<Answer, keyof DraftInput>): DraftInput {
  return { state, statement, language, evidence: evidence ?? "" };
}

/** The row without words where these are still those of the answer that was seen: nobody has typed anything. */
export function withoutUntouched(row: TypedSheetRow, seen: Answer | undefined): TypedSheetRow {
  if (!row.draft || !seen || !saysTheSame(row.typed, seen)) return row;
  return { ...row, draft: emptyDraft(row.draft.language) };
}

/** A row as it stands before anybody types: the draft, else the answer that can be corrected, and what is carried along. */
export function sheetRowValues(
  code: string,
  { draft, answer, before }: { draft: DraftInput | null; answer: Answer | null; before: Answer | null },
  language: Locale,
): FormValues {
  return {
    ...draftValues(code, draft ?? (answer ? asTyped(answer) : emptyDraft(language))),
    [carriedName(code, "seen")]: draftMark(draft),
    [carriedName(code, "corrects")]: String(answer?.id ?? ""),
    [carriedName(code, "repeats")]: String(before?.id ?? ""),
  };
}

export function emptyDraft(language: Locale): DraftInput {
  return { state: null, statement: "", language, evidence: "" };
}
