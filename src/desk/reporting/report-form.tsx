import { keptAs } from "#features/drafts/draft-forms.ts";
import type { Draft } from "#features/reports/draft-queries.ts";
import { reportStates } from "#features/reports/report.ts";
import type { Answer } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, RadioField, SelectField, TextArea } from "#ui/form/form-fields.tsx";
import type { FormAction, FormValues } from "#ui/form/form-state.ts";
import { ImplementationState } from "#ui/state.tsx";
import { answerValues, draftField, draftFormValues, draftYearField, seenField } from "./report-form-definition.ts";

type Props = {
  locale: Locale;
  action: FormAction;
  recommendation: string;
  /** the years that can be reported on, the latest first, and the one that is asked for */
  years: readonly number[];
  year: number;
  /** all standing answers of the partner */
  answers: readonly Answer[];
  /** the words typed on the sheet for this year and not sent */
  draft: Draft | null;
  /** in which the person usually writes */
  language: Locale;
};

/** A partner's answer for a year; what stands for that year already is there to be corrected. */
export function ReportForm({ locale, action, recommendation, years, year, answers, draft, language }: Props) {
  const t = translator(locale);
  const standing = answers.find((answer) => answer.year === year);
  const seen: FormValues = Object.fromEntries(answers.map(({ id, year: of }) => [seenField(of), String(id)]));
  const yearWithState = (one: number) => {
    const answer = answers.find((candidate) => candidate.year === one);
    if (!answer) return String(one);
    return t("reports:form.yearWith", { year: one, state: t(`states:implementation.${answer.state}`) });
  };
  return (
    <Form
      action={action}
      initial={{
        recommendation,
        year: String(year),
        language,
        ...(standing && answerValues(standing, locale)),
        ...draftFormValues(year, draft, locale),
        ...seen,
      }}
      submit={t("reports:form.submit")}
      keptAs={keptAs("report", `${recommendation}-${year}`)}
      others={<a href={addressOf(locale, "/desk")}>{t("reports:form.cancel")}</a>}
    >
      <HiddenField name="recommendation" />
      <HiddenField name={draftYearField} />
      <HiddenField name={draftField} />
      {years.map((one) => (
        <HiddenField key={one} name={seenField(one)} />
      ))}
      <Fields>
        <SelectField
          name="year"
          label={t("reports:form.year")}
          hint={t("reports:form.yearHint")}
          options={years.map((one) => ({ value: String(one), label: yearWithState(one) }))}
        />
        <RadioField
          name="language"
          label={t("reports:form.language")}
          options={locales.map((value) => ({
            value,
            label: <span lang={value}>{capital(languageNames[value], value)}</span>,
          }))}
        />
        <RadioField
          name="state"
          label={t("reports:form.state")}
          options={reportStates.map((state) => ({
            value: state,
            label: <ImplementationState state={state} locale={locale} />,
          }))}
          wide
        />
        <TextArea
          name="statement"
          label={t("reports:form.statement")}
          hint={t("reports:form.statementHint")}
          rows={8}
          wide
        />
        <TextArea
          name="evidence"
          label={t("reports:form.evidence")}
          hint={t("reports:form.evidenceHint")}
          rows={3}
          wide
        />
      </Fields>
    </Form>
  );
}
