import type { Meeting, Recommendation } from "#generated/prisma/client.ts";
import { sourceIn } from "#i18n/source.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { Actor } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import type { LineageInput, LineageKind } from "./lineage.ts";
import {
  endingOf,
  endorsementOf,
  givesWayToAgreed,
  move,
  moves,
  type Status,
  standingMoves,
  statusAfter,
  takesPlace,
} from "./recommendation.ts";
import {
  applyMove,
  guardedUpdate,
  type Happening,
  lockRows,
  type RecommendationRefusal,
  recordChange,
} from "./recommendation-changes.ts";
import { about } from "./recommendation-events.ts";

/** One lineage at a time, so that two colleagues cannot close a circle between them; held before any recommendation. */
export async function lockLineage(tx: Transaction): Promise<void> {
  await tx.$executeRaw`LOCK TABLE lineage IN SHARE ROW EXCLUSIVE MODE`;
}

/** Holds those chosen, and what they continue: it changes too once they are agreed. */
export async function lockWithContinued(tx: Transaction, codes: readonly string[]): Promise<void> {
  await lockLineage(tx);
  const rows = await tx.lineage.findMany({
    where: { to: { code: { in: [...codes] } } },
    select: { from: { select: { code: true } } },
  });
  await lockRows(tx, [...codes, ...rows.map(({ from }) => from.code)]);
}

/**
 * These have moved: each takes the place of what it continues, as far as nothing else has and that is not closed; or, where
 * it was recorded wrongly that they had been endorsed, gives it back.
 */
export async function settleContinued(
  tx: Transaction,
  actor: Actor,
  moved: readonly Recommendation[],
  why: Pick<Happening, "reason" | "source"> = {},
): Promise<Result<true, RecommendationRefusal>> {
  const rows = await tx.lineage.findMany({
    where: { toId: { in: moved.map(({ id }) => id) } },
    distinct: ["fromId"],
    orderBy: { fromId: "asc" },
    select: { from: true },
  });
  for (const { from } of rows) {
    const settled = await (from.status === "superseded"
      ? giveBack(tx, actor, from, why)
      : supersedeByHeir(tx, actor, from));
    if (!settled.ok) return settled;
  }
  return ok(true);
}

/** It stands again where the text that took its place has not been endorsed; one that was superseded for another cause does not. */
async function giveBack(
  tx: Transaction,
  actor: Actor,
  older: Recommendation,
  why: Pick<Happening, "reason" | "source">,
): Promise<Result<true, RecommendationRefusal>> {
  const events = await movesOf(tx, older);
  const ending = endingOf(standingMoves(events))?.event;
  const named = ending && keptIn("recommendation", ending).lineage?.to;
  if (!ending || !named) return ok(true);
  const status = statusAfter([...events, { verb: "reinstate", meetingId: ending.meetingId }]);
  const heirs = await heirsOf(tx, older, status);
  if (heirs.some(({ to }) => named.includes(to.code))) return ok(true);
  const reinstated = await reinstate(tx, actor, older, { events, ending, ...why });
  return reinstated.ok ? ok(true) : reinstated;
}

/** Supersedes it where the first that continues it takes effect; where none does, it stands. */
export async function supersedeByHeir(
  tx: Transaction,
  actor: Actor,
  older: Recommendation,
): Promise<Result<true, RecommendationRefusal>> {
  if (!move(older.status as Status | null, "supersede").ok) return ok(true);
  const heir = await firstHeir(tx, older);
  if (!heir) return ok(true);
  const moved = await applyMove(tx, actor, older, { verb: "supersede", ...heir });
  return moved.ok ? ok(true) : moved;
}

/** The events of a recommendation that can have moved it, in the order in which they were recorded. */
export function movesOf(tx: Transaction, { id }: { id: number }) {
  return tx.event.findMany({
    where: { ...about([id]), verb: { in: Object.keys(moves) } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      verb: true,
      meetingId: true,
      meeting: true,
      occurredFrom: true,
      occurredOn: true,
      version: true,
      snapshot: true,
    },
  });
}

type Move = Awaited<ReturnType<typeof movesOf>>[number];

/**
 * Records that it was not superseded, or not closed (`ending`): on the day of what it takes back, so that no day tells what
 * was never so. Where something else continues it, that takes its place.
 */
export async function reinstate(
  tx: Transaction,
  actor: Actor,
  row: Recommendation,
  {
    events,
    ending,
    ...how
  }: { events: readonly Move[]; ending: Move } & Pick<Happening, "reason" | "source" | "lineage">,
): Promise<Result<Recommendation, RecommendationRefusal>> {
  const { meeting, meetingId, occurredFrom, occurredOn } = ending;
  const status = statusAfter([...events, { verb: "reinstate", meetingId }]);
  const after = await guardedUpdate(tx, row, row.version, { data: { status } });
  if (!after) return fail("changedMeanwhile", { codes: row.code });
  const on = occurredFrom && occurredOn ? { from: dateToDay(occurredFrom), on: dateToDay(occurredOn) } : null;
  await recordChange(tx, actor, after, "reinstate", { before: row, meeting, on, ...how });
  const superseded = await supersedeByHeir(tx, actor, after);
  return superseded.ok ? ok(after) : superseded;
}

async function firstHeir(tx: Transaction, older: Recommendation) {
  const dayOf = (meeting: Meeting | null) => meeting?.lastDay?.getTime() ?? Number.POSITIVE_INFINITY;
  const heirs = await heirsOf(tx, older, older.status as Status | null);
  const [first] = heirs.toSorted((a, b) => Math.sign(dayOf(a.meeting) - dayOf(b.meeting)) || 0);
  if (!first) return null;
  const lineage: LineageInput = { kind: first.kind as LineageKind, from: [older.code], to: [first.to.code] };
  return { meeting: first.meeting, source: sourceIn(first), lineage };
}

/** Those that continue it and have taken effect for one that stands so, each with the meeting where it did. */
async function heirsOf(tx: Transaction, older: Recommendation, status: Status | null) {
  const edges = await tx.lineage.findMany({
    where: { fromId: older.id },
    include: { to: { include: { meeting: true } } },
    orderBy: { toId: "asc" },
  });
  const heirs = [];
  for (const edge of edges) {
    const { meeting, ...newer } = edge.to;
    const endorsed = endorsementOf(standingMoves(await movesOf(tx, newer)));
    if (takesPlace(status, newer.status as Status | null, endorsed !== undefined)) {
      heirs.push({ ...edge, meeting: givesWayToAgreed(status) ? meeting : (endorsed?.event.meeting ?? null) });
    }
  }
  return heirs;
}
