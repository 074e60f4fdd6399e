import { z } from "zod";
import { assessmentInput } from "#features/assessments/assessment.ts";
import type { AssessmentItem } from "#features/assessments/assessment-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { choices, ids, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** The unit's view of a partner and a year. */
export const assessmentForm = defineForm(() =>
  z.object({
    year: words({ problem: "assessments:problem.year" }),
    state: words({ label: "assessments:form.state", problem: "assessments:problem.state" }),
    statement: words({ label: "assessments:form.statement", problem: "assessments:problem.statement" }),
    language: words({ label: "assessments:form.language", problem: "assessments:problem.language" }),
  }),
);

/** Beside it the form says whether everybody may read it at once, which is no part of the view. */
export const atOnceForm = defineForm(() => z.object({ release: choices() }));

const atOnce = z.object({ release: z.array(z.string()).nonempty() });

export function isReleasedAtOnce(values: FormValues, locale: Locale): boolean {
  return atOnceForm(locale).read(values, atOnce).ok;
}

/** Assessments that the unit releases to everybody. */
export const releaseForm = defineForm(() => z.object({ assessment: ids({ problem: "assessments:desk.notChosen" }) }));

const released = z.object({ assessment: z.array(z.number()).min(1) });

export function readRelease(values: FormValues, locale: Locale) {
  return releaseForm(locale).read(values, released);
}

export function assessmentFields({ year, state, statement, language }: AssessmentItem) {
  return { year: String(year), state, statement, language };
}

export function assessmentValues(assessment: AssessmentItem, locale: Locale): FormValues {
  return assessmentForm(locale).values(assessmentFields(assessment));
}

export function readAssessment(values: FormValues, locale: Locale) {
  return assessmentForm(locale).read(values, assessmentInput, (fields) => ({ ...fields, year: Number(fields.year) }));
}
