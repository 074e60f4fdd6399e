import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { AssessmentChoice } from "#desk/assessing/assessment-choice.tsx";
import { AssessmentForm } from "#desk/assessing/assessment-form.tsx";
import { AssessmentNotes } from "#desk/assessing/assessment-notes.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { FilesAlong } from "#desk/evidence/evidence-page.tsx";
import { findStanding } from "#features/assessments/assessment-queries.ts";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { yearsToReport } from "#features/reports/report.ts";
import { answersOf } from "#features/reports/report-queries.ts";
import { countWaiting } from "#features/uploads/upload-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { yearOf } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { can } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { Desk } from "#ui/desk.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { sendAssessment } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/assess",
  {
    title: ({ t, params }) => `${t("assessments:form.title")}, ${params.code}`,
    of: (actor, code) => findRecommendation(actor, code),
    may: can.assess,
  },
  async ({ locale, t, actor, query, record: recommendation }) => {
    const years = yearsToReport(recommendation.year, yearOf(new Date()));
    const year = years.find((one) => String(one) === query.get("year")) ?? years[0] ?? 0;
    const { code, addressees } = recommendation;
    const partner = addressees.find((one) => one.code === query.get("partner")?.toUpperCase());
    const name = partner && (plainWords(partner.name, locale) ?? partner.code);
    const of = partner && { recommendation: code, partnerId: partner.id };
    const { report, assessment: standing } = of
      ? await findStanding(actor, of, year)
      : { report: null, assessment: null };
    const place = of && partner && ({ evidenceOf: "assessment", ...of, partner: partner.code, year } as const);
    const choice = { locale, addressees, years, year, partner: partner?.code ?? "" };
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/desk"), label: t("desk:title") },
            { href: addressOf(locale, "/desk/reports"), label: t("assessments:desk.title") },
            { href: addressOf(locale, "/recommendations/[code]", code), label: code },
          ]}
        />
        <PageHead
          kicker={name ? t("assessments:form.kicker", { partner: name, year }) : t("assessments:form.title")}
          title={<Code as="h1" code={code} />}
          lead={<RecommendationWords item={recommendation} locale={locale} />}
        />
        {of && partner && name && place ? (
          <>
            <AssessmentChoice {...choice} />
            <Desk
              notes={
                <AssessmentNotes
                  {...{ locale, year, standing }}
                  partner={name}
                  answers={await answersOf(actor, of.partnerId, code)}
                >
                  <FilesAlong {...{ locale, place }} waiting={await countWaiting(actor, place)} />
                </AssessmentNotes>
              }
            >
              <AssessmentForm
                action={sendAssessment}
                key={`${partner.code}-${year}`}
                {...{ locale, year, report, standing }}
                recommendation={code}
                partner={partner.code}
                language={actor.language}
              />
            </Desk>
          </>
        ) : (
          <Unchosen {...{ locale, code }} sentence={unchosen(query, addressees.length)}>
            <AssessmentChoice {...choice} />
          </Unchosen>
        )}
      </>
    );
  },
);

export { generateMetadata, Page as default };

function unchosen(query: URLSearchParams, addressees: number): "noAddressees" | "notAddressed" | null {
  if (addressees === 0) return "noAddressees";
  return query.get("partner") ? "notAddressed" : null;
}

function Unchosen({
  locale,
  code,
  sentence,
  children,
}: {
  locale: Locale;
  code: string;
  sentence: ReturnType<typeof unchosen>;
  children: React.ReactNode;
}) {
  const t = translator(locale);
  return (
    <>
      {sentence && (
        <EmptyState>
          <p>{t(`assessments:form.${sentence}`)}</p>
          <p>
            <a href={addressOf(locale, "/recommendations/[code]", code)}>{t("assessments:form.read")}</a>
          </p>
        </EmptyState>
      )}
      {sentence !== "noAddressees" && children}
    </>
  );
}
