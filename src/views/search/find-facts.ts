import { factsOn } from "#features/recommendations/fact-queries.ts";
import type { Fact } from "#features/recommendations/recommendation-fact.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { addressedTo, saying } from "./addressee-filter.ts";
import type { RecommendationQuery } from "./recommendation-filter.ts";
import { search } from "./recommendation-search.ts";

/** All that filters and counts ask about, of every recommendation that this reader may see and the query does not exclude. */
export async function findFacts(actor: Actor, query: RecommendationQuery): Promise<Fact[]> {
  const { q, partner, region, asof } = query;
  const conditions: Prisma.RecommendationWhereInput[] = [];
  if (q) conditions.push({ id: { in: await search(actor, q, asof) } });
  if (partner.length > 0) conditions.push(await addressedTo({ code: { in: partner } }, asof));
  if (region.length > 0) conditions.push(await addressedTo({ place: { regionCode: { in: region } } }, asof));
  const facts = await factsOn(actor, conditions.length > 0 ? await idsWhere({ AND: conditions }) : null, asof);
  return query.report.length > 0 ? saying(actor, query, facts) : facts;
}

async function idsWhere(where: Prisma.RecommendationWhereInput): Promise<number[]> {
  const rows = await database().recommendation.findMany({ where, select: { id: true } });
  return rows.map(({ id }) => id);
}
