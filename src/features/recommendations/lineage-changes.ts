import type { Meeting, Recommendation } from "#generated/prisma/client.ts";
import { localized } from "#i18n/localized.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { Actor } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import type { LineageInput, LineageKind } from "./lineage.ts";
import { move, moves, type Status, statusAfter } from "./recommendation.ts";
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

/** A draft that is agreed takes the place of what it continues, as far as nothing else has and it is not closed. */
export async function supersedeContinued(
  tx: Transaction,
  actor: Actor,
  agreed: Recommendation,
): Promise<Result<true, RecommendationRefusal>> {
  const rows = await tx.lineage.findMany({
    where: { toId: agreed.id },
    orderBy: { fromId: "asc" },
    select: { fromId: true },
  });
  for (const { fromId } of rows) {
    const superseded = await supersedeByHeir(
      tx,
      actor,
      await tx.recommendation.findUniqueOrThrow({ where: { id: fromId } }),
    );
    if (!superseded.ok) return superseded;
  }
  return ok(true);
}

/** Supersedes it at the meeting of the first that continues it and is more than a draft; where there is none, it stands. */
export async function supersedeByHeir(
  tx: Transaction,
  actor: Actor,
  older: Recommendation,
): Promise<Result<true, RecommendationRefusal>> {
  const heir = await firstHeir(tx, older);
  if (!heir || !move(older.status as Status | null, "supersede").ok) return ok(true);
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
  const edges = await tx.lineage.findMany({
    where: { fromId: older.id, to: { OR: [{ status: null }, { status: { not: "drafted" } }] } },
    include: { to: { include: { meeting: true } } },
    orderBy: { toId: "asc" },
  });
  const dayOf = (meeting: Meeting | null) => meeting?.lastDay?.getTime() ?? Number.POSITIVE_INFINITY;
  const [first] = edges.toSorted((a, b) => Math.sign(dayOf(a.to.meeting) - dayOf(b.to.meeting)) || 0);
  if (!first) return null;
  const lineage: LineageInput = { kind: first.kind as LineageKind, from: [older.code], to: [first.to.code] };
  return { meeting: first.to.meeting, source: localized(first, "source"), lineage };
}
