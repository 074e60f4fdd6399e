import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableRow } from "#server/readable-sql.ts";
import { findWithheld } from "./known-queries.ts";
import { moves, type Status } from "./recommendation.ts";
import type { Fact } from "./recommendation-fact.ts";
import type { RecommendationItem } from "./recommendation-item.ts";
import { lastMoves } from "./status-queries.ts";

/** Those of the items that were there on that day, in the state that they had then; all of them as they are without one. */
export async function itemsAsOf(
  actor: Actor,
  items: RecommendationItem[],
  asof: string | null,
): Promise<RecommendationItem[]> {
  if (!asof || items.length === 0) return items;
  const facts = await factsOn(
    actor,
    items.map(({ id }) => id),
    asof,
  );
  const then = new Map(facts.map(({ id, status }) => [id, status]));
  return items.flatMap((item) => {
    const status = then.get(item.id);
    return status === undefined ? [] : [{ ...item, status: status as Status | null }];
  });
}

/**
 * Finds what was there on that day, in the state it had then; everything as it is without one. Of all, or of those
 * named (ids). Commitments have no events and count from their meeting on.
 */
export async function factsOn(actor: Actor, among: readonly number[] | null, asof: string | null): Promise<Fact[]> {
  const [facts, withheld] = await Promise.all([factsToday(actor, among), findWithheld(actor, among)]);
  if (!asof) return facts.map((fact) => ({ ...fact, status: (withheld.get(fact.id) ?? fact).status }));
  const last = await lastMoves(withheld, asof, among);
  return facts.flatMap((fact) => {
    if (fact.kind === "commitment") return fact.day && fact.day <= asof ? [fact] : [];
    const move = last.get(fact.id);
    return move ? [{ ...fact, status: moves[move.verb].to }] : [];
  });
}

/** Ten thousand rows: read as they come, without a model between. */
async function factsToday(actor: Actor, ids: readonly number[] | null): Promise<Fact[]> {
  const among = ids && [...ids];
  return database().$queryRaw<Fact[]>`
    SELECT r.id, r.code, r.kind, r.pillar_number AS pillar, r.year, r.position, r.status, m.code AS meeting,
      to_char(m.first_day, 'YYYY-MM-DD') AS "from", to_char(m.last_day, 'YYYY-MM-DD') AS day
    FROM recommendation r
    LEFT JOIN meeting m ON m.id = r.meeting_id AND ${readableRow(actor, "m")}
    WHERE ${readableRow(actor, "r")}
      AND (${among}::int[] IS NULL OR r.id = ANY(${among}::int[]))`;
}
