import { lockLineage } from "#features/recommendations/lineage-changes.ts";
import { decidingVerbs, isDecision, isVerb, standingMoves } from "#features/recommendations/recommendation.ts";
import { codesOf, hold, type Seen } from "#features/recommendations/recommendation-changes.ts";
import { about, eventsOf } from "#features/recommendations/recommendation-events.ts";
import {
  citedAmong,
  codeBefore,
  codeOfDiscarded,
  findRight,
  freeToGo,
  isTakenBack,
  restoreEach,
  takeBackEach,
} from "#features/recommendations/taking-back.ts";
import type { Meeting } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { type MeetingType, newMeetingCode } from "./meeting.ts";
import { holdToChange, type MeetingRefusal as Refusal, recordMeetingEvent } from "./meeting-changes.ts";

/**
 * Throws a draft away, with the recommendations that the person saw in it (`born`): nobody sees them any more, and their codes
 * are free.
 */
export async function discardMeeting(
  actor: Actor,
  seen: Seen,
  born: readonly Seen[],
): Promise<Result<Meeting, Refusal>> {
  return takeBack(actor, seen, { born, isCited: false, reason: null, right: null });
}

/**
 * Says of one that has been public that it was recorded by mistake, with the recommendations that the person saw in it (`born`),
 * and which is the right one (`right`: its code), where there is one. Those that have never been public are discarded.
 */
export async function voidMeeting(
  actor: Actor,
  seen: Seen,
  { reason, right, born }: { reason: Localized; right: string | null; born: readonly Seen[] },
): Promise<Result<Meeting, Refusal>> {
  if (!reason.en || !reason.ru) return fail("reasonMissing");
  return takeBack(actor, seen, { born, isCited: true, reason, right });
}

async function takeBack(
  actor: Actor,
  { code, version }: Seen,
  how: { born: readonly Seen[]; isCited: boolean; reason: Localized | null; right: string | null },
): Promise<Result<Meeting, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  const { born, isCited, reason, right } = how;
  return change<Meeting, Refusal>(async (tx) => {
    await holdToChange(tx, code);
    await lockLineage(tx);
    const meeting = await tx.meeting.findUnique({ where: { code, ...kept, ...readable.leveled(actor) } });
    if (!meeting) return fail("notFound");
    if (meeting.version !== version) return fail("changedMeanwhile");
    if ((await citedAmong(tx, "meeting", [meeting.id])).has(meeting.id) !== isCited) {
      return fail(isCited ? "citedNever" : "citedAlready", { codes: code });
    }
    const held = await hold(tx, actor, born);
    if (!held.ok) return held;
    // A colleague has entered one more: the list that was shown is not the whole.
    const all = await tx.recommendation.findMany({ where: { meetingId: meeting.id, ...kept }, select: { id: true } });
    const shown = new Set(held.value.map(({ id }) => id));
    if (all.length !== shown.size || all.some(({ id }) => !shown.has(id))) return fail("changedMeanwhile");
    const free = await freeToGo(tx, held.value);
    if (!free.ok) return free;
    const vouched = await vouchesForNothing(tx, meeting);
    if (!vouched.ok) return vouched;
    const found = await findRight(tx, "meeting", right, [meeting.id], actor);
    if (!found.ok) return found;
    if (!isCited) {
      const cited = await citedAmong(tx, "recommendation", [...shown]);
      const once = held.value.filter(({ id }) => cited.has(id));
      if (once.length > 0) return fail("citedAlready", { codes: codesOf(once) });
    }

    const at = new Date();
    const after = await tx.meeting.update({
      where: { id: meeting.id },
      data: {
        ...(isCited ? { voidedAt: at, rightId: found.value } : { discardedAt: at, code: codeOfDiscarded(meeting.id) }),
        version: version + 1,
      },
    });
    await recordMeetingEvent(tx, actor, after, { verb: isCited ? "void" : "discard", reason }, meeting);
    const going = await takeBackEach(tx, actor, held.value, { at, reason });
    return going.ok ? ok(after) : going;
  });
}

