import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { dayOf } from "#i18n/format.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { listPillars } from "../../../../../features/pillars/pillar-queries.ts";
import { AsofNote, AsofProblem } from "../../../../../features/recommendations/recommendation-asof.tsx";
import { readAsof } from "../../../../../features/recommendations/recommendation-filter.ts";
import {
  ChosenRecommendationFilters,
  RecommendationFilters,
} from "../../../../../features/recommendations/recommendation-filters.tsx";
import { listAddressed } from "../../../../../features/recommendations/recommendation-page-queries.ts";
import { matrixSearch, parseMatrixQuery } from "../../../../../features/reports/matrix-filter.ts";
import { LatestYear, MatrixFoot, NothingAddressed, SampleNote } from "../../../../../features/reports/matrix-notes.tsx";
import { findMatrix } from "../../../../../features/reports/matrix-queries.ts";
import { MatrixSums } from "../../../../../features/reports/matrix-sums.tsx";
import { MatrixLegend, MatrixTable } from "../../../../../features/reports/matrix-table.tsx";
import { parametersOf } from "../../../../../lib/parameters.ts";
import { alternates } from "../../../metadata.ts";

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
  const page = "recommendations/matrix";
  const path = `/${locale}/${page}`;
  return (
    <>
      <Crumbs locale={locale} items={[{ href: `/${locale}/recommendations`, label: t("recommendations:title") }]} />
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
