import type { AssessmentItem } from "#features/assessments/assessment-queries.ts";
import { asksPartners, implementationStates, reportStates, silenceOn, silenceWords } from "#features/reports/report.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can } from "#policy.ts";
import { Leaders } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { EmptyState, Section } from "#ui/page.tsx";
import { ImplementationState } from "#ui/state.tsx";
import { Addressees } from "./addressees.tsx";
import type { RecommendationPage } from "./find-recommendation.ts";
import type { EarlierReport } from "./lineage-queries.ts";
import { AssessedSilence, ReportRow } from "./recommendation-report-row.tsx";
import type { ReportOfRecommendation } from "./recommendation-report-rows.ts";

type Props = { page: RecommendationPage; locale: Locale };

/**
 * Shows what partners say they did, and apart from it how the unit sees it. Silence is shown as silence; a reader who
 * sees only released reports is told so.
 */
export function RecommendationReports({
  page,
  assessments,
  earlier,
  actor,
  locale,
}: Props & { assessments: readonly AssessmentItem[]; earlier: readonly EarlierReport[]; actor: Actor }) {
  const t = translator(locale);
  const reports = page.reports.filter(({ corrected }) => !corrected);
  const standing = assessments.filter(({ followed }) => !followed);
  const assessmentOf = (report: ReportOfRecommendation) => standing.find((one) => isAbout(one, report));
  const ofSilence = standing.filter((one) => !reports.some((report) => isAbout(one, report)));
  return (
    <Section id="reports" title={t("recommendations:reports.title")}>
      <Addressees page={page} locale={locale} />
      <div className="mt-4">
        {reports.length === 0 ? (
          <NoReport page={page} locale={locale} />
        ) : (
          <>
            <Numbers page={page} locale={locale} />
            {reports.map((report) => (
              <ReportRow
                key={report.id}
                {...{ report, locale }}
                assessment={assessmentOf(report)}
                assessAt={
                  can.assess(actor) ? addressOf(locale, "/recommendations/[code]/assess", page.code) : undefined
                }
              />
            ))}
          </>
        )}
        {ofSilence.map((assessment) => (
          <AssessedSilence key={assessment.id} {...{ assessment, page, locale }} />
        ))}
      </div>
      {isAddressedTo(actor, page) && (
        <>
          <p className="actions">
            <a className="button quiet" href={addressOf(locale, "/recommendations/[code]/report", page.code)}>
              {t("recommendations:reports.own")}
            </a>
          </p>
          {!asksPartners(page.status) && <p className="small">{t("recommendations:reports.ownAccord")}</p>}
        </>
      )}
      {can.assess(actor) && page.addressees.length > 0 && (
        <p className="actions">
          <a href={addressOf(locale, "/recommendations/[code]/assess", page.code)}>{t("assessments:another")}</a>
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

function isAbout(assessment: AssessmentItem, { partner, year }: ReportOfRecommendation): boolean {
  return assessment.partner.code === partner.code && assessment.year === year;
}

function isAddressedTo(actor: Actor, { addressees }: RecommendationPage): boolean {
  return actor.kind === "person" && addressees.some(({ id }) => can.report(actor, { partnerId: id }));
}

function NoReport({ page, locale }: Props) {
  const t = translator(locale);
  const isAsked = asksPartners(page.status);
  const none = page.sight === "all" && !isAsked ? "noneNotAsked" : (`none${silenceWords[page.sight]}` as const);
  return (
    <EmptyState>
      {page.sight === "all" && (
        <p>
          <ImplementationState state={silenceOn(page.status)} locale={locale} />
        </p>
      )}
      <p>
        {t(`recommendations:reports.${none}`)} {!isAsked && t("recommendations:reports.notAsked")}
      </p>
    </EmptyState>
  );
}

/** Says how many say what. Only who sees every report is told how many say nothing. */
function Numbers({ page, locale }: Props) {
  const t = translator(locale);
  const states = implementationStates.filter((state) => page.implementation[state]);
  const reported = reportStates.reduce((sum, state) => sum + (page.implementation[state] ?? 0), 0);
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
          {t(`recommendations:reports.latest${silenceWords[page.sight]}`)}{" "}
          {!asksPartners(page.status) && t("recommendations:reports.notAsked")}
        </Note>
      </div>
    </div>
  );
}
