import type { AssessmentItem } from "#features/assessments/assessment-queries.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { reportStates } from "#features/reports/report.ts";
import type { Answer } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, RadioField, TextArea } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { shownNow, withShown } from "#ui/merging/form-conflicts.ts";
import { ImplementationState } from "#ui/state.tsx";
import { assessmentValues } from "./assessment-form-definition.ts";

type Props = {
  locale: Locale;
  action: FormAction;
  recommendation: string;
  partner: string;
  year: number;
  /** the partner's words on that year, and the assessment that stands */
  report: Answer | null;
  standing: AssessmentItem | null;
  /** in which the person usually writes */
  language: Locale;
};

/**
 * The unit says here how it sees what a partner did in a year. The form sends along the report that the person had before
 * their eyes.
 */
export function AssessmentForm({ locale, action, recommendation, partner, year, report, standing, language }: Props) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={{
        recommendation,
        partner,
        year: String(year),
        seenReport: String(report?.id ?? ""),
        language,
        ...(standing ? withShown(assessmentValues(standing, locale)) : shownNow(null)),
      }}
      submit={t("assessments:form.submit")}
      keptAs={keptAs("assessment", `${recommendation}-${partner}-${year}`)}
      others={<a href={addressOf(locale, "/desk/reports")}>{t("assessments:form.cancel")}</a>}
    >
      <HiddenField name="recommendation" />
      <HiddenField name="partner" />
      <HiddenField name="year" />
      <HiddenField name="seenReport" />
      <Fields>
        <RadioField
          name="state"
          label={t("assessments:form.state")}
          options={reportStates.map((state) => ({
            value: state,
            label: <ImplementationState state={state} locale={locale} />,
          }))}
          wide
        />
        <TextArea
          name="statement"
          label={t("assessments:form.statement")}
          hint={t("assessments:form.statementHint")}
          rows={6}
          wide
        />
        <RadioField
          name="language"
          label={t("assessments:form.language")}
          options={locales.map((value) => ({
            value,
            label: <span lang={value}>{capital(languageNames[value], value)}</span>,
          }))}
        />
      </Fields>
    </Form>
  );
}
