import { type StepForward, stepAfter, stepBefore } from "#features/assessments/assessment.ts";
import type { AssessmentToOpen, StepBeforeLast } from "#features/assessments/assessment-queries.ts";
import { SentWords } from "#features/translations/sent-words.tsx";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Form } from "#ui/form/form.tsx";
import { CheckboxField, HiddenField, RadioField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { ImplementationState } from "#ui/state.tsx";
import { Tag } from "#ui/text.tsx";
import { stepForm } from "./assessment-form-definition.ts";

type Props = { locale: Locale; action: FormAction; step: StepBeforeLast; waiting: readonly AssessmentToOpen[] };

/** Lets the unit open to the next readers what stands on a step, or take it back from those who read it on this one. */
export function AssessmentStepForm({ locale, action, step, waiting }: Props) {
  const t = translator(locale);
  const next = stepAfter(step) as StepForward;
  return (
    <Form
      action={action}
      initial={stepForm(locale).values({ assessment: [], step, act: "open" })}
      submit={t(stepBefore(step) ? "assessments:step.submit" : `assessments:step.to.${next}`)}
    >
      <HiddenField name="step" />
      <CheckboxField
        name="assessment"
        label={t("assessments:step.count", { count: waiting.length })}
        options={waiting.map((assessment) => ({
          value: String(assessment.id),
          label: <ToOpen assessment={assessment} locale={locale} />,
        }))}
      />
      {stepBefore(step) ? (
        <RadioField
          name="act"
          label={t("assessments:step.act")}
          options={[
            { value: "open", label: t(`assessments:step.to.${next}`) },
            { value: "withdraw", label: t(`assessments:step.from.${step as "partner" | "partners"}`) },
          ]}
          stacked
        />
      ) : (
        <HiddenField name="act" />
      )}
    </Form>
  );
}

function ToOpen({ assessment, locale }: { assessment: AssessmentToOpen; locale: Locale }) {
  const t = translator(locale);
  const { recommendation, partner, year, state, statement, language, translation, sample, followed, held } = assessment;
  return (
    <>
      <Code code={recommendation} />{" "}
      <b>{t("reports:release.partnerYear", { partner: plainWords(partner.name, locale) ?? partner.code, year })}</b>{" "}
      <ImplementationState state={state} locale={locale} />
      <br />
      <SentWords words={statement} {...{ language, translation, locale }} />{" "}
      {sample && <Tag>{t("assessments:sample")}</Tag>}{" "}
      {followed ? (
        <Tag tone="soft">{t("assessments:step.followed")}</Tag>
      ) : (
        held && <Tag tone="soft">{t(`assessments:step.${held}`)}</Tag>
      )}
    </>
  );
}
