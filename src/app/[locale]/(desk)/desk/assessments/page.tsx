import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { AssessmentStepForm } from "#desk/assessing/assessment-step-form.tsx";
import { AssessmentSteps, stepIn } from "#desk/assessing/assessment-steps.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { listAssessmentsToOpen } from "#features/assessments/assessment-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { Note } from "#ui/note.tsx";
import { Crumbs, EmptyState, PageHead, Section } from "#ui/page.tsx";
import { stepChosenAssessments } from "./actions.ts";
import { StepTaken } from "./step-taken.tsx";

const { Page, generateMetadata } = deskPage(
  "/desk/assessments",
  { title: ({ t }) => t("assessments:step.title"), may: can.assess },
  async ({ locale, t, actor, query }) => {
    const waiting = await listAssessmentsToOpen(actor);
    const step = stepIn(query, waiting);
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
        <PageHead title={t("assessments:step.title")} lead={t("assessments:step.lead")} />
        <StepTaken {...{ locale, actor, query }} />
        <AssessmentSteps {...{ locale, waiting }} shown={step} />
        <Section
          id="step"
          title={t(`assessments:step.on.${step}`)}
          note={
            <Note locale={locale} title={t("assessments:step.note")}>
              {t("assessments:step.noteText")}
            </Note>
          }
        >
          {waiting[step].length === 0 ? (
            <EmptyState>{t("assessments:step.none")}</EmptyState>
          ) : (
            <AssessmentStepForm
              key={step}
              {...{ locale, step }}
              action={stepChosenAssessments}
              waiting={waiting[step]}
            />
          )}
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
