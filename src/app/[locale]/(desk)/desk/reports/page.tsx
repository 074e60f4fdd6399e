import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { AssessmentMade } from "#desk/assessing/assessment-made.tsx";
import { ReportsToAssess } from "#desk/assessing/reports-to-assess.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { ReleaseForm } from "#desk/reporting/release-form.tsx";
import { listAssessmentsToRelease, listUnassessed } from "#features/assessments/assessment-queries.ts";
import { listUnreleased } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { numberIn } from "#lib/paging.ts";
import { can } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, EmptyState, PageHead, Section } from "#ui/page.tsx";
import { releaseChosen } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/reports",
  { title: ({ t }) => t("assessments:desk.title"), may: can.releaseReports },
  async ({ locale, t, actor, query }) => {
    const reports = await listUnreleased(actor);
    const { ready, held } = await listAssessmentsToRelease(actor);
    const page = numberIn(query, "page") ?? 1;
    const released = numberIn(query, "released") ?? 0;
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead title={t("assessments:desk.title")} lead={t("assessments:desk.lead")} />
        {released > 0 && <Outcome>{t("reports:done.released", { count: released })}</Outcome>}
        <AssessmentMade {...{ locale, actor, query }} />
        <ReportsToAssess
          locale={locale}
          reports={await listUnassessed(actor)}
          asked={Number.isInteger(page) && page > 0 ? page : 1}
        />
        <Section
          id="release"
          title={t("reports:release.title")}
          note={
            <Note locale={locale} title={t("reports:release.note")}>
              {t("reports:release.noteText")}
            </Note>
          }
        >
          {reports.length === 0 ? (
            <EmptyState>{t("reports:release.none")}</EmptyState>
          ) : (
            <ReleaseForm locale={locale} action={releaseChosen} reports={reports} />
          )}
        </Section>
        <Section id="assessments" title={t("assessments:desk.toRelease")}>
          {ready.length === 0 ? (
            <EmptyState>{t("assessments:desk.toReleaseNone")}</EmptyState>
          ) : (
            <p>
              <a href={addressOf(locale, "/desk/assessments")}>
                {t("assessments:desk.toReleaseCount", { count: ready.length })}
              </a>
            </p>
          )}
          {held > 0 && <p className="small mt-3">{t("assessments:desk.held", { count: held })}</p>}
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
