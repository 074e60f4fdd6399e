import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { AssessmentReleaseForm } from "#desk/assessing/assessment-release-form.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { listAssessmentsToRelease } from "#features/assessments/assessment-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { numberIn } from "#lib/paging.ts";
import { can } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { releaseChosenAssessments } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/assessments",
  { title: ({ t }) => t("assessments:desk.toRelease"), may: can.releaseReports },
  async ({ locale, t, actor, query }) => {
    const { ready, held } = await listAssessmentsToRelease(actor);
    const released = numberIn(query, "released") ?? 0;
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/desk"), label: t("desk:title") },
            { href: addressOf(locale, "/desk/reports"), label: t("assessments:desk.title") },
          ]}
        />
        <PageHead title={t("assessments:desk.toRelease")} />
        {released > 0 && <Outcome>{t("assessments:done.released", { count: released })}</Outcome>}
        <div className="beside">
          <div>
            {ready.length === 0 ? (
              <EmptyState>{t("assessments:desk.toReleaseNone")}</EmptyState>
            ) : (
              <AssessmentReleaseForm locale={locale} action={releaseChosenAssessments} ready={ready} />
            )}
            {held > 0 && <p className="small mt-3">{t("assessments:desk.held", { count: held })}</p>}
          </div>
          <div className="notes">
            <Note locale={locale} title={t("assessments:desk.note")}>
              {t("assessments:desk.noteText")}
            </Note>
          </div>
        </div>
      </>
    );
  },
);

export { generateMetadata, Page as default };
