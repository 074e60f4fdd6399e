import { NoChange } from "#features/reports/report-notes.tsx";
import type { StandingReport } from "#features/reports/report-queries.ts";
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
import { releaseForm } from "./report-form-definition.ts";

type Props = { locale: Locale; action: FormAction; reports: readonly StandingReport[] };

/** The unit reads what waits and releases several at once. */
export function ReleaseForm({ locale, action, reports }: Props) {
  const t = translator(locale);
  return (
    <Form action={action} initial={releaseForm(locale).values({ report: [] })} submit={t("reports:release.submit")}>
      <CheckboxField
        name="report"
        label={t("reports:release.count", { count: reports.length })}
        options={reports.map((report) => ({
          value: String(report.id),
          label: <ReportToChoose report={report} locale={locale} />,
        }))}
      />
    </Form>
  );
}

/** A report among others to be chosen from: who says what, of which recommendation and year. */
export function ReportToChoose({ report, locale }: { report: StandingReport; locale: Locale }) {
  const t = translator(locale);
  const { recommendation, partner, year, state, statement, language, translation, sample, corrects } = report;
  return (
    <>
      <Code code={recommendation} />{" "}
      <b>{t("reports:release.partnerYear", { partner: plainWords(partner.name, locale) ?? partner.code, year })}</b>{" "}
      <ImplementationState state={state} locale={locale} />
      <br />
      <NoChange since={report.repeats} locale={locale} />
      <SentWords words={statement} {...{ language, translation, locale }} />{" "}
      {sample && <Tag>{t("reports:release.sample")}</Tag>}{" "}
      {corrects && <Tag tone="soft">{t("reports:release.corrects")}</Tag>}
    </>
  );
}
