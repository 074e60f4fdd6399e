import type { ReactNode } from "react";
import { dayOf, formatDate, typeset } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Leaders } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { BookRow, EmptyState, Section } from "#ui/page.tsx";
import { FallbackTag, ImplementationState } from "#ui/state.tsx";
import { LocalizedText, SampleTag, Tag } from "#ui/text.tsx";
import { type Actor, can } from "../../policy.ts";
import { implementationStates } from "../reports/report.ts";
import type { EarlierReport } from "./lineage-queries.ts";
import type { RecommendationPage } from "./recommendation-queries.ts";
import type { ReportOfRecommendation } from "./recommendation-report-rows.ts";

type Props = { page: RecommendationPage; locale: Locale };

/** What partners say they did. Silence is shown as silence; a reader who sees only released reports is told so. */
export function RecommendationReports({
  page,
  earlier,
  actor,
  locale,
}: Props & { earlier: readonly EarlierReport[]; actor: Actor }) {
  const t = translator(locale);
  const reports = page.reports.filter(({ corrected }) => !corrected);
  return (
    <Section id="reports" title={t("recommendations:reports.title")}>
      <p>
        <Addressees page={page} locale={locale} />
      </p>
      <div className="mt-4">
        {reports.length === 0 ? (
          <NoReport page={page} locale={locale} />
        ) : (
          <>
            <Numbers page={page} locale={locale} />
            {reports.map((report) => (
              <ReportRow key={report.id} report={report} locale={locale} />
            ))}
          </>
        )}
      </div>
      {isAddressedTo(actor, page) && (
        <p className="actions">
          <a className="button quiet" href={`/${locale}/recommendations/${page.code}/report`}>
            {t("recommendations:reports.own")}
          </a>
        </p>
      )}
      {earlier.length > 0 && (
        <div className="mt-5">
          <h3>{t("recommendations:lineage.reports")}</h3>
          <p className="small">{t("recommendations:lineage.reportsWhat")}</p>
          {earlier.map((report) => (
            <ReportRow key={report.id} report={report} madeFor={report.recommendation} locale={locale} />
          ))}
        </div>
      )}
    </Section>
  );
}

function isAddressedTo(actor: Actor, { addressees }: RecommendationPage): boolean {
  return actor.kind === "person" && addressees.some(({ id }) => can.report(actor, { partnerId: id }));
}

function Addressees({ page, locale }: Props): ReactNode {
  const t = translator(locale);
  const { addressees, addresseesText, addressedToAll, provenance } = page;
  const sample = provenance === "sample" && (
    <>
      {" "}
      <Tag>{t("recommendations:reports.sample")}</Tag>
    </>
  );
  if (addressedToAll) {
    return (
      <>
        {t("recommendations:reports.addressedAll", { count: addressees.length })}
        {sample}
      </>
    );
  }
  const inWords = inLanguage(addresseesText, locale);
  if (addressees.length === 0 && !inWords) return t("recommendations:reports.addressedUnknown");
  return (
    <>
      {t("recommendations:reports.addressed")}: {inWords && <LocalizedText value={addresseesText} locale={locale} />}
      {addressees.map(({ code, name }, index) => (
        <span key={code}>
          {(index > 0 || inWords) && ", "}
          <a href={`/${locale}/partners/${code}`}>
            <LocalizedText value={name} locale={locale} />
          </a>
        </span>
      ))}
      .{sample}
    </>
  );
}

function NoReport({ page, locale }: Props) {
  const t = translator(locale);
  if (!page.seesAllReports) return <EmptyState>{t("recommendations:reports.nonePublic")}</EmptyState>;
  return (
    <EmptyState>
      <p>
        <ImplementationState state="noReport" locale={locale} />
      </p>
      <p>{t("recommendations:reports.none")}</p>
    </EmptyState>
  );
}

/** How many say what. Only who sees every report is told how many say nothing. */
function Numbers({ page, locale }: Props) {
  const t = translator(locale);
  const states = implementationStates.filter((state) => page.implementation[state]);
  const reported = states.reduce(
    (sum, state) => sum + (state === "noReport" ? 0 : (page.implementation[state] ?? 0)),
    0,
  );
  return (
    <div className="beside">
      <div>
        <p>
          <b>{t("recommendations:reports.reported", { count: reported })}</b>
        </p>
        <Leaders
          items={states.toReversed().map((state) => ({
            key: state,
            label: <ImplementationState state={state} locale={locale} />,
            value: page.implementation[state],
          }))}
        />
      </div>
      <div className="notes">
        <Note kind="look" locale={locale} title={t("recommendations:reports.silence")}>
          {t(page.seesAllReports ? "recommendations:reports.latest" : "recommendations:reports.publicOnly")}
        </Note>
      </div>
    </div>
  );
}

function ReportRow({
  report,
  madeFor,
  locale,
}: {
  report: ReportOfRecommendation;
  /** the earlier recommendation on which it was made */
  madeFor?: string;
  locale: Locale;
}) {
  const t = translator(locale);
  const { partner, year, state, statement, language, evidence, submittedAt, released, sample } = report;
  return (
    <BookRow
      label={
        <>
          <a href={`/${locale}/partners/${partner.code}`}>
            <LocalizedText value={partner.name} locale={locale} />
          </a>{" "}
          {t("recommendations:reports.forYear", { year })}
        </>
      }
      note={
        <Note
          locale={locale}
          title={t("recommendations:reports.submitted", { date: formatDate(dayOf(submittedAt), locale) })}
        >
          {evidence && <Evidence evidence={evidence} locale={locale} />}
        </Note>
      }
    >
      <p>
        <ImplementationState state={state} locale={locale} />
        {madeFor && (
          <>
            {" "}
            <Code code={madeFor} href={`/${locale}/recommendations/${madeFor}#reports`} />
          </>
        )}
      </p>
      <p className="mt-2">
        <span lang={language}>{typeset(statement, language)}</span>{" "}
        {language !== locale && <FallbackTag locale={locale} lang={language} />}{" "}
        {sample && <SampleTag locale={locale} />}{" "}
        {!released && <Tag tone="soft">{t("recommendations:reports.notReleased")}</Tag>}
      </p>
    </BookRow>
  );
}

function Evidence({ evidence, locale }: { evidence: string; locale: Locale }) {
  return (
    <>
      {translator(locale)("recommendations:reports.evidence")}:{" "}
      {evidence.split(/\s+/).map((address, index) => (
        <span key={address}>
          {index > 0 && ", "}
          <a href={address} rel="nofollow">
            {address}
          </a>
        </span>
      ))}
    </>
  );
}
