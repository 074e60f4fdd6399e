import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { FilesAlong } from "#desk/evidence/evidence-page.tsx";
import { ReportForm } from "#desk/reporting/report-form.tsx";
import { findCode } from "#features/recommendations/recommendation-counts.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { yearsToReport } from "#features/reports/report.ts";
import { ReportNotes } from "#features/reports/report-notes.tsx";
import { answersOf, isAddressed } from "#features/reports/report-queries.ts";
import { countWaiting } from "#features/uploads/upload-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatMoment, yearOf } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { Desk } from "#ui/desk.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { findPartner } from "#views/partner/find-partner.ts";
import { sendReport } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/report",
  { title: ({ t, params }) => `${t("reports:form.title")}, ${params.code}`, of: findAsked },
  async ({ locale, t, actor, query, record: recommendation }) => {
    const { code } = recommendation;
    if (!can.speakForPartner(actor)) {
      return <Refusal {...{ locale, code }} sentence={t("reports:refused.notFocal")} />;
    }
    const { partner } = actor;
    const name = plainWords((await findPartner(actor, partner.code))?.name, locale) ?? partner.code;
    if (!(await isAddressed(actor, partner.id, code))) {
      return <Refusal {...{ locale, code }} sentence={t("reports:refused.notAddressed", { partner: name })} />;
    }
    const thisYear = yearOf(new Date());
    const years = yearsToReport(recommendation.year, thisYear);
    const year = years.find((one) => String(one) === query.get("year")) ?? thisYear;
    const answers = await answersOf(actor, partner.id, code);
    const place = { evidenceOf: "report", recommendation: code, partner: partner.code, year } as const;
    const draft = (await draftsOf(actor, partner.id, year)).get(code) ?? null;
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} status={name} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/desk"), label: t("desk:title") },
            { href: addressOf(locale, "/recommendations/[code]", code), label: code },
          ]}
        />
        <PageHead
          kicker={t("reports:form.kicker", { partner: name })}
          title={<Code as="h1" code={code} />}
          lead={<RecommendationWords item={recommendation} locale={locale} />}
        />
        <Desk
          notes={
            <ReportNotes {...{ locale, year, answers }} partner={name} status={recommendation.status}>
              <FilesAlong {...{ locale, place }} waiting={await countWaiting(actor, place)} />
            </ReportNotes>
          }
        >
          {draft && <p className="small">{t("rounds:sheet.draft", { moment: formatMoment(draft.savedAt, locale) })}</p>}
          <ReportForm
            action={sendReport}
            {...{ locale, years, year, answers, draft }}
            recommendation={code}
            language={actor.language}
          />
        </Desk>
      </>
    );
  },
);

export { generateMetadata, Page as default };

async function findAsked(actor: Actor, asked: string): Promise<RecommendationItem | null> {
  const code = await findCode(actor, asked);
  const [item] = code ? await findRecommendations(actor, { code }) : [];
  return item ?? null;
}

function Refusal({ locale, code, sentence }: { locale: Locale; code: string; sentence: string }) {
  const t = translator(locale);
  return (
    <>
      <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
      <PageHead title={t("reports:form.title")} />
      <EmptyState>
        <p>{sentence}</p>
        <p>
          <Code code={code} />{" "}
          <a href={addressOf(locale, "/recommendations/[code]", code)}>{t("reports:refused.read")}</a>
        </p>
      </EmptyState>
    </>
  );
}
