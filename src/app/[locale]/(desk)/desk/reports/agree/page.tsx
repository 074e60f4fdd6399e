import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { AgreementForm, mostAgreed, ReportsChooser } from "#desk/assessing/agreement-form.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { listUnassessed } from "#features/assessments/assessment-queries.ts";
import { answerNames } from "#features/reports/answer-name.ts";
import { findReportsOf } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { numbersIn } from "#lib/paging.ts";
import { wordsIn } from "#lib/question.ts";
import { can } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, EmptyState, PageHead, Section } from "#ui/page.tsx";
import { agreeWithChosen } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/reports/agree",
  { title: ({ t }) => t("assessments:agree.title"), may: can.assess },
  async ({ locale, t, actor, query }) => {
    const asked = { partner: wordsIn(query, "partner"), recommendation: wordsIn(query, "recommendation") };
    const waiting = await listUnassessed(actor);
    const reports = await listUnassessed(actor, asked);
    const agreed = await findReportsOf(actor, numbersIn(query, "agreed"));
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
        <PageHead title={t("assessments:agree.title")} lead={t("assessments:agree.lead")} />
        {agreed.length > 0 && (
          <Outcome>{t("assessments:agree.done", { count: agreed.length, names: answerNames(agreed, locale) })}</Outcome>
        )}
        {waiting.length > 0 && (
          <Section id="choice" title={t("assessments:agree.choice")}>
            <ReportsChooser {...{ locale, ...asked }} reports={waiting} />
          </Section>
        )}
        <Section
          id="agree"
          title={t("assessments:desk.toAssess")}
          note={
            <Note locale={locale} title={t("assessments:note.who")}>
              {t("assessments:note.whoText")}
            </Note>
          }
        >
          {reports.length === 0 ? (
            <EmptyState>{t("assessments:desk.toAssessNone")}</EmptyState>
          ) : (
            <>
              {reports.length > mostAgreed && (
                <p>{t("assessments:agree.first", { shown: mostAgreed, count: reports.length })}</p>
              )}
              <AgreementForm
                {...{ locale, language: locale }}
                action={agreeWithChosen}
                reports={reports.slice(0, mostAgreed)}
              />
            </>
          )}
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
