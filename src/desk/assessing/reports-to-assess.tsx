import { pageOf } from "#features/reports/matrix.ts";
import type { StandingReport } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, dayOf, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Pagination } from "#ui/filters.tsx";
import { GroupHead, RecordList, RecordRow } from "#ui/list.tsx";
import { EmptyState, Section } from "#ui/page.tsx";
import { ImplementationState } from "#ui/state.tsx";
import { Tag } from "#ui/text.tsx";

/** Enough for a day's work. */
const perPage = 10;

/** Those that have waited longest first, each with the way to its form. `asked` is the page that the address names. */
export function ReportsToAssess({
  locale,
  reports,
  asked,
}: {
  locale: Locale;
  reports: readonly StandingReport[];
  asked: number;
}) {
  const t = translator(locale);
  const [shown, page, pages] = pageOf(reports, asked, perPage);
  return (
    <Section id="assess" title={t("assessments:desk.toAssess")}>
      {reports.length === 0 ? (
        <EmptyState>{t("assessments:desk.toAssessNone")}</EmptyState>
      ) : (
        <>
          <GroupHead
            as="h3"
            title={t("assessments:desk.toAssessText")}
            aside={t("assessments:desk.toAssessCount", { count: reports.length })}
          />
          <RecordList>
            {shown.map((report) => (
              <ToAssess
                key={`${report.recommendation}-${report.partner.code}-${report.year}`}
                report={report}
                locale={locale}
              />
            ))}
          </RecordList>
          <p className="mt-3">
            <a href={addressOf(locale, "/desk/reports/agree")}>{t("assessments:agree.link")}</a>
          </p>
          {pages > 1 && (
            <Pagination
              {...{ locale, page, pages }}
              shown={shown.length}
              total={reports.length}
              href={(number) => addressOf(locale, "/desk/reports", `?page=${number}#assess`)}
              label={t("assessments:desk.toAssess")}
            />
          )}
        </>
      )}
    </Section>
  );
}

function ToAssess({ report, locale }: { report: StandingReport; locale: Locale }) {
  const t = translator(locale);
  const { recommendation, partner, year, state, submittedAt, sample } = report;
  const name = plainWords(partner.name, locale) ?? partner.code;
  const action = t("assessments:assess");
  return (
    <RecordRow
      number={
        <Code code={recommendation} href={addressOf(locale, "/recommendations/[code]", recommendation, "#reports")} />
      }
      state={<ImplementationState state={state} locale={locale} />}
      below={
        <>
          {t("recommendations:reports.submitted", { date: formatDate(dayOf(submittedAt), locale) })}{" "}
          <a
            href={addressOf(
              locale,
              "/recommendations/[code]/assess",
              recommendation,
              `?partner=${partner.code}&year=${year}`,
            )}
            aria-label={`${t("assessments:ofWhom", { action, partner: name, year })}, ${recommendation}`}
          >
            {capital(action, locale)}
          </a>
        </>
      }
    >
      {t("reports:release.partnerYear", { partner: name, year })} {sample && <Tag>{t("reports:release.sample")}</Tag>}
    </RecordRow>
  );
}
