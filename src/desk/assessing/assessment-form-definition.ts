import { z } from "zod";
import { assessmentInput } from "#features/assessments/assessment.ts";
import type { AssessmentItem } from "#features/assessments/assessment-queries.ts";
import { inItsLanguage, reportFields } from "#features/reports/report.ts";
import type { Locale } from "#i18n/locale.ts";
import { ids, words } from "#ui/form/field-kinds.ts";
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

/** Reports with which the unit agrees, and why. */
export const agreementForm = defineForm(() =>
  z.object({
    report: ids({ problem: "reports:release.notChosen" }),
    statement: words({ label: "assessments:form.statement", problem: "assessments:problem.statement" }),
    language: words({ label: "assessments:form.language", problem: "assessments:problem.language" }),
  }),
);

const agreement = reportFields
  .pick({ statement: true, language: true })
  .extend({ report: z.array(z.number()).min(1) })
  .transform(inItsLanguage);

export function readAgreement(values: FormValues, locale: Locale) {
  return agreementForm(locale).read(values, agreement);
}

/** Assessments of one step that the unit opens to the readers of the next, or takes back from those of this one. */
export const stepForm = defineForm(() =>
  z.object({
    assessment: ids({ problem: "assessments:step.notChosen" }),
    step: words({ problem: "assessments:step.notChosen" }),
    act: words({ label: "assessments:step.act", problem: "assessments:step.notDecided" }),
  }),
);

const stepInput = z.object({
  assessment: z.array(z.number()).min(1),
  step: z.enum(["unit", "partner", "partners"]),
  act: z.enum(["open", "withdraw"]),
});

export function readStep(values: FormValues, locale: Locale) {
  return stepForm(locale).read(values, stepInput);
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
