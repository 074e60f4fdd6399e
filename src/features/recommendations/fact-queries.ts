import { dateToDay } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import { type Actor, readable } from "../../policy.ts";
import { asks, saying } from "./addressee-filter.ts";
import { moves, type Status } from "./recommendation.ts";
import type { Fact, RecommendationQuery } from "./recommendation-filter.ts";
import type { RecommendationItem } from "./recommendation-queries.ts";
import { search } from "./recommendation-search.ts";
import { lastMoves } from "./standing-queries.ts";

/** All that filters and counts ask about, of every recommendation that this reader may see and the query does not exclude. */
export async function findFacts(actor: Actor, query: RecommendationQuery): Promise<Fact[]> {
  const conditions: Prisma.RecommendationWhereInput[] = [];
  if (query.q) conditions.push({ id: { in: await search(actor, query.q, query.asof) } });
  if (query.partner.length > 0) conditions.push(await asks({ code: { in: query.partner } }, query.asof));
  if (query.region.length > 0) conditions.push(await asks({ place: { regionCode: { in: query.region } } }, query.asof));
  const facts = await factsWhere(actor, { AND: conditions });
  const then = query.asof ? await factsAsOf(facts, query.asof) : facts;
  return query.report.length > 0 ? saying(actor, query, then) : then;
}

/** Those of the items that were there on that day, in the state that they had then; all of them as they are without one. */
export async function standing(
  actor: Actor,
  items: RecommendationItem[],
  asof: string | null,
): Promise<RecommendationItem[]> {
  if (!asof || items.length === 0) return items;
  const facts = await factsWhere(actor, { code: { in: items.map(({ code }) => code) } });
  const among = facts.map(({ id }) => id);
  const then = new Map((await factsAsOf(facts, asof, among)).map(({ code, status }) => [code, status]));
  return items.flatMap((item) => {
    const status = then.get(item.code);
    return status === undefined ? [] : [{ ...item, status: status as Status | null }];
  });
}

async function factsWhere(actor: Actor, where: Prisma.RecommendationWhereInput): Promise<Fact[]> {
  const rows = await database().recommendation.findMany({
    where: { AND: [readable.recommendations(actor), where] },
    select: {
      id: true,
      code: true,
      kind: true,
      pillarNumber: true,
      year: true,
      position: true,
      status: true,
      meetingId: true,
    },
  });
  // Many recommendations, few meetings: asked for once each.
  const meetings = await database().meeting.findMany({
    where: readable.meetings(actor),
    select: { id: true, code: true, lastDay: true },
  });
  const shown = new Map(meetings.map(({ id, code, lastDay }) => [id, { code, day: lastDay && dateToDay(lastDay) }]));
  return rows.map(({ meetingId, pillarNumber, ...row }) => {
    const meeting = meetingId === null ? undefined : shown.get(meetingId);
    return { ...row, pillar: pillarNumber, meeting: meeting?.code ?? null, day: meeting?.day ?? null };
  });
}

/** What was there on that day, in the state it had then. Commitments have no events and count from their meeting on. */
async function factsAsOf(
  facts: readonly Fact[],
  asof: string,
  among: readonly number[] | null = null,
): Promise<Fact[]> {
  const last = await lastMoves(asof, among);
  return facts.flatMap((fact) => {
    if (fact.kind === "commitment") return fact.day && fact.day <= asof ? [fact] : [];
    const move = last.get(fact.id);
    return move ? [{ ...fact, status: moves[move.verb].to }] : [];
  });
}
