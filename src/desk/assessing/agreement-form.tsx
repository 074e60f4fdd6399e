import { ReportToChoose } from "#desk/reporting/release-form.tsx";
import { EvidenceFiles } from "#features/evidence/evidence-files.tsx";
import { answerName } from "#features/reports/answer-name.ts";
import type { StandingReport } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { CheckboxField, RadioField, TextArea } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { Evidence } from "#views/recommendation/recommendation-report-row.tsx";
import { agreementForm } from "./assessment-form-definition.ts";

/** So many are read before they are agreed with at once. */
export const mostAgreed = 50;

type Props = {
  locale: Locale;
  action: FormAction;
  reports: readonly StandingReport[];
  /** in which the person usually writes */
  language: Locale;
};

/** The unit reads what partners say and agrees with those that it chooses: none is chosen for it. */
export function AgreementForm({ locale, action, reports, language }: Props) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={agreementForm(locale).values({
        ...{ report: [], language },
        statement: translator(language)("assessments:agree.reason"),
      })}
      submit={t("assessments:agree.submit")}
      others={<a href={addressOf(locale, "/desk/reports")}>{t("assessments:form.cancel")}</a>}
    >
      <CheckboxField
        name="report"
        label={t("reports:release.count", { count: reports.length })}
        options={reports.map((report) => ({
          value: String(report.id),
          label: (
            <>
              <ReportToChoose report={report} locale={locale} />
              {report.evidence && (
                <span className="small soft">
                  {" "}
                  <Evidence evidence={report.evidence} locale={locale} />
                </span>
              )}
            </>
          ),
        }))}
      />
      {reports
        .filter(({ files }) => files.length > 0)
        .map((report) => (
          <section key={report.id}>
            <h3>{answerName(report, locale)}</h3>
            <EvidenceFiles files={report.files} locale={locale} />
          </section>
        ))}
      <TextArea
        name="statement"
        label={t("assessments:form.statement")}
        hint={t("assessments:agree.statementHint")}
        rows={3}
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
    </Form>
  );
}

/** Asks by the address whose reports, or the reports on which recommendation, are shown. */
export function ReportsChooser({
  locale,
  reports,
  partner,
  recommendation,
}: {
  locale: Locale;
  /** all that wait: what can be chosen */
  reports: readonly StandingReport[];
  partner: string;
  recommendation: string;
}) {
  const t = translator(locale);
  const byName = new Intl.Collator(locale).compare;
  const partners = new Map(reports.map(({ partner: { code, name } }) => [code, plainWords(name, locale) ?? code]));
  const codes = [...new Set(reports.map((report) => report.recommendation))].sort();
  return (
    <form method="get" className="chooser">
      <label className="field">
        <b>{t("assessments:form.partner")}</b>
        <select name="partner" defaultValue={partner}>
          <option value="">{t("assessments:agree.all")}</option>
          {[...partners]
            .sort(([, a], [, b]) => byName(a, b))
            .map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <label className="field">
        <b>{t("assessments:agree.recommendation")}</b>
        <select name="recommendation" defaultValue={recommendation}>
          <option value="">{t("assessments:agree.all")}</option>
          {codes.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </select>
      </label>
      <button className="button quiet" type="submit">
        {t("assessments:form.choose")}
      </button>
    </form>
  );
}
