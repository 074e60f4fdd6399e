import type { Recommendation } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { canContinue, type Edge, type LineageInput, type LineageKind, type LineageRefusal } from "./lineage.ts";
import { lockLineage, movesOf, reinstate, supersedeByHeir } from "./lineage-changes.ts";
import { move, type Status, standingMoves } from "./recommendation.ts";
import {
  codesOf,
  lockRows,
  type RecommendationRefusal,
  recordChange,
  type WithMeeting,
} from "./recommendation-changes.ts";

type Refusal = LineageRefusal | RecommendationRefusal | "lineageFromState" | "lineageGone";

/**
 * Says that these recommendations continue those. The earlier ones are superseded as soon as a later one takes their place
 * (`takesPlace`), if they are not yet. Their reports stay with them and are shown with what came of them. Each of them gets
 * an event that names the lineage.
 */
export async function continueRecommendations(
  actor: Actor,
  { kind, ...input }: LineageInput,
  { source = [], reason = null, sample = false }: { source?: Source; reason?: Localized | null; sample?: boolean } = {},
): Promise<Result<true, Refusal>> {
  if (!can.editRecommendations(actor)) return fail("notAllowed");
  const lineage = { kind, from: [...new Set(input.from)], to: [...new Set(input.to)] };
  return change<true, Refusal>(async (tx) => {
    await lockLineage(tx);
    await lockRows(tx, [...lineage.from, ...lineage.to]);
    const from = await load(tx, lineage.from);
    const to = await load(tx, lineage.to);
    if (!from || !to) return fail("notFound");
    const allowed = canContinue(kind, from.map(born), to.map(born), await edges(tx));
    if (!allowed.ok) return allowed;
    const unfit = from.filter(
      ({ status }) => status !== "superseded" && !move(status as Status | null, "supersede").ok,
    );
    if (unfit.length > 0) return fail("lineageFromState", { codes: codesOf(unfit) });

    await tx.lineage.createMany({
      data: from.flatMap((older) => to.map((newer) => ({ fromId: older.id, toId: newer.id, kind, source, sample }))),
    });
    const told = { reason, source, lineage, also: { sample } };
    for (const { meeting: bornAt, ...newer } of to) {
      const how = { before: newer, meeting: bornAt, ...told };
      await recordChange(tx, actor, newer, `continue-${kind}`, how);
    }
    const meeting = to[0]?.meeting ?? null;
    for (const { meeting: _bornAt, ...older } of from) {
      await recordChange(tx, actor, older, `continued-${kind}`, { before: older, meeting, ...told });
      const superseded = await supersedeByHeir(tx, actor, older);
      if (!superseded.ok) return superseded;
    }
    return ok(true);
  });
}

/**
 * Takes back a lineage that was recorded wrongly: it goes from the record of every day, and each of its recommendations
 * gets an event with the reason. A recommendation superseded by it stands again where it stood before, unless something
 * else continues it, or it was superseded for another cause.
 */
export async function takeBackLineage(
  actor: Actor,
  lineage: LineageInput,
  reason: Localized,
): Promise<Result<true, Refusal>> {
  if (!can.editRecommendations(actor)) return fail("notAllowed");
  if (!reason.en && !reason.ru) return fail("reasonMissing");
  return change<true, Refusal>(async (tx) => {
    await lockLineage(tx);
    await lockRows(tx, [...lineage.from, ...lineage.to]);
    const from = await load(tx, lineage.from);
    const to = await load(tx, lineage.to);
    if (!from || !to) return fail("notFound");
    const { count } = await tx.lineage.deleteMany({
      where: {
        kind: lineage.kind,
        fromId: { in: from.map(({ id }) => id) },
        toId: { in: to.map(({ id }) => id) },
      },
    });
    if (count !== from.length * to.length) {
      return fail("lineageGone", { from: lineage.from.join(", "), to: lineage.to.join(", ") });
    }
    for (const { meeting: bornAt, ...newer } of to) {
      await recordChange(tx, actor, newer, "discontinue", { before: newer, meeting: bornAt, reason, lineage });
    }
    for (const { meeting: _bornAt, ...older } of from) {
      await recordChange(tx, actor, older, "discontinued", { before: older, reason, lineage });
      const reinstated = await reinstateFrom(tx, actor, older, lineage, reason);
      if (!reinstated.ok) return reinstated;
    }
    return ok(true);
  });
}

/** A recommendation superseded by that lineage, and by no other cause, stands again. */
async function reinstateFrom(
  tx: Transaction,
  actor: Actor,
  older: Recommendation,
  lineage: LineageInput,
  reason: Localized,
): Promise<Result<true, Refusal>> {
  const events = await movesOf(tx, older);
  const last = standingMoves(events).at(-1);
  if (last?.verb !== "supersede" || !isNamed(last.event, lineage)) return ok(true);
  const reinstated = await reinstate(tx, actor, older, { events, ending: last.event, reason, lineage });
  return reinstated.ok ? ok(true) : reinstated;
}

function isNamed(event: { version: number; snapshot: unknown }, { to }: LineageInput): boolean {
  return keptIn("recommendation", event).lineage?.to.some((code) => to.includes(code)) ?? false;
}

async function load(tx: Transaction, codes: readonly string[]): Promise<WithMeeting[] | null> {
  const rows = await tx.recommendation.findMany({
    where: { code: { in: [...codes] }, kind: "recommendation", ...kept },
    include: { meeting: true },
    orderBy: { id: "asc" },
  });
  return rows.length === new Set(codes).size ? rows : null;
}

async function edges(tx: Transaction): Promise<Edge[]> {
  const code = { select: { code: true } };
  const rows = await tx.lineage.findMany({ select: { kind: true, from: code, to: code } });
  return rows.map(({ from, to, kind }) => ({ from: from.code, to: to.code, kind: kind as LineageKind }));
}

function born({ code, meeting }: WithMeeting) {
  return { code, day: meeting?.lastDay ? dateToDay(meeting.lastDay) : null };
}
