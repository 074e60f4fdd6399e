import type { AssessmentItem } from "#features/assessments/assessment-queries.ts";
import { SentWords } from "#features/translations/sent-words.tsx";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Form } from "#ui/form/form.tsx";
import { CheckboxField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { ImplementationState } from "#ui/state.tsx";
import { Tag } from "#ui/text.tsx";
import { releaseForm } from "./assessment-form-definition.ts";

type Props = { locale: Locale; action: FormAction; ready: readonly AssessmentItem[] };

/** Lets the unit say to everybody what it has said to partners. */
export function AssessmentReleaseForm({ locale, action, ready }: Props) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={releaseForm(locale).values({ assessment: [] })}
      submit={t("assessments:desk.submit")}
    >
      <CheckboxField
        name="assessment"
        label={t("assessments:desk.toReleaseCount", { count: ready.length })}
        options={ready.map((assessment) => ({
          value: String(assessment.id),
          label: <ToRelease assessment={assessment} locale={locale} />,
        }))}
      />
    </Form>
  );
}

function ToRelease({ assessment, locale }: { assessment: AssessmentItem; locale: Locale }) {
  const t = translator(locale);
  const { recommendation, partner, year, state, statement, language, translation, sample } = assessment;
  return (
    <>
      <Code code={recommendation} />{" "}
      <b>{t("reports:release.partnerYear", { partner: plainWords(partner.name, locale) ?? partner.code, year })}</b>{" "}
      <ImplementationState state={state} locale={locale} />
      <br />
      <SentWords words={statement} {...{ language, translation, locale }} />{" "}
      {sample && <Tag>{t("assessments:sample")}</Tag>}
    </>
  );
}
