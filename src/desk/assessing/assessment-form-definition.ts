import { z } from "zod";
import { assessmentInput } from "#features/assessments/assessment.ts";
import type { AssessmentItem } from "#features/assessments/assessment-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { words } from "#ui/form/field-kinds.ts";
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

export function assessmentFields({ year, state, statement, language }: AssessmentItem) {
  return { year: String(year), state, statement, language };
}

export function assessmentValues(assessment: AssessmentItem, locale: Locale): FormValues {
  return assessmentForm(locale).values(assessmentFields(assessment));
}

export function readAssessment(values: FormValues, locale: Locale) {
  return assessmentForm(locale).read(values, assessmentInput, (fields) => ({ ...fields, year: Number(fields.year) }));
}
