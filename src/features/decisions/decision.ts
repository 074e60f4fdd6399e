import {
  type Correction,
  type Decision,
  isDecision,
  type Moving,
  move,
  moves,
  type Step,
  standingMoves,
} from "#features/recommendations/recommendation.ts";
import { dateToDay, firstDayOf, lastDayOf, type PartialDate } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";

/**
 * Finds how a wrongly recorded decision of a meeting is put right: by which verb, in place of which event. All that
 * happened since must still have been possible.
 */
export function correctionOf<E extends Moving>(
  events: readonly E[],
  meetingId: number,
  decision: Decision | null,
): Result<{ verb: Correction; wrong: { verb: Step; event: E } }, "moveNotAllowed" | "laterMoveStands"> {
  const wrong = standingMoves(events).findLast(({ verb, event }) => isDecision(verb) && event.meetingId === meetingId);
  if (!wrong || wrong.verb === decision) return fail("moveNotAllowed");
  const verb: Correction = decision === null ? "undecide" : `${decision}-instead`;
  if (!move(moves[wrong.verb].to, verb).ok) return fail("moveNotAllowed");
  const then = standingMoves<Moving>([...events, { verb, meetingId }]);
  const isPossible = then.every((one, index) => {
    const before = then[index - 1];
    return move(before ? moves[before.verb].to : null, one.verb).ok;
  });
  return isPossible ? ok({ verb, wrong }) : fail("laterMoveStands");
}

type Dated = Moving & { occurredOn: Date | null };

/** `meeting` is as it is dated now; the event keeps the day that it had when the decision was recorded. */
type Decided = Dated & { meeting?: Pick<MeetingOfDecision, "lastDay"> | null };

/**
 * A decision that stands of a meeting held later. The decision of an earlier one would be recorded in the wrong place
 * after it: the last decision is always that of the last meeting, today and as of any day.
 */
export function laterDecision<E extends Decided>(
  events: readonly E[],
  { lastDay }: Pick<MeetingOfDecision, "lastDay">,
): E | null {
  if (!lastDay) return null;
  const isLater = ({ occurredOn, meeting }: E) =>
    [occurredOn, meeting?.lastDay].some((day) => day !== undefined && day !== null && day > lastDay);
  return standingMoves(events).findLast(({ verb, event }) => isDecision(verb) && isLater(event))?.event ?? null;
}

/**
 * Pairs of decisions that stand, of which the first was recorded before the second and yet its meeting was held after it,
 * by the last days that `heldOn` gives.
 */
export function turnedDecisions<E extends Moving>(
  events: readonly E[],
  heldOn: (event: E) => Date | null,
): { first: E; second: E }[] {
  const decided = standingMoves(events).filter(({ verb }) => isDecision(verb));
  return decided.flatMap(({ event: second }, index) =>
    decided.slice(0, index).flatMap(({ event: first }) => {
      const [one, other] = [heldOn(first), heldOn(second)];
      return one && other && one > other ? [{ first, second }] : [];
    }),
  );
}

/** "YYYY-MM-DD", the first and the last that are possible. */
export type Days = { from: string; on: string };

/** The days that a partial date can mean, if it was not after `today`; `null` where nothing is known. */
export function daysWithin(day: PartialDate | null, today: string): Days | null {
  if (day === null) return null;
  const [from, last] = [firstDayOf(day), lastDayOf(day)];
  return { from, on: last < today || from > today ? last : today };
}

/** It was not closed on a day to come, nor before the move that had brought it where it stood. */
export function closingDays<E extends Dated>(
  events: readonly E[],
  days: Days | null,
  today: string,
): Result<Days | null, "dayToCome" | "closedBeforeMove"> {
  if (days === null) return ok(null);
  if (days.from > today) return fail("dayToCome");
  const since = standingMoves(events).at(-1)?.event.occurredOn;
  return since && days.on < dateToDay(since) ? fail("closedBeforeMove", { date: dateToDay(since) }) : ok(days);
}

export type MeetingOfDecision = { type: string; firstDay: Date | null; lastDay: Date | null };

/**
 * Whether this meeting can decide on a recommendation born at that one. It must be a policy meeting that has begun, and
 * must not have been over before the recommendation was born: the eight of Moscow, December 2021, were not before the
 * 15th policy meeting of November. `today` is "YYYY-MM-DD".
 */
export function canDecideAt(
  meeting: MeetingOfDecision,
  bornAt: MeetingOfDecision | null,
  today: string,
): Result<true, "notAPolicyMeeting" | "meetingDateUnknown" | "meetingNotBegun" | "heldAfterMeeting"> {
  if (!policyMeetings.includes(meeting.type)) return fail("notAPolicyMeeting");
  if (!meeting.firstDay || !meeting.lastDay) return fail("meetingDateUnknown");
  if (dateToDay(meeting.firstDay) > today) return fail("meetingNotBegun");
  if (bornAt?.firstDay && bornAt.firstDay > meeting.lastDay) return fail("heldAfterMeeting");
  return ok(true);
}

export const policyMeetings = ["pcgm", "ministerial"];

type MeetingAround = { type: string; state: string | null; firstDay: string | null; lastDay: string | null };

/**
 * The last policy meeting that was over before a recommendation was born on `bornOn`, and the first that could decide on
 * it, as far as they were held and had begun by `until`. Days are "YYYY-MM-DD".
 */
export function policyMeetingsAround<M extends MeetingAround>(
  meetings: readonly M[],
  bornOn: string,
  until: string,
): { before: M | null; since: M | null } {
  const begun = meetings
    .filter(({ type, state }) => policyMeetings.includes(type) && state === "held")
    .filter(({ firstDay }) => firstDay !== null && firstDay <= until)
    .toSorted((a, b) => (a.lastDay ?? "").localeCompare(b.lastDay ?? ""));
  const isOver = ({ lastDay }: M) => lastDay !== null && lastDay < bornOn;
  return { before: begun.findLast(isOver) ?? null, since: begun.find((meeting) => !isOver(meeting)) ?? null };
}
