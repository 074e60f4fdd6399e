import { literally } from "#lib/literally.ts";
import { database } from "#server/database.ts";
import { type Actor, can } from "../../policy.ts";
import { findAmendments } from "./amendment-queries.ts";
import { isStep, moves, standingMoves } from "./recommendation.ts";
import type { Fact } from "./recommendation-filter.ts";

/** What was there on that day, in the state it had then. Commitments have no events and count from their meeting on. */
export async function factsAsOf(facts: readonly Fact[], asof: string): Promise<Fact[]> {
  const corrected = await correctedOnes(asof);
  const events = await database().$queryRaw<{ recommendation: number; verb: string }[]>`
    SELECT recommendation_id AS recommendation, verb FROM event WHERE id IN (
      SELECT max(id) FROM event
      WHERE recommendation_id IS NOT NULL AND occurred_on <= ${asof}::date AND verb = ANY(${Object.keys(moves)})
      GROUP BY recommendation_id
    )`;
  const lastMove = new Map(events.map(({ recommendation, verb }) => [recommendation, verb]));
  return facts.flatMap((fact) => {
    if (fact.kind === "commitment") return fact.day && fact.day <= asof ? [fact] : [];
    const verb = corrected.has(fact.id) ? corrected.get(fact.id) : lastMove.get(fact.id);
    const status = verb && moves[verb as keyof typeof moves].to;
    return status && status !== "before" ? [{ ...fact, status }] : [];
  });
}

/** The last move as of that day of those few of whom something was put right: for them the order of events is not enough. */
async function correctedOnes(asof: string): Promise<Map<number, string | null>> {
  const events = await database().$queryRaw<
    { recommendation: number; verb: string; meetingId: number | null; isBy: boolean }[]
  >`
    SELECT recommendation_id AS recommendation, verb, meeting_id AS "meetingId",
      coalesce(occurred_on <= ${asof}::date, false) AS "isBy"
    FROM event
    WHERE verb = ANY(${Object.keys(moves)}) AND recommendation_id IN (
      SELECT recommendation_id FROM event WHERE verb = ANY(${Object.keys(moves).filter((verb) => !isStep(verb))})
    )
    ORDER BY id`;
  return new Map(
    [...Map.groupBy(events, ({ recommendation }) => recommendation)].map(([recommendation, own]) => {
      const last = standingMoves(own).findLast(({ event }) => event.isBy);
      return [recommendation, last?.verb ?? null];
    }),
  );
}

/**
 * Word forms of both languages by full text, numbers by their beginning. Only what this reader may see is searched, and as
 * of a day the words that held then.
 */
export async function search(actor: Actor, q: string, asof: string | null): Promise<number[]> {
  const drafts = can.readRecord(actor, { publishedEnAt: null, publishedRuAt: null });
  const code = `${literally(q)}%`;
  const rows = await database().$queryRaw<{ id: number }[]>`
    SELECT id FROM recommendation
    WHERE code ILIKE ${code}
       OR ((${drafts} OR published_en_at IS NOT NULL) AND search_en @@ websearch_to_tsquery('english', ${q}))
       OR ((${drafts} OR published_ru_at IS NOT NULL) AND search_ru @@ websearch_to_tsquery('russian', ${q}))`;
  const found = rows.map(({ id }) => id);
  const changedSince = asof ? [...(await findAmendments())].filter(([, { on }]) => on > asof) : [];
  if (changedSince.length === 0) return found;
  const then = await database().$queryRaw<{ id: number }[]>`
    SELECT r.id FROM recommendation r JOIN event e ON e.recommendation_id = r.id
    WHERE e.id = ANY(${changedSince.map(([, { beforeId }]) => beforeId)}) AND (
      r.code ILIKE ${code}
      OR ((${drafts} OR r.published_en_at IS NOT NULL)
        AND to_tsvector('english', coalesce(e.snapshot->>'textEn', '')) @@ websearch_to_tsquery('english', ${q}))
      OR ((${drafts} OR r.published_ru_at IS NOT NULL)
        AND to_tsvector('russian', coalesce(e.snapshot->>'textRu', '')) @@ websearch_to_tsquery('russian', ${q})))`;
  const changed = new Set(changedSince.map(([id]) => id));
  return [...found.filter((id) => !changed.has(id)), ...then.map(({ id }) => id)];
}
