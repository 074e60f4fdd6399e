import { type DraftInput, draftMark } from "#features/reports/draft.ts";
import type { Answer } from "#features/reports/report-queries.ts";
import { carried, type FormValues } from "#ui/form/form-state.ts";

/** Carries, for a year, the id of the answer that the person saw when the form was made. */
export function seenField(year: number): string {
  return `seen.${year}`;
}

export const draftYearField = `${carried}draftYear`;
export const draftField = `${carried}draft`;

export function answerValues({ state, statement, language, evidence }: Answer): FormValues {
  return { state, statement, language, evidence: evidence ?? "" };
}

/** The draft of the sheet, to be gone on with, and the mark by which it is known that no colleague changed it since. */
export function draftFormValues(year: number, draft: DraftInput | null): FormValues {
  return {
    ...(draft && {
      state: draft.state ?? "",
      statement: draft.statement,
      language: draft.language,
      evidence: draft.evidence,
    }),
    [draftYearField]: String(year),
    [draftField]: draftMark(draft),
  };
}
