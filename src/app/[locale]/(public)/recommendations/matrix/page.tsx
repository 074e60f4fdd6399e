import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { asofSearch } from "#lib/asof.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { matrixAddresses } from "#views/matrix/matrix-addresses.ts";
import { matrixSearch } from "#views/matrix/matrix-filter.ts";
import { LatestYear, MatrixFoot, NothingAddressed, SampleNote } from "#views/matrix/matrix-notes.tsx";
import { findMatrix } from "#views/matrix/matrix-queries.ts";
import { MatrixSums } from "#views/matrix/matrix-sums.tsx";
import { MatrixLegend, MatrixTable } from "#views/matrix/matrix-table.tsx";
import { AsofNote } from "#views/recommendation/recommendation-asof.tsx";
import { ChosenRecommendationFilters, RecommendationFilters } from "#views/search/recommendation-filters.tsx";
import { listAddressed } from "#views/search/search-options.ts";

const page = "/recommendations/matrix";

const { Page, generateMetadata } = publicPage(
  matrixAddresses,
  page,
  ({ t, query: { query } }) => ({
    title: t("recommendations:matrix.title"),
    description: t("recommendations:matrix.lead"),
    search: matrixSearch(query, query),
  }),
  async ({ locale, t, actor, query: { query, asof } }) => {
    const [matrix, pillars, addressed] = await Promise.all([
      findMatrix(actor, query, locale),
      listPillars(),
      listAddressed(actor),
    ]);
    const year = matrix.latestYear ?? (query.year.length === 1 ? Number(query.year[0]) : Number.NaN);
    const { sight } = matrix;
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
        <LatestYear {...{ matrix, query, locale }} />
        <RecommendationFilters {...{ locale, query, pillars, addressed, asof, sight, page }} counts={matrix.counts} />
        <ChosenRecommendationFilters {...{ locale, query, pillars, addressed, sight, page }} counts={matrix.counts} />
        <AsofNote locale={locale} day={asof.day} today={`${path}${matrixSearch(query, { asof: null })}`} />
        {matrix.rows.length === 0 ? (
          <NothingAddressed {...{ query, locale }} />
        ) : (
          <>
            <SampleNote {...{ matrix, locale }} />
            <MatrixLegend {...{ matrix, locale }} />
            <MatrixTable {...{ matrix, locale }} search={asofSearch(asof.day)} />
            <MatrixFoot {...{ matrix, query, locale }} />
            <MatrixSums {...{ matrix, pillars, locale }} />
          </>
        )}
        <DataLinks locale={locale} path={path} search={matrixSearch(query)} formats={["json", "csv"]} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
