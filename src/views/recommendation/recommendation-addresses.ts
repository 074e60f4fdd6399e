import { asofQuestion } from "#lib/asof.ts";
import { paged } from "#lib/paging.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";
import { allRecommendationsQuestion, recommendationsQuestion } from "#views/search/recommendation-filter.ts";

export const recommendationAddresses = {
  "/recommendations": {
    page: recommendationsQuestion,
    json: paged(allRecommendationsQuestion),
    csv: allRecommendationsQuestion,
  },
  "/recommendations/[code]": { page: asofQuestion, json: asofQuestion, csv: asofQuestion },
} satisfies Addresses;
