import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { dayOf } from "#i18n/format.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { currentActor } from "#server/session.ts";
import { Code } from "#ui/code.tsx";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { findAssessments } from "../../../../../features/assessments/assessment-queries.ts";
import { findPortal } from "../../../../../features/home/home-queries.ts";
import { RecommendationStaffBar } from "../../../../../features/meetings/staff-bar.tsx";
import { findPillar } from "../../../../../features/pillars/pillar-queries.ts";
import { findPublicStatus } from "../../../../../features/recommendations/known-queries.ts";
import { findLineage } from "../../../../../features/recommendations/lineage-queries.ts";
import { LineageSection } from "../../../../../features/recommendations/lineage-section.tsx";
import { findStepsOfPage } from "../../../../../features/recommendations/next-step-queries.ts";
import { NextSteps } from "../../../../../features/recommendations/next-step-words.tsx";
import { RecommendationAmendment } from "../../../../../features/recommendations/recommendation-amendment.tsx";
import { AsofNote, AsofProblem } from "../../../../../features/recommendations/recommendation-asof.tsx";
import { readAsof } from "../../../../../features/recommendations/recommendation-filter.ts";
import { RecommendationHistory } from "../../../../../features/recommendations/recommendation-history.tsx";
import { NotYetThere } from "../../../../../features/recommendations/recommendation-not-yet.tsx";
import {
  countRecommendations,
  findBirthday,
  findCode,
  findPolicyMeetingsAround,
} from "../../../../../features/recommendations/recommendation-page-queries.ts";
import { findRecommendation } from "../../../../../features/recommendations/recommendation-queries.ts";
import { RecommendationRelated } from "../../../../../features/recommendations/recommendation-related.tsx";
import { RecommendationReports } from "../../../../../features/recommendations/recommendation-reports.tsx";
import { RecommendationImprint, Statement } from "../../../../../features/recommendations/recommendation-statement.tsx";
import { RecommendationText } from "../../../../../features/recommendations/recommendation-text.tsx";
import { parametersOf } from "../../../../../lib/parameters.ts";
import { alternates, origin } from "../../../metadata.ts";

type Props = {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  if (!isLocale(locale)) return {};
  const { day } = await dayAsked(searchParams);
  return { title: code, alternates: alternates(locale, `/recommendations/${code}${day ? `?asof=${day}` : ""}`) };
}

export default async function RecommendationPage({ params, searchParams }: Props) {
  const { locale, code: asked } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await currentActor();
  const { day, asof } = await dayAsked(searchParams);
  const search = day ? `?asof=${day}` : "";
  const [page, lineage, assessments, portal] = await Promise.all([
    findRecommendation(actor, asked, day),
    findLineage(actor, asked, day),
    findAssessments(actor, { recommendation: asked }, day),
    findPortal(),
  ]);
  const code = page?.code ?? (await findCode(actor, asked));
  if (!code) notFound();
  if (code !== asked) permanentRedirect(`/${locale}/recommendations/${code}${search}`);

  const path = `/${locale}/recommendations/${code}`;
  if (!page) {
    return <NotYetThere {...{ locale, code, path }} day={day ?? ""} birthday={await findBirthday(actor, code)} />;
  }
  const { kind } = page;
  const [pillar, commitments, policyMeetings, steps, publicAs] = await Promise.all([
    page.pillar === null ? null : findPillar(page.pillar),
    page.pillar === null ? 0 : countRecommendations(actor, { kind: "commitment", pillar: page.pillar }),
    findPolicyMeetingsAround(actor, page, day ?? dayOf(new Date())),
    findStepsOfPage(actor, page, day),
    day ? null : findPublicStatus(actor, page),
  ]);
  return (
    <>
      <RecommendationStaffBar locale={locale} actor={actor} item={page} publicAs={publicAs} />
      <Crumbs locale={locale} items={ancestors(locale, page)} />
      <AsofProblem locale={locale} asof={asof} />
      <PageHead
        title={<Code as="h1" code={code} />}
        aside={<RecommendationImprint page={page} locale={locale} search={search} />}
      />
      <AsofNote locale={locale} day={day} today={path} />
      <Statement {...{ page, locale, pillar, policyMeetings }} />
      <RecommendationText page={page} locale={locale} />
      <RecommendationAmendment page={page} locale={locale} />
      {page.history.length > 0 && <RecommendationHistory history={page.history} locale={locale} />}
      {steps && <NextSteps {...{ locale, day, steps }} seesAllReports={page.seesAllReports} />}
      <LineageSection {...{ lineage, code, locale, search }} />
      {kind === "recommendation" && (
        <RecommendationReports {...{ page, assessments, locale, actor }} earlier={lineage.reports} />
      )}
      <RecommendationRelated
        {...{ page, locale, pillar, commitments, path, day, asof }}
        name={portal?.name ?? null}
        origin={origin()}
      />
      <DataLinks locale={locale} path={path} search={search} formats={["json", "csv"]} />
    </>
  );
}

async function dayAsked(searchParams: Props["searchParams"]) {
  const typed = parametersOf(await searchParams).get("asof") ?? "";
  const { day, problem } = readAsof(typed, dayOf(new Date()));
  return { day, asof: { typed, problem } };
}

/** The list, the year, the pillar: each narrower than the one before it. */
function ancestors(
  locale: Locale,
  { kind, year, pillar }: { kind: string; year: number | null; pillar: number | null },
) {
  const t = translator(locale);
  const list = `/${locale}/recommendations`;
  const query = new URLSearchParams(kind === "commitment" ? { kind } : {});
  const narrowed = (name: string, value: number) => {
    query.append(name, String(value));
    return `${list}?${query}`;
  };
  return [
    { href: list, label: t("recommendations:title") },
    ...(year === null ? [] : [{ href: narrowed("year", year), label: String(year) }]),
    ...(pillar === null
      ? []
      : [{ href: narrowed("pillar", pillar), label: t("recommendations:pillar", { numeral: roman(pillar) }) }]),
  ];
}
