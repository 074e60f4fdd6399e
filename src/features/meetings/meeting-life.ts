import { z } from "zod";
import { isPartialDate } from "#lib/partial-date.ts";
import type { MeetingState } from "./meeting-state.ts";

export type MeetingDays = Record<"invitedOn" | "registrationFrom" | "registrationUntil" | "reviewFrom", string | null>;

/** Rules about days are asked of days. */
const ofDays = { when: ({ issues }: { issues: readonly unknown[] }) => issues.length === 0 };

const day = z
  .string()
  .refine((text) => text.length === 10 && isPartialDate(text))
  .nullable();

/** The days of a meeting that no source need tell: its unit says them. That it is public is never said twice. */
export const meetingDays: z.ZodType<MeetingDays> = z
  .object({
    invitedOn: day,
    registrationFrom: day,
    /** the last day on which a delegation is registered */
    registrationUntil: day,
    reviewFrom: day,
  })
  .refine(({ registrationFrom, registrationUntil }) => Boolean(registrationFrom) === Boolean(registrationUntil), {
    path: ["registrationUntil"],
    params: { problem: "life:problem.bothDays" },
    ...ofDays,
  })
  .refine((days) => permits({ ...days, ...anyMeeting }, "openRegistration"), {
    path: ["registrationFrom"],
    params: { problem: "life:problem.invitedFirst" },
    ...ofDays,
  })
  .refine(({ registrationFrom, registrationUntil }) => (registrationFrom ?? "") <= (registrationUntil ?? "9"), {
    path: ["registrationUntil"],
    params: { problem: "life:problem.closesFirst" },
    ...ofDays,
  });

/** The rules of a meeting's life ask this of it: days are "YYYY-MM-DD". */
export type Living = MeetingDays & { state: MeetingState | null; firstDay: string | null; lastDay: string | null };

const anyMeeting = { state: null, firstDay: null, lastDay: null };

/**
 * Each step permits the next: where invitations are out, registration can be opened; while it is open, focal points register;
 * a meeting that was held can have its outcome reviewed.
 */
const deeds = {
  openRegistration: ({ invitedOn, registrationFrom }: Living) =>
    registrationFrom === null || (invitedOn !== null && invitedOn <= registrationFrom),
  register: ({ state, lastDay, registrationFrom, registrationUntil }: Living, today: string) =>
    (state === "planned" || state === "announced") &&
    (lastDay === null || today <= lastDay) &&
    isWithin(today, registrationFrom, registrationUntil),
  review: ({ state, firstDay, reviewFrom }: Living) =>
    reviewFrom === null || (state === "held" && (firstDay === null || firstDay <= reviewFrom)),
} as const;

export type MeetingDeed = keyof typeof deeds;

/** Whether the steps that a meeting has taken by `today` permit a deed. */
export function permits(meeting: Living, deed: MeetingDeed, today = ""): boolean {
  return deeds[deed](meeting, today);
}

function isWithin(today: string, from: string | null, until: string | null): boolean {
  return from !== null && until !== null && from <= today && today <= until;
}

/** In the order in which a meeting takes them. */
export const lifeSteps = ["invitations", "registration", "meeting", "review", "public"] as const;

export type LifeStep = (typeof lifeSteps)[number];

/** A step as it stands on a day: none of its days is known while `from` is `null`. */
export type Step = { step: LifeStep; from: string | null; until: string | null; isReached: boolean; isNow: boolean };

/** `publicOn` is the day since which readers see it. A meeting is at the step that it took last. */
export function lifeOf(meeting: Living & { publicOn: string | null }, today: string): Step[] {
  const { invitedOn, registrationFrom, registrationUntil, reviewFrom, state, publicOn } = meeting;
  const days: Record<LifeStep, [from: string | null, until: string | null]> = {
    invitations: [invitedOn, null],
    registration: [registrationFrom, registrationUntil],
    meeting: [meeting.firstDay, meeting.lastDay],
    review: [reviewFrom, null],
    public: [publicOn, null],
  };
  const steps = lifeSteps.map((step) => {
    const [from, until] = days[step];
    const isPast = from !== null && from <= today && (step !== "review" || permits(meeting, step));
    const isReached = step === "meeting" ? state === "held" : isPast;
    return { step, from, until, isReached };
  });
  const last = steps
    .filter(({ isReached }) => isReached)
    .sort((one, other) => order(one) - order(other))
    .at(-1);
  return steps.map((step) => ({ ...step, isNow: step.step === last?.step }));
}

/** Days before the order of the steps: those of one day are taken one after the other. */
function order({ from, step }: Pick<Step, "from" | "step">): number {
  return Date.parse(from ?? "0001-01-01") + lifeSteps.indexOf(step);
}
