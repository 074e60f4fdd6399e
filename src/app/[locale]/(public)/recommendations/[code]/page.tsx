import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { origin } from "#app/[locale]/metadata.ts";
import { itemsLinkedWith } from "#features/agenda/agenda-queries.ts";
import { findAssessments } from "#features/assessments/assessment-queries.ts";
import { belongingTo, listDocuments } from "#features/documents/document-queries.ts";
import { findPortal } from "#features/portal/portal-queries.ts";
import { findPublicStatus } from "#features/recommendations/known-queries.ts";
import { countRecommendations, findCode } from "#features/recommendations/recommendation-counts.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { asofSearch } from "#lib/asof.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { roman } from "#lib/roman.ts";
import { Code } from "#ui/code.tsx";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { DocumentsOf } from "#views/documents/documents-of.tsx";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { findLineage } from "#views/recommendation/lineage-queries.ts";
import { LineageSection } from "#views/recommendation/lineage-section.tsx";
import { recommendationAddresses } from "#views/recommendation/recommendation-addresses.ts";
import { RecommendationAmendment } from "#views/recommendation/recommendation-amendment.tsx";
import { AsofNote } from "#views/recommendation/recommendation-asof.tsx";
import { recommendationDescription } from "#views/recommendation/recommendation-description.ts";
import { RecommendationErrata } from "#views/recommendation/recommendation-errata.tsx";
import { RecommendationHistory } from "#views/recommendation/recommendation-history.tsx";
import { NotYetThere } from "#views/recommendation/recommendation-not-yet.tsx";
import { findBirthday, findPolicyMeetingsAround } from "#views/recommendation/recommendation-page-queries.ts";
import { RecommendationRelated } from "#views/recommendation/recommendation-related.tsx";
import { RecommendationReports } from "#views/recommendation/recommendation-reports.tsx";
import { RecommendationImprint, Statement } from "#views/recommendation/recommendation-statement.tsx";
import { RecommendationText } from "#views/recommendation/recommendation-text.tsx";
import { RecommendationStaffBar } from "#views/recommendation/staff-bar.tsx";
import { findStepsOfPage } from "#views/waiting/next-step-queries.ts";
import { NextSteps } from "#views/waiting/next-step-words.tsx";

const find = cache(findRecommendation);

const { Page, generateMetadata } = publicPage(
  recommendationAddresses,
  "/recommendations/[code]",
  async ({ locale, t, actor, params: { code }, query: { day } }) => {
    const page = await find(actor, code, day);
    if (page) return { title: code, description: recommendationDescription(page, locale), search: asofSearch(day) };
    const notYet = day && t("recommendations:asof.notYet", { date: formatDate(day, locale) });
    return notYet ? { title: code, description: notYet, search: asofSearch(day) } : null;
  },
  async (given) => {
    const { locale, actor, query: asof, today } = given;
    const asked = given.params.code;
    const { day } = asof;
    const search = asofSearch(day);
    // It is known to be there for this reader before anybody asks what hangs on it: an absent page takes the same time
    // whatever it hides.
    const page = await find(actor, asked, day);
    const code = page?.code ?? (await findCode(actor, asked));
    if (!code) notFound();
    if (code !== asked) permanentRedirect(addressOf(locale, "/recommendations/[code]", code, search));

    const path = addressOf(locale, "/recommendations/[code]", code);
    if (!page) {
      return <NotYetThere {...{ locale, code, path }} day={day ?? ""} birthday={await findBirthday(actor, code)} />;
    }
    const { kind } = page;
    const pillar = page.ofPillar;
    const [lineage, assessments, portal, commitments, policyMeetings, steps, documents, publicAs] = await Promise.all([
      findLineage(actor, code, day),
      findAssessments(actor, { recommendation: code }, day),
      findPortal(),
      page.pillar === null ? 0 : countRecommendations(actor, { kind: "commitment", pillar: page.pillar }),
      findPolicyMeetingsAround(actor, page, day ?? today),
      findStepsOfPage(actor, page, day),
      listDocuments(actor, {
        AND: [belongingTo({ recommendation: page.id }), day === null ? {} : { lastDay: { lte: dayToDate(day) } }],
      }),
      day ? null : findPublicStatus(actor, page),
    ]);
    return (
      <>
        <RecommendationStaffBar locale={locale} actor={actor} item={page} publicAs={publicAs} />
        <Crumbs locale={locale} items={ancestors(locale, page)} />
        <PageHead
          title={<Code as="h1" code={code} />}
          aside={<RecommendationImprint page={page} locale={locale} search={search} />}
        />
        <AsofNote locale={locale} day={day} today={path} />
        <Statement {...{ page, locale, pillar, policyMeetings }} />
        <RecommendationText page={page} locale={locale} />
        <RecommendationAmendment page={page} locale={locale} />
        <RecommendationErrata page={page} locale={locale} />
        <RecommendationHistory
          history={page.history}
          confirmed={page.confirmed}
          wordsAddedOn={page.wordsAddedOn}
          locale={locale}
        />
        {steps && <NextSteps {...{ locale, day, steps }} sight={page.sight} />}
        <LineageSection {...{ lineage, code, locale, search }} />
        {kind === "recommendation" && (
          <RecommendationReports {...{ page, assessments, locale, actor }} earlier={lineage.reports} />
        )}
        <DocumentsOf documents={documents} locale={locale} />
        <RecommendationRelated
          {...{ page, locale, pillar, commitments, path, day, asof }}
          items={await itemsLinkedWith(actor, { recommendation: page.id })}
          name={portal?.name ?? null}
          origin={origin()}
        />
        <DataLinks locale={locale} path={path} search={search} formats={["json", "csv"]} />
      </>
    );
  },
);

export { generateMetadata, Page as default };

/** The list, the year, the pillar: each narrower than the one before it. */
function ancestors(
  locale: Locale,
  { kind, year, pillar }: { kind: string; year: number | null; pillar: number | null },
) {
  const t = translator(locale);
  const list = addressOf(locale, "/recommendations");
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
