import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf } from "#i18n/format.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { readAsof } from "#lib/asof.ts";
import { parametersOf } from "#lib/parameters.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { matrixSearch, parseMatrixQuery } from "#views/matrix/matrix-filter.ts";
import { LatestYear, MatrixFoot, NothingAddressed, SampleNote } from "#views/matrix/matrix-notes.tsx";
import { findMatrix } from "#views/matrix/matrix-queries.ts";
import { MatrixSums } from "#views/matrix/matrix-sums.tsx";
import { MatrixLegend, MatrixTable } from "#views/matrix/matrix-table.tsx";
import { AsofNote, AsofProblem } from "#views/recommendation/recommendation-asof.tsx";
import { ChosenRecommendationFilters, RecommendationFilters } from "#views/search/recommendation-filters.tsx";
import { listAddressed } from "#views/search/search-options.ts";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = translator(locale);
  const query = parseMatrixQuery(parametersOf(await searchParams));
  return {
    title: t("recommendations:matrix.title"),
    description: t("recommendations:matrix.lead"),
    alternates: alternates(locale, `/recommendations/matrix${matrixSearch(query, query)}`),
  };
}

export default async function MatrixPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const actor = await currentActor();
  const parameters = parametersOf(await searchParams);
  const typed = parameters.get("asof") ?? "";
  const { day, problem } = readAsof(typed, dayOf(new Date()));
  const asof = { typed, problem };
  const query = { ...parseMatrixQuery(parameters), asof: day };
  const [matrix, pillars, addressed] = await Promise.all([
    findMatrix(actor, query, locale),
    listPillars(),
    listAddressed(actor),
  ]);
  const year = matrix.latestYear ?? (query.year.length === 1 ? Number(query.year[0]) : Number.NaN);
  const { releasedOnly } = matrix;
  const page = "/recommendations/matrix";
  const path = addressOf(locale, page);
  return (
    <>
      <Crumbs
        locale={locale}
        items={[{ href: addressOf(locale, "/recommendations"), label: t("recommendations:title") }]}
      />
      <PageHead
        title={t("recommendations:matrix.title")}
        lead={Number.isNaN(year) ? t("recommendations:matrix.lead") : t("recommendations:matrix.leadYear", { year })}
      />
      <AsofProblem locale={locale} asof={asof} />
      <LatestYear {...{ matrix, query, locale }} />
      <RecommendationFilters
        {...{ locale, query, pillars, addressed, asof, releasedOnly, page }}
        counts={matrix.counts}
      />
      <ChosenRecommendationFilters {...{ locale, query, addressed, releasedOnly, page }} />
      <AsofNote locale={locale} day={day} today={`${path}${matrixSearch(query, { asof: null })}`} />
      {matrix.rows.length === 0 ? (
        <NothingAddressed {...{ query, locale }} />
      ) : (
        <>
          <SampleNote {...{ matrix, locale }} />
          <MatrixLegend {...{ matrix, locale }} />
          <MatrixTable {...{ matrix, locale }} search={day ? `?asof=${day}` : ""} />
          <MatrixFoot {...{ matrix, query, locale }} />
          <MatrixSums {...{ matrix, pillars, locale }} />
        </>
      )}
      <DataLinks locale={locale} path={path} search={matrixSearch(query)} formats={["json", "csv"]} />
    </>
  );
}
