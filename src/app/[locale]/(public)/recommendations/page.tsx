import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { kinds } from "#features/recommendations/recommendation.ts";
import { addressOf } from "#i18n/address.ts";
import { placeOf } from "#lib/paging.ts";
import { isOneOf } from "#lib/question.ts";
import { sightOf } from "#policy.ts";
import { Pagination } from "#ui/filters.tsx";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { matrixSearch, parseMatrixQuery } from "#views/matrix/matrix-filter.ts";
import { recommendationAddresses } from "#views/recommendation/recommendation-addresses.ts";
import { AsofNote } from "#views/recommendation/recommendation-asof.tsx";
import { FoundElsewhere } from "#views/search/elsewhere.tsx";
import { findElsewhere } from "#views/search/elsewhere-queries.ts";
import { listRecommendations, pageLength } from "#views/search/list-recommendations.ts";
import { NothingFound } from "#views/search/recommendation-empty.tsx";
import { searchOf, withoutWords } from "#views/search/recommendation-filter.ts";
import { ChosenRecommendationFilters, RecommendationFilters } from "#views/search/recommendation-filters.tsx";
import { ListNotes, RecommendationList, SortLinks } from "#views/search/recommendation-list.tsx";
import { listAddressed, waysOn } from "#views/search/search-options.ts";

const { Page, generateMetadata } = publicPage(
  recommendationAddresses,
  "/recommendations",
  ({ t, query: { query } }) => ({
    title: t("recommendations:title"),
    description: t("recommendations:description"),
    search: searchOf(query, { page: query.page }),
  }),
  async ({ locale, t, actor, query: asked }) => {
    const { query, asof } = asked;
    const [list, addressed, pillars, elsewhere] = await Promise.all([
      listRecommendations(actor, query, Math.min(query.limit ?? pageLength, longestPage)),
      listAddressed(actor),
      listPillars(),
      query.q ? findElsewhere(actor, locale, query.q) : null,
    ]);
    const { items, total, counts, page, pages } = list;
    const sight = sightOf(actor);
    const path = addressOf(locale, "/recommendations");
    const [kind = "", ...others] = query.kind;
    const noun = others.length === 0 && isOneOf(kinds, kind) ? kind : "record";
    return (
      <>
        <Crumbs locale={locale} items={[]} />
        <PageHead title={t("recommendations:title")} />
        <div className="listing mt-4">
          <RecommendationFilters {...{ locale, query, counts, addressed, asof, sight, pillars }} />
          <div>
            <p className="results" role="status">
              {t(`recommendations:found.${noun}`, { count: total })}
            </p>
            <ChosenRecommendationFilters {...{ locale, query, counts, pillars, addressed, sight }} />
            {total > 1 && <SortLinks {...{ locale, query }} />}
            <p className="small mt-2 print:hidden">
              <a
                href={addressOf(
                  locale,
                  "/recommendations/matrix",
                  matrixSearch(parseMatrixQuery(new URLSearchParams(searchOf(withoutWords(query, counts))))),
                )}
              >
                {t("recommendations:matrix.link")}
              </a>
            </p>
            {elsewhere && <FoundElsewhere {...{ locale, elsewhere }} />}
            <AsofNote locale={locale} day={asof.day} today={`${path}${searchOf(query, { asof: null })}`} />
            {total === 0 ? (
              <NothingFound {...{ locale, query }} waysOn={await waysOn(actor, query)} />
            ) : (
              <>
                <ListNotes {...{ items, locale }} />
                <RecommendationList {...{ items, locale, query }} />
                <Pagination
                  {...{ locale, page, pages, total }}
                  shown={items.length}
                  href={(number) => `${path}${searchOf(query, placeOf(list, number))}`}
                />
              </>
            )}
            <DataLinks
              locale={locale}
              path={path}
              search={searchOf(query, { limit: null })}
              formats={["json", "csv"]}
            />
          </div>
        </div>
      </>
    );
  },
);

export { generateMetadata, Page as default };

const longestPage = 100;