/** Puts a meeting into the record again, with the recommendations that went with it. */
export async function restoreMeeting(
  actor: Actor,
  { code, version }: Seen,
  reason: Localized,
): Promise<Result<Meeting, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  return change<Meeting, Refusal>(async (tx) => {
    await holdToChange(tx, code);
    const meeting = await tx.meeting.findUnique({ where: { code, ...readable.leveled(actor) } });
    if (!meeting || !isTakenBack(meeting)) return fail("notFound");
    if (meeting.version !== version) return fail("changedMeanwhile");
    if (meeting.voidedAt && !reason.en && !reason.ru) return fail("reasonMissing");
    const at = meeting.voidedAt ?? meeting.discardedAt;
    const wentWithIt = await tx.recommendation.findMany({
      where: { meetingId: meeting.id, OR: [{ voidedAt: at }, { discardedAt: at }] },
      orderBy: { position: "asc" },
    });
    const after = await tx.meeting.update({
      where: { id: meeting.id },
      data: {
        ...{ ...kept, rightId: null, version: version + 1 },
        ...(meeting.discardedAt && { code: await freeCode(tx, meeting, await codeBefore(tx, "meeting", meeting.id)) }),
      },
    });
    await recordMeetingEvent(tx, actor, after, { verb: "restore", reason }, meeting);
    const back = await restoreEach(tx, actor, wentWithIt, reason);
    return back.ok ? ok(after) : back;
  });
}

/** Gives a draft the code that its kind, number, pillar and year ask for, where that is free. */
export async function renumberMeeting(actor: Actor, { code, version }: Seen): Promise<Result<Meeting, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  return change<Meeting, Refusal>(async (tx) => {
    await holdToChange(tx, code);
    const meeting = await tx.meeting.findUnique({ where: { code, ...kept, ...readable.leveled(actor) } });
    if (!meeting) return fail("notFound");
    if (meeting.version !== version) return fail("changedMeanwhile");
    if ((await citedAmong(tx, "meeting", [meeting.id])).size > 0) return fail("citedAlready", { codes: code });
    const asked = await freeCode(tx, meeting, null);
    if (asked === code) return ok(meeting);
    const after = await tx.meeting.update({ where: { id: meeting.id }, data: { code: asked, version: version + 1 } });
    await recordMeetingEvent(tx, actor, after, { verb: "renumber" }, meeting);
    return ok(after);
  });
}

/** `wanted`, or the code that a new meeting of that kind would get now. */
export async function freeCode(tx: Transaction, meeting: Meeting, wanted: string | null): Promise<string> {
  const others = await tx.meeting.findMany({ where: { id: { not: meeting.id } }, select: { code: true } });
  const taken = others.map(({ code }) => code);
  if (wanted && !taken.includes(wanted)) return wanted;
  const { type, number, pillarNumber, start } = meeting;
  return newMeetingCode({ type: type as MeetingType, number, pillar: pillarNumber, start }, taken);
}

/** Decisions and closings at it stand, of recommendations wherever they were born: without it they would stand on nothing. */
export async function vouchesForNothing(
  tx: Transaction,
  { id }: { id: number },
): Promise<Result<true, "decidedHere" | "closedHere">> {
  const told = await tx.event.findMany({
    where: { ...about(), meetingId: id, verb: { in: [...decidingVerbs, "close"] } },
    select: { subjectId: true },
  });
  const subjects = [...new Set(told.flatMap(({ subjectId }) => subjectId ?? []))];
  const events = await eventsOf(subjects, { tx });
  const rows = await tx.recommendation.findMany({
    where: { id: { in: subjects } },
    select: { id: true, code: true },
    orderBy: { id: "asc" },
  });
  const standing = (is: (verb: string) => boolean) =>
    rows.filter((row) =>
      standingMoves((events.get(row.id) ?? []).filter(({ verb }) => isVerb(verb))).some(
        ({ verb, event }) => is(verb) && event.meetingId === id,
      ),
    );
  for (const [error, found] of [
    ["decidedHere", standing(isDecision)],
    ["closedHere", standing((verb) => verb === "close")],
  ] as const) {
    if (found.length > 0) return fail(error, { codes: codesOf(found) });
  }
  return ok(true);
}
