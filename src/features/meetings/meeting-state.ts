import { fail, ok, type Result } from "#lib/result.ts";

export const meetingStates = ["planned", "announced", "held", "postponed", "cancelled"] as const;

export type MeetingState = (typeof meetingStates)[number];

/**
 * A source tells one of these of a meeting: from which states, and to which. `null` is a meeting that is just being recorded.
 * `retract` puts right what was told by mistake and leads to where it stood before. That its days are over leads nowhere.
 */
export const meetingMoves = {
  plan: { from: [null, "postponed", "cancelled"], to: "planned" },
  announce: { from: [null, "planned", "postponed", "cancelled"], to: "announced" },
  hold: { from: [null, "planned", "announced", "postponed", "cancelled"], to: "held" },
  postpone: { from: ["planned", "announced", "postponed"], to: "postponed" },
  cancel: { from: [null, "planned", "announced", "postponed"], to: "cancelled" },
  retract: { from: ["planned", "announced", "held", "postponed", "cancelled"], to: "before" },
} as const satisfies Record<string, { from: readonly (MeetingState | null)[]; to: MeetingState | "before" }>;

export type MeetingMove = keyof typeof meetingMoves;
/** A move of its own, not one that puts another right. */
export type MeetingStep = Exclude<MeetingMove, "retract">;

/** With one of these a meeting begins its record. */
export const firstMoves = ["plan", "announce", "hold", "cancel"] as const satisfies readonly MeetingStep[];

export type FirstMove = (typeof firstMoves)[number];

/** No more than this is known of a meeting of which no source has told anything. */
const untold: MeetingState = "planned";

export function isMeetingMove(verb: string): verb is MeetingMove {
  return Object.hasOwn(meetingMoves, verb);
}

export function isMeetingStep(verb: string): verb is MeetingStep {
  return isMeetingMove(verb) && verb !== "retract";
}

/** The moves that count, in the order in which they were recorded: what was taken back has never been. */
export function standingSteps<E extends { verb: string }>(events: readonly E[]): (E & { verb: MeetingStep })[] {
  const standing: (E & { verb: MeetingStep })[] = [];
  for (const event of events) {
    if (event.verb === "retract") standing.pop();
    else if (isMeetingStep(event.verb)) standing.push({ ...event, verb: event.verb });
  }
  return standing;
}

/** The state of a meeting as its events tell it. */
export function stateAfter(events: readonly { verb: string }[]): MeetingState {
  const last = standingSteps(events).at(-1);
  return last ? meetingMoves[last.verb].to : untold;
}

/** Where this would lead a meeting of which these events tell. */
export function moveMeetingState(
  events: readonly { verb: string }[],
  verb: MeetingMove,
): Result<MeetingState, "moveNotAllowed"> {
  const standing = standingSteps(events);
  const from = standing.length > 0 ? stateAfter(events) : null;
  // That it was planned is all that is left of a meeting once everything else is taken back.
  if (verb === "retract" && standing.length === Number(standing[0]?.verb === "plan")) return fail("moveNotAllowed");
  const { from: allowed }: { from: readonly (MeetingState | null)[] } = meetingMoves[verb];
  return allowed.includes(from) ? ok(stateAfter([...events, { verb }])) : fail("moveNotAllowed");
}

/** The moves that are possible now, in the order of the table. */
export function possibleMoves(events: readonly { verb: string }[]): MeetingMove[] {
  return (Object.keys(meetingMoves) as MeetingMove[]).filter((verb) => moveMeetingState(events, verb).ok);
}

type Days = { firstDay: string | null; lastDay: string | null };

/** Whether it stands in the calendar to come: what was called off or postponed says so there, too. */
export function isComing({ state, lastDay }: Days & { state: MeetingState | null }, today: string): boolean {
  if (lastDay !== null) return lastDay >= today;
  return state === "planned" || state === "announced" || state === "postponed";
}

/** Whether its days are over and no source says that it was held, nor that it was not. */
export function isUntoldAfter({ state, lastDay }: Days & { state: MeetingState | null }, today: string): boolean {
  return lastDay !== null && lastDay < today && state !== "held" && state !== "cancelled" && state !== null;
}
