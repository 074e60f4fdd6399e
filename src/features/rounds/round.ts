import { z } from "zod";
import { isPartialDate } from "#lib/partial-date.ts";
import { localizedText } from "#lib/texts.ts";
import { type StepOf, steps } from "#release-steps.ts";

/** The verbs of events about a round; there each begins with "round-". */
export const roundVerbs = ["open", "move", "disclose", "close", "reopen", "withdraw", "cleaned"] as const;

export type RoundVerb = (typeof roundVerbs)[number];

/** "YYYY-MM-DD": a round opens and is due on whole days. */
const day = z.string().refine((text) => text.length === 10 && isPartialDate(text));

const longestNote = 2000;

export const roundYears = { least: 2003, most: 2100 };

/** Before a release partners see this of one another, from least to most: the unit says so when it opens a round, and may say otherwise later. */
export const partnersSee = Object.keys(steps.silence) as [StepOf<"silence">, ...StepOf<"silence">[]];

export const roundInput = z.object({
  /** for which the partners are asked to report */
  year: z.number().int().min(roundYears.least).max(roundYears.most),
  opensOn: day,
  dueOn: day,
  toPartners: z.enum(partnersSee),
  note: localizedText(longestNote),
});

export type RoundInput = z.infer<typeof roundInput>;

export type RoundDays = { opensOn: string; dueOn: string };

export type RoundState = "announced" | "open" | "overdue" | "closed";

/** Says how a round stands on a day; on the day on which it is due it is not overdue yet. */
export function roundState({ opensOn, dueOn, closed }: RoundDays & { closed: boolean }, today: string): RoundState {
  if (closed) return "closed";
  if (today < opensOn) return "announced";
  return today <= dueOn ? "open" : "overdue";
}

/** Whether partners answer it now: late answers are taken until the unit closes it. */
export function isAsking(state: RoundState): boolean {
  return state === "open" || state === "overdue";
}

/**
 * Finds what is wrong with the days of a round, if anything. Nothing can be reported for a year that has not begun, so
 * it opens in its year at the earliest. It may ask for any year that is over: what it must not do is ask for ever.
 */
export function daysProblem(
  year: number,
  { opensOn, dueOn }: RoundDays,
): "roundOpensTooEarly" | "roundDueBeforeOpening" | "roundDueTooLate" | null {
  if (opensOn < `${year}-01-01`) return "roundOpensTooEarly";
  if (dueOn <= opensOn) return "roundDueBeforeOpening";
  if (Number(dueOn.slice(0, 4)) > Number(opensOn.slice(0, 4)) + 2) return "roundDueTooLate";
  return null;
}

/** A round can be announced for next year, not for a year that nobody plans yet. */
export function isYearInSight(year: number, thisYear: number): boolean {
  return year <= thisYear + 1;
}

/** Of several rounds that ask, the one of the latest year is what a focal point means by "the round". */
export function askingRound<R extends RoundDays & { year: number; closed: boolean }>(
  rounds: readonly R[],
  today: string,
): R | null {
  const asking = rounds.filter((round) => isAsking(roundState(round, today)));
  return asking.toSorted((a, b) => b.year - a.year)[0] ?? null;
}

/** Days for the next round: the year after the latest one, as far as it is in sight, at the same time of the year. */
export function proposedRound(rounds: readonly { year: number }[], today: string): RoundDays & { year: number } {
  const thisYear = Number(today.slice(0, 4));
  const latest = Math.max(thisYear - 1, ...rounds.map(({ year }) => year));
  const year = Math.min(latest, thisYear) + 1;
  return { year, opensOn: `${year + 1}-01-15`, dueOn: `${year + 1}-03-31` };
}

/** A partner has answered so much of what it is asked. */
export type Progress = { asked: number; answered: number };

/** Puts the silent first, then those who have most left; `name` decides between equals. */
export function silentFirst<P extends Progress & { name: string }>(partners: readonly P[], names: Intl.Collator): P[] {
  const left = ({ asked, answered }: Progress) => asked - answered;
  return partners.toSorted(
    (a, b) => Number(a.answered > 0) - Number(b.answered > 0) || left(b) - left(a) || names.compare(a.name, b.name),
  );
}

/**
 * Counts how many of those asked have answered everything, something or nothing. Before a round opens nobody is silent:
 * `null`.
 */
export function countAnswered(
  partners: readonly Progress[],
  state: RoundState,
): { all: number; some: number; silent: number | null } {
  const silent = partners.filter(({ answered }) => answered === 0).length;
  const all = partners.filter(({ asked, answered }) => answered > 0 && answered >= asked).length;
  return { all, some: partners.length - all - silent, silent: state === "announced" ? null : silent };
}
