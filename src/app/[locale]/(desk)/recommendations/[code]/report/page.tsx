import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { ReportForm } from "#desk/reporting/report-form.tsx";
import { findCode } from "#features/recommendations/recommendation-counts.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { yearsToReport } from "#features/reports/report.ts";
import { ReportNotes } from "#features/reports/report-notes.tsx";
import { answersOf, isAddressed } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatMoment, yearOf } from "#i18n/format.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { can } from "#policy.ts";
import { requireActor } from "#server/session.ts";
import { Code } from "#ui/code.tsx";
import { Desk } from "#ui/desk.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { findPartner } from "#views/partner/find-partner.ts";

type Props = {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: `${translator(locale)("reports:form.title")}, ${code}`,
    alternates: alternates(locale, `/recommendations/${code}/report`),
  };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { locale, code: asked } = await params;
  if (!isLocale(locale)) notFound();
  const query = parametersOf(await searchParams);
  const search = query.size > 0 ? `?${query}` : "";
  const actor = await requireActor(locale, addressOf(locale, "/recommendations/[code]/report", asked, search));
  const code = await findCode(actor, asked);
  if (!code) notFound();
  if (code !== asked) permanentRedirect(addressOf(locale, "/recommendations/[code]/report", code, search));
  const [recommendation] = await findRecommendations(actor, { code });
  if (!recommendation) notFound();

  const t = translator(locale);
  const partner = actor.partner && (await findPartner(actor, actor.partner.code));
  if (!actor.partner || !partner || !can.report(actor, { partnerId: actor.partner.id })) {
    return <Refusal {...{ locale, code }} sentence={t("reports:refused.notFocal")} />;
  }
  const name = inLanguage(partner.name, locale)?.text ?? partner.code;
  if (!(await isAddressed(actor.partner.id, code))) {
    return <Refusal {...{ locale, code }} sentence={t("reports:refused.notAddressed", { partner: name })} />;
  }
  const thisYear = yearOf(new Date());
  const years = yearsToReport(recommendation.year, thisYear);
  const year = years.find((one) => String(one) === query.get("year")) ?? thisYear;
  const answers = await answersOf(actor, actor.partner.id, code);
  const draft = (await draftsOf(actor, actor.partner.id, year)).get(code) ?? null;
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
      <Desk notes={<ReportNotes {...{ locale, year, answers }} partner={name} status={recommendation.status} />}>
        {draft && <p className="small">{t("rounds:sheet.draft", { moment: formatMoment(draft.savedAt, locale) })}</p>}
        <ReportForm {...{ locale, years, year, answers, draft }} recommendation={code} language={actor.language} />
      </Desk>
    </>
  );
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
