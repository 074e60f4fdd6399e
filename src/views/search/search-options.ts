import { type Localized, localized } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { firstPlace } from "#lib/paging.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { listRecommendations } from "./list-recommendations.ts";
import { parseQuery, type RecommendationQuery } from "./recommendation-filter.ts";
import { respell } from "./search-spelling.ts";
import { anyWordOf } from "./search-words.ts";

export type Option = { code: string; name: Localized };

/** Lists whom recommendations are addressed to, and where those are: what the list can be narrowed to. */
export async function listAddressed(actor: Actor): Promise<{ partners: Option[]; regions: Option[] }> {
  const addressed = { addressed: { some: { recommendation: readable.recommendations(actor) } } };
  const [partners, regions] = await Promise.all([
    database().partner.findMany({ where: addressed }),
    database().region.findMany({ where: { places: { some: { partner: addressed } } } }),
  ]);
  return {
    partners: partners.map((row) => ({ code: row.code, name: recordText("partner", row, "name") })),
    regions: regions.map((row) => ({ code: row.code, name: localized(row, "name") })),
  };
}

export type WayOn = {
  name: "respelled" | "allPillars" | "anyWord" | "withoutFilters" | "commitments" | "recommendations";
  query: RecommendationQuery;
  total: number;
};

/** Finds where a search that found nothing would find something: with a little less asked, or among the other kind. */
export async function waysOn(actor: Actor, query: RecommendationQuery): Promise<WayOn[]> {
  const plain = parseQuery(new URLSearchParams());
  const other = query.kind.includes("commitment") ? "recommendation" : "commitment";
  const anyWord = anyWordOf(query.q);
  const respelled = await respell(query.q);
  const ways: Omit<WayOn, "total">[] = [
    ...(respelled ? [{ name: "respelled" as const, query: { ...query, q: respelled } }] : []),
    ...(query.pillar.length > 0 ? [{ name: "allPillars" as const, query: { ...query, pillar: [] } }] : []),
    ...(anyWord ? [{ name: "anyWord" as const, query: { ...query, q: anyWord } }] : []),
    { name: "withoutFilters", query: { ...plain, q: query.q } },
    { name: `${other}s` as const, query: { ...plain, q: query.q, kind: [other] } },
  ];
  const counted = await Promise.all(
    (query.q ? ways : ways.filter(({ name }) => name === "allPillars")).map(async (way) => ({
      ...way,
      total: (await listRecommendations(actor, { ...way.query, ...firstPlace }, 1)).total,
    })),
  );
  return counted.filter(({ total }) => total > 0);
}
