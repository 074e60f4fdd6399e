import type { Recommendation } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { lockLineage } from "./lineage-changes.ts";
import { newCode } from "./recommendation.ts";
import {
  guardedUpdate,
  hold,
  holdNumbers,
  lockRows,
  placeOfNumber,
  type RecommendationRefusal as Refusal,
  recordChange,
  type Seen,
  type WithMeeting,
} from "./recommendation-changes.ts";
import { citedAmong, findRight, freeToGo, isTakenBack, restoreEach, takeBackEach } from "./taking-back.ts";

/** Throws a draft away, on which nothing hangs: nobody sees it any more, and its number is free. */
export async function discardRecommendation(actor: Actor, seen: Seen): Promise<Result<Recommendation, Refusal>> {
  return takeBack(actor, seen, { isCited: false, reason: null, right: null });
}

/**
 * Says of one that has been public that it was recorded by mistake, and which is the right one (`right`: its code), where
 * there is one. Its address says so from then on; nothing counts it, on any day.
 */
export async function voidRecommendation(
  actor: Actor,
  seen: Seen,
  { reason, right }: { reason: Localized; right: string | null },
): Promise<Result<Recommendation, Refusal>> {
  if (!reason.en || !reason.ru) return fail("reasonMissing");
  return takeBack(actor, seen, { isCited: true, reason, right });
}

/** Puts what was discarded or voided into the record again. Of what was voided the reason stays in the history. */
export async function restoreRecommendation(
  actor: Actor,
  { code, version }: Seen,
  reason: Localized,
): Promise<Result<Recommendation, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  return change<Recommendation, Refusal>(async (tx) => {
    await holdMeetingOf(tx, code);
    await lockRows(tx, [code]);
    const row = await tx.recommendation.findUnique({
      where: { code, ...readable.leveled(actor) },
      include: { meeting: true },
    });
    if (!row || !isTakenBack(row)) return fail("notFound");
    if (row.version !== version) return fail("changedMeanwhile", { codes: code });
    if (row.voidedAt && !reason.en && !reason.ru) return fail("reasonMissing");
    if (row.meeting && isTakenBack(row.meeting)) return fail("meetingTakenBack");
    const { meeting: _bornAt, ...columns } = row;
    return theOne(await restoreEach(tx, actor, [columns], reason));
  });
}

/** Gives another number of its year and pillar to one that has never been public. */
export async function renumberRecommendation(
  actor: Actor,
  seen: Seen,
  number: number,
): Promise<Result<Recommendation, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  return changeOne(actor, seen, async (tx, { meeting: _bornAt, ...row }) => {
    const { year, pillarNumber } = row;
    if (year === null || pillarNumber === null) return fail("meetingWithoutYear");
    const code = newCode(year, pillarNumber, number);
    if (code === row.code) return ok(row);
    if ((await citedAmong(tx, "recommendation", [row.id])).size > 0) return fail("citedAlready", { codes: row.code });
    const free = await freeToGo(tx, [row]);
    // Events name what continues what by its number.
    if (!free.ok && free.error === "lineageOf") return free;
    await holdNumbers(tx, pillarNumber);
    if ((await tx.recommendation.count({ where: { code } })) > 0) return fail("codeTaken", { code });
    const position = await placeOfNumber(tx, row, number);
    const after = await guardedUpdate(tx, row, row.version, { data: { code, position } });
    if (!after) return fail("changedMeanwhile", { codes: row.code });
    await recordChange(tx, actor, after, "renumber", { before: row });
    return ok(after);
  });
}

function takeBack(
  actor: Actor,
  seen: Seen,
  { isCited, reason, right }: { isCited: boolean; reason: Localized | null; right: string | null },
): Promise<Result<Recommendation, Refusal>> {
  return changeOne(actor, seen, async (tx, row) => {
    const cited = await citedAmong(tx, "recommendation", [row.id]);
    if (cited.has(row.id) !== isCited) return fail(isCited ? "citedNever" : "citedAlready", { codes: row.code });
    const free = await freeToGo(tx, [row]);
    if (!free.ok) return free;
    const found = await findRight(tx, "recommendation", right, [row.id], actor);
    if (!found.ok) return found;
    return theOne(await takeBackEach(tx, actor, [row], { at: new Date(), reason, rightId: found.value }));
  });
}

/** Nothing comes to hang on it meanwhile, and its meeting stays. */
async function changeOne(
  actor: Actor,
  seen: Seen,
  work: (tx: Transaction, row: WithMeeting) => Promise<Result<Recommendation, Refusal>>,
): Promise<Result<Recommendation, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  return change<Recommendation, Refusal>(async (tx) => {
    await holdMeetingOf(tx, seen.code);
    await lockLineage(tx);
    const held = await hold(tx, actor, [seen]);
    if (!held.ok) return held;
    const [row] = held.value;
    return row ? work(tx, row) : fail("notFound");
  });
}

/** Before any recommendation, as who publishes a meeting does. */
async function holdMeetingOf(tx: Transaction, code: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM meeting WHERE id = (SELECT meeting_id FROM recommendation WHERE code = ${code}) FOR SHARE`;
}

function theOne(done: Result<Recommendation[], Refusal>): Result<Recommendation, Refusal> {
  if (!done.ok) return done;
  const [row] = done.value;
  return row ? ok(row) : fail("notFound");
}
