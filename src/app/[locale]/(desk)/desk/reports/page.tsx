import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { AssessmentMade } from "#desk/assessing/assessment-made.tsx";
import { AssessmentSteps } from "#desk/assessing/assessment-steps.tsx";
import { ReportsToAssess } from "#desk/assessing/reports-to-assess.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { ReleaseForm } from "#desk/reporting/release-form.tsx";
import { listAssessmentsToOpen, listUnassessed } from "#features/assessments/assessment-queries.ts";
import { answerNames } from "#features/reports/answer-name.ts";
import { findReportsOf, listUnreleased } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { numberIn, numbersIn } from "#lib/paging.ts";
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
    const waiting = await listAssessmentsToOpen(actor);
    const page = numberIn(query, "page") ?? 1;
    const released = await findReportsOf(actor, numbersIn(query, "released"));
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead title={t("assessments:desk.title")} lead={t("assessments:desk.lead")} />
        {released.length > 0 && (
          <Outcome>
            {t("reports:done.released", { count: released.length, names: answerNames(released, locale) })}
          </Outcome>
        )}
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
        <Section id="assessments" title={t("assessments:step.title")}>
          <AssessmentSteps {...{ locale, waiting }} />
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
