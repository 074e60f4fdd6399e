import { moves, needsHeld, standingMoves } from "#features/recommendations/recommendation.ts";
import { codesOf } from "#features/recommendations/recommendation-changes.ts";
import { about, eventsOf as recommendationEvents } from "#features/recommendations/recommendation-events.ts";
import type { Meeting } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { dateToDay, dayToDate, firstDayOf, lastDayOf, type PartialDate } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { daysOf, precisionOfDates } from "./meeting.ts";
import { holdToChange, type MeetingHappening, type MeetingRefusal as Refusal, update } from "./meeting-changes.ts";
import { type MeetingMove, type MeetingState, moveMeetingState, standingSteps } from "./meeting-state.ts";

/** A source tells this of a meeting. That it was held happened on its own days, everything else `on` a day of its own. */
export type Told = {
  verb: MeetingMove;
  on?: PartialDate | null;
  reason?: Localized | null;
  source?: Source | null;
  /** the days to which it was postponed; none where no source gives them */
  to?: { start: PartialDate | null; end: PartialDate | null };
};

/** Records what became of a meeting. `version` is the one that the person saw. */
export async function moveMeeting(
  actor: Actor,
  code: string,
  version: number,
  told: Told,
): Promise<Result<Meeting, Refusal>> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change(async (tx) => {
    await holdToChange(tx, code);
    const meeting = await tx.meeting.findUnique({ where: { code, ...kept, ...readable.leveled(actor) } });
    if (!meeting) return fail("notFound");
    const judged = await judge(tx, meeting, await eventsOf(tx, meeting), told);
    if (!judged.ok) return judged;
    const { changes, happening } = judged.value;
    return update(tx, actor, { code, version }, happening, () => ok(changes));
  });
}

/**
 * Finds what changes of a meeting by what is told of it, after these events. Only that it is planned needs no source, and only
 * what is taken back needs a reason.
 */
export async function judge(
  tx: Transaction,
  meeting: Meeting,
  events: readonly Kept[],
  { verb, on = null, reason, source, to }: Told,
): Promise<Result<{ changes: { state: MeetingState }; happening: MeetingHappening }, Refusal>> {
  const state = moveMeetingState(events, verb);
  if (!state.ok) return fail("moveNotAllowed", { codes: meeting.code });
  if (verb !== "plan" && verb !== "retract" && !source?.length) return fail("stateSourceMissing");
  if (verb === "retract" && !isSaid(reason)) return fail("reasonMissing");
  const today = dayOf(new Date());
  if (on !== null && firstDayOf(on) > today) return fail("dayToCome");
  const days = daysOfMeeting(meeting);
  if (verb === "hold" && !hasBegun(days)) return fail("heldNotBegun");
  const isUnheld = verb === "retract" && meeting.state === "held";
  if (isUnheld && (meeting.reported as unknown[]).length > 0) return fail("heldWithReported");
  const outcome = isUnheld ? await outcomesOf(tx, meeting) : [];
  if (outcome.length > 0) return fail("heldWithOutcome", { codes: codesOf(outcome) });
  const occurred =
    verb === "hold" ? days : on === null ? null : { from: firstDayOf(on), on: min(lastDayOf(on), today) };
  const dates =
    verb === "postpone" ? datesOf(to) : verb === "retract" ? datesBefore(events, standingSteps(events).at(-1)) : {};
  return ok({ changes: { ...dates, state: state.value }, happening: { verb, reason, source, occurred } });
}

/** Whether the first of its days has come; of one without days nobody can say that it has not. */
export function hasBegun(days: { from: string } | null): boolean {
  return days === null || days.from <= dayOf(new Date());
}

function daysOfMeeting({ firstDay, lastDay }: Meeting): { from: string; on: string } | null {
  return firstDay && lastDay && { from: dateToDay(firstDay), on: dateToDay(lastDay) };
}

function isSaid(words: Localized | null | undefined): boolean {
  return Boolean(words?.en || words?.ru);
}

function min(one: string, other: string): string {
  return one < other ? one : other;
}

function datesOf({ start, end }: NonNullable<Told["to"]> = { start: null, end: null }) {
  const days = daysOf({ start, end });
  return {
    ...{ start, end, datePrecision: precisionOfDates(start, end ?? start) },
    ...{ firstDay: days && dayToDate(days.from), lastDay: days && dayToDate(days.on) },
  };
}

type Kept = { id: bigint; verb: string; version: number; snapshot: unknown };

function eventsOf(tx: Transaction, { id }: Meeting): Promise<Kept[]> {
  return tx.event.findMany({
    where: { subject: "meeting", subjectId: id },
    orderBy: { id: "asc" },
    select: { id: true, verb: true, version: true, snapshot: true },
  });
}

/** The days that it had before they were postponed by mistake. */
function datesBefore(events: readonly Kept[], wrong: { id: bigint; verb: string } | undefined) {
  const before = events.findLast(({ id }) => wrong?.verb === "postpone" && id < wrong.id);
  if (!before) return {};
  const { start, end, datePrecision } = keptIn("meeting", before);
  const days = daysOf({ start, end });
  return {
    ...{ start, end, datePrecision },
    ...{ firstDay: days && dayToDate(days.from), lastDay: days && dayToDate(days.on) },
  };
}

/** Everything that was agreed or decided at it, or committed to: that can only have been at a meeting that was held. */
export async function outcomesOf(tx: Transaction, { id }: Meeting): Promise<{ code: string }[]> {
  const told = await tx.event.findMany({ where: { ...about(), meetingId: id }, select: { subjectId: true } });
  const found = await tx.recommendation.findMany({
    where: { OR: [{ meetingId: id }, { id: { in: told.flatMap(({ subjectId }) => subjectId ?? []) } }], ...kept },
    select: { id: true, code: true, kind: true, meetingId: true },
    orderBy: { id: "asc" },
  });
  const events = await recommendationEvents(
    found.map((one) => one.id),
    { where: { verb: { in: Object.keys(moves) } }, tx },
  );
  return found.filter(
    (one) =>
      (one.kind === "commitment" && one.meetingId === id) ||
      standingMoves(events.get(one.id) ?? []).some(({ verb, event }) => event.meetingId === id && needsHeld(verb)),
  );
}
