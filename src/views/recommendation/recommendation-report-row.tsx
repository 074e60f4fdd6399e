import type { AssessmentItem } from "#features/assessments/assessment-queries.ts";
import { AssessmentNote, WithAssessment } from "#features/assessments/assessment-words.tsx";
import { EvidenceFiles } from "#features/evidence/evidence-files.tsx";
import { PartnerState } from "#features/reports/partner-state.tsx";
import { silenceOn } from "#features/reports/report.ts";
import { NoChange } from "#features/reports/report-notes.tsx";
import { SentWords } from "#features/translations/sent-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Note } from "#ui/note.tsx";
import { BookRow } from "#ui/page.tsx";
import { ImplementationState } from "#ui/state.tsx";
import { LocalizedText, SampleTag, Tag } from "#ui/text.tsx";
import type { RecommendationPage } from "./find-recommendation.ts";
import type { ReportOfRecommendation } from "./recommendation-report-rows.ts";

/** Shows what a partner says of a year, the unit's view of it where there is one, and when each was given. */
export function ReportRow({
  report,
  assessment,
  madeFor,
  assessAt,
  locale,
}: {
  report: ReportOfRecommendation;
  /** the unit's view of the same partner and year */
  assessment?: AssessmentItem;
  /** the earlier recommendation on which it was made */
  madeFor?: string;
  /** the address of the form, for who may assess */
  assessAt?: string;
  locale: Locale;
}) {
  const t = translator(locale);
  const { partner, year, state, statement, language, translation, evidence, files, submittedAt, released, sample } =
    report;
  const action = t(assessment ? "assessments:assessAgain" : "assessments:assess");
  const name = plainWords(partner.name, locale) ?? partner.code;
  return (
    <BookRow
      label={<PartnerAndYear {...{ partner, year, locale }} />}
      note={
        <>
          <Note
            locale={locale}
            title={t("recommendations:reports.submitted", { date: formatDate(dayOf(submittedAt), locale) })}
          >
            {evidence && <Evidence evidence={evidence} locale={locale} />}
            <EvidenceFiles files={files} locale={locale} />
          </Note>
          {assessment && <AssessmentNote {...{ assessment, locale }} claim={report} />}
          {assessAt && (
            <p className="small">
              <a
                href={`${assessAt}?partner=${partner.code}&year=${year}`}
                aria-label={t("assessments:ofWhom", { action, partner: name, year })}
              >
                {action}
              </a>
            </p>
          )}
        </>
      }
    >
      <WithAssessment {...{ assessment, locale }} claim={report}>
        <p>
          <ImplementationState state={state} locale={locale} />
          {madeFor && (
            <>
              {" "}
              <Code code={madeFor} href={addressOf(locale, "/recommendations/[code]", madeFor, "#reports")} />
            </>
          )}
        </p>
        <p className="mt-2">
          <NoChange since={report.repeats} locale={locale} />
          <SentWords words={statement} {...{ language, translation, locale }} />{" "}
          {sample && <SampleTag locale={locale} />}{" "}
          {!released && <Tag tone="soft">{t("recommendations:reports.notReleased")}</Tag>}
        </p>
      </WithAssessment>
    </BookRow>
  );
}

/** The unit's view of a year for which this reader knows of no report: that there is none is said with it. */
export function AssessedSilence({
  assessment,
  page,
  locale,
}: {
  assessment: AssessmentItem;
  page: Pick<RecommendationPage, "status">;
  locale: Locale;
}) {
  return (
    <BookRow
      label={<PartnerAndYear {...assessment} locale={locale} />}
      note={<AssessmentNote {...{ assessment, locale }} claim={null} />}
    >
      <WithAssessment {...{ assessment, locale }} claim={null}>
        <p>
          <PartnerState state={silenceOn(page.status)} sight={assessment.sight} locale={locale} />
        </p>
      </WithAssessment>
    </BookRow>
  );
}

function PartnerAndYear({
  partner,
  year,
  locale,
}: Pick<ReportOfRecommendation, "partner" | "year"> & { locale: Locale }) {
  return (
    <>
      <a href={addressOf(locale, "/partners/[code]", partner.code)}>
        <LocalizedText value={partner.name} locale={locale} narrow />
      </a>{" "}
      {translator(locale)("recommendations:reports.forYear", { year })}
    </>
  );
}

/** The addresses that a partner gave. */
export function Evidence({ evidence, locale }: { evidence: string; locale: Locale }) {
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
