import type { Status } from "#features/recommendations/recommendation.ts";
import type { Fact } from "#features/recommendations/recommendation-fact.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { toRecommendationItems } from "#features/recommendations/recommendation-queries.ts";
import { type Part, partOf } from "#lib/paging.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { findFacts } from "./find-facts.ts";
import { type Counts, choose, compare, type RecommendationQuery } from "./recommendation-filter.ts";

export type RecommendationList = Part<RecommendationItem> & { counts: Counts };

/** The list page: `limit` items (20 unless the address says otherwise) and the counts of every filter. */
export async function listRecommendations(
  actor: Actor,
  query: RecommendationQuery,
  limit = query.limit ?? pageLength,
): Promise<RecommendationList> {
  const facts = await findFacts(actor, query);
  const { matching, counts } = choose(facts, query);
  matching.sort(compare(query.sort));
  const part = partOf(matching, query, limit, ({ code }) => code);
  return { ...part, items: await itemsOf(actor, part.items, query.asof), counts };
}

async function itemsOf(actor: Actor, facts: readonly Fact[], asof: string | null): Promise<RecommendationItem[]> {
  const rows = await database().recommendation.findMany({
    where: { id: { in: facts.map(({ id }) => id) } },
    include: { meeting: true },
  });
  const items = new Map((await toRecommendationItems(actor, rows, asof)).map((item) => [item.code, item]));
  return facts.flatMap((fact) => {
    const item = items.get(fact.code);
    return item ? [{ ...item, status: fact.status as Status | null }] : [];
  });
}

export const pageLength = 20;
