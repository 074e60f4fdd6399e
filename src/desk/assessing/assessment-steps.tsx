import { assessmentSteps } from "#features/assessments/assessment.ts";
import type { AssessmentToOpen, StepBeforeLast } from "#features/assessments/assessment-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Leaders } from "#ui/list.tsx";

type Waiting = Record<StepBeforeLast, AssessmentToOpen[]>;

const stepsBeforeLast = assessmentSteps.filter((step): step is StepBeforeLast => step !== "public");

/** The step that the address names; otherwise the first on which something stands. */
export function stepIn(query: URLSearchParams, waiting: Waiting): StepBeforeLast {
  const asked = stepsBeforeLast.find((step) => step === query.get("step"));
  return asked ?? stepsBeforeLast.find((step) => waiting[step].length > 0) ?? "unit";
}

/** Counts those on each step and leads to it. */
export function AssessmentSteps({
  locale,
  waiting,
  shown,
}: {
  locale: Locale;
  waiting: Waiting;
  shown?: StepBeforeLast;
}) {
  const t = translator(locale);
  return (
    <Leaders
      items={stepsBeforeLast.map((step) => ({
        key: step,
        label:
          step === shown ? (
            <b>{t(`assessments:step.on.${step}`)}</b>
          ) : (
            <a href={addressOf(locale, "/desk/assessments", `?step=${step}`)}>{t(`assessments:step.on.${step}`)}</a>
          ),
        value: waiting[step].length,
      }))}
    />
  );
}
