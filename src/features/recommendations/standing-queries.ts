import { dateToDay } from "#lib/partial-date.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { occasionOf } from "./history-entries.ts";
import { type AsKnown, findWithheld } from "./known-queries.ts";
import { isStep, moves, type Step, standingMoves } from "./recommendation.ts";
import type { MeetingOfRecommendation, RecommendationItem } from "./recommendation-item.ts";

/** The move that gave a recommendation its state, and the event that vouches for it. */
export type LastMove = { verb: Step; eventId: bigint };

type Row = { recommendation: number; id: bigint; verb: string };

/**
 * The last move that counts by the end of a day ("YYYY-MM-DD"; `null` is today, undated ones included), by the
 * recommendation's id; of all, or of those named. Where nothing was put right, that is the last event; only for the few
 * others is the order of events not enough. Of what is `withheld` from a reader only what the reader may know counts.
 */
export async function lastMoves(
  withheld: ReadonlyMap<number, AsKnown>,
  asof: string | null,
  ids: readonly number[] | null = null,
): Promise<Map<number, LastMove>> {
  const verbs = Object.keys(moves);
  const among = ids && [...ids];
  const asking = database().$queryRaw<Row[]>`
    SELECT DISTINCT ON (subject_id) subject_id AS recommendation, id, verb FROM event
    WHERE subject = 'recommendation' AND (${among}::int[] IS NULL OR subject_id = ANY(${among}::int[]))
      AND verb = ANY(${verbs}) AND (${asof}::date IS NULL OR occurred_on <= ${asof}::date)
    ORDER BY subject_id, id DESC`;
  const askingOfCorrected = database().$queryRaw<(Row & { meetingId: number | null; isBy: boolean })[]>`
    SELECT subject_id AS recommendation, id, verb, meeting_id AS "meetingId",
      coalesce(occurred_on <= ${asof}::date, ${asof}::date IS NULL) AS "isBy"
    FROM event
    WHERE subject = 'recommendation' AND verb = ANY(${verbs}) AND subject_id IN (
      SELECT subject_id FROM event
      WHERE subject = 'recommendation' AND verb = ANY(${verbs.filter((verb) => !isStep(verb))})
        AND (${among}::int[] IS NULL OR subject_id = ANY(${among}::int[]))
    )
    ORDER BY id`;
  const [last, ofCorrected] = await Promise.all([asking, askingOfCorrected]);
  const found = new Map<number, LastMove>();
  for (const { recommendation, id, verb } of last) if (isStep(verb)) found.set(recommendation, { verb, eventId: id });
  for (const [recommendation, events] of Map.groupBy(ofCorrected, (event) => event.recommendation)) {
    const standing = standingMoves(events).findLast(({ event }) => event.isBy);
    if (standing) found.set(recommendation, { verb: standing.verb, eventId: standing.event.id });
    else found.delete(recommendation);
  }
  for (const [recommendation, { moves: known }] of withheld) {
    const isBy = ({ occurredOn }: { occurredOn: Date | null }) =>
      !asof || (occurredOn !== null && dateToDay(occurredOn) <= asof);
    const standing = standingMoves(known).findLast(({ event }) => isBy(event));
    if (standing) found.set(recommendation, { verb: standing.verb, eventId: standing.event.id });
    else found.delete(recommendation);
  }
  return found;
}

/** The move by the end of that day which stands: the state that it led to, when, and where, as far as this reader may see. */
export async function standingsAsOf(actor: Actor, ids: readonly number[], asof: string | null) {
  const last = await lastMoves(await findWithheld(actor, ids), asof, ids);
  const events = await database().event.findMany({
    where: { id: { in: [...last.values()].map(({ eventId }) => eventId) } },
    include: { meeting: true },
  });
  const byId = new Map(events.map((event) => [event.id, event]));
  return new Map(
    [...last].flatMap(([id, { verb, eventId }]) => {
      const event = byId.get(eventId);
      if (!event) return [];
      const { occurred, meeting } = occasionOf(actor, event);
      return [[id, { status: moves[verb].to, days: occurred, meeting }]];
    }),
  );
}

/** The move that gave a recommendation its present state: where, and when as far as known. */
export type Standing = { meeting: MeetingOfRecommendation | null; on: { from: string; on: string } | null };

/** By code, of records that this reader has been shown already. */
export async function standingsOf(
  actor: Actor,
  items: readonly Pick<RecommendationItem, "id" | "code">[],
): Promise<Map<string, Standing>> {
  const standings = await standingsAsOf(
    actor,
    items.map(({ id }) => id),
    null,
  );
  return new Map(
    items.flatMap(({ id, code }) => {
      const last = standings.get(id);
      return last ? [[code, { meeting: last.meeting, on: last.days }]] : [];
    }),
  );
}
