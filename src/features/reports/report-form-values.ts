import type { FormValues } from "#ui/form-state.ts";
import type { Answer } from "./report-queries.ts";

/** Carries, for a year, the id of the answer that the person saw when the form was made. */
export function seenField(year: number): string {
  return `seen.${year}`;
}

export function answerValues({ state, statement, language, evidence }: Answer): FormValues {
  return { state, statement, language, evidence: evidence ?? "" };
}
