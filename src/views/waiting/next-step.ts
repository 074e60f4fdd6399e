import type { Status } from "#features/recommendations/recommendation.ts";
import type { Trouble } from "#features/texts/language-trouble.ts";
import type { Locale } from "#i18n/locale.ts";

/**
 * Something began to wait on one of these days, the first and the last ("YYYY-MM-DD") that it can mean; `null` where no
 * source tells.
 */
export type Since<M> = { days: { from: string; on: string } | null; meeting: M | null };

/** A year for which the unit asks partners to report: from which day, and by which. */
export type Round = { year: number; opensOn: string; dueOn: string };

/** All that the rule needs to know, as far as the reader may know it. */
export type Situation<M> = {
  status: Status | null;
  /** the move that gave it this state */
  since: Since<M>;
  /** the next policy meeting that the record holds; `undefined` where the past is shown, which did not know it */
  coming: M | null | undefined;
  addressed: number;
  /** of those addressed, how many have not reported, and how many of the others have not come to an end */
  silent: number;
  unfinished: number;
  /** the reporting round that is open */
  round: Round | null;
  /** reports that the unit has not released, has not assessed: since the day of the first. `null` also for who may not know */
  unreleased: Waiting | null;
  unassessed: Waiting | null;
  troubles: readonly { language: Locale; trouble: Trouble; since: string }[];
};

export type Waiting = { count: number; since: string };

export type Who = "experts" | "unit" | "policyMeeting" | "partners" | "translator" | "nobody";

export type Step<M> = {
  since: Since<M> | null;
} & (
  | { who: "experts"; what: "agree" | "revise" }
  | { who: "unit"; what: "forward"; coming: M | null | undefined }
  | { who: "policyMeeting"; what: "decide"; coming: M | null | undefined }
  | { who: "partners"; what: "report"; count: number; of: number; round: Round | null }
  | { who: "partners"; what: "finish"; count: number }
  | { who: "unit"; what: "release" | "assess"; count: number }
  | { who: "translator"; what: Trouble; language: Locale }
  | { who: "nobody"; what: "noted" | "superseded" | "closed" | "unknown" | "unaddressed" | "complete" }
);

/**
 * Finds who must act now, on what, and since when. The text goes first; what waits at the unit and for a translator can
 * wait beside it. Where nobody must act, or no source says who, that and why is the one step.
 */
export function nextSteps<M>(situation: Situation<M>): Step<M>[] {
  const { unreleased, unassessed, troubles } = situation;
  const ofText = stepOfText(situation);
  const beside: Step<M>[] = [
    ...(unreleased ? [{ who: "unit" as const, what: "release" as const, ...waiting<M>(unreleased) }] : []),
    ...(unassessed ? [{ who: "unit" as const, what: "assess" as const, ...waiting<M>(unassessed) }] : []),
    ...troubles.map(({ language, trouble, since }) => ({
      who: "translator" as const,
      what: trouble,
      language,
      since: onDay<M>(since),
    })),
  ];
  return ofText ? [ofText, ...beside] : beside;
}

/** Partners act on what asks them alone: `asksPartners`. */
function stepOfText<M>(situation: Situation<M>): Step<M> | null {
  const { status, since, coming } = situation;
  switch (status) {
    case null:
      return null;
    case "drafted":
      return { who: "experts", what: "agree", since };
    case "agreed":
      return { who: "unit", what: "forward", since, coming };
    case "forwarded":
      return { who: "policyMeeting", what: "decide", since, coming };
    case "returned":
      return { who: "experts", what: "revise", since };
    case "endorsed":
      return stepOfPartners(situation);
    case "noted":
    case "superseded":
    case "closed":
      return { who: "nobody", what: status, since };
    case "unknown":
      return { who: "nobody", what: "unknown", since: null };
  }
}

/** Those who are silent come first; a round that opened later asks anew, and from its own day. */
function stepOfPartners<M>({ addressed, silent, unfinished, round, since }: Situation<M>): Step<M> {
  if (addressed === 0) return { who: "nobody", what: "unaddressed", since: null };
  const opened = round && (!since.days || round.opensOn > since.days.on) ? onDay<M>(round.opensOn) : since;
  if (silent > 0) return { who: "partners", what: "report", count: silent, of: addressed, round, since: opened };
  if (unfinished > 0) return { who: "partners", what: "finish", count: unfinished, since };
  return { who: "nobody", what: "complete", since: null };
}

/** Puts first what has waited longest; last that of which no source tells since when. */
export function byWaiting<M>(a: Step<M>, b: Step<M>): number {
  return (a.since?.days?.on ?? "9999").localeCompare(b.since?.days?.on ?? "9999");
}

/** The same step on several recommendations is one row, where the first of them stands. */
export function gathered<R, M, S extends Step<M>>(
  waiting: readonly { recommendation: R; step: S }[],
): { step: S; recommendations: R[] }[] {
  const groups = Map.groupBy(waiting, ({ step: { since, ...step } }) => JSON.stringify([step, since?.days]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ step: first.step, recommendations: group.map(({ recommendation }) => recommendation) }] : [];
  });
}

function waiting<M>({ count, since }: Waiting): { count: number; since: Since<M> } {
  return { count, since: onDay<M>(since) };
}

function onDay<M>(day: string): Since<M> {
  return { days: { from: day, on: day }, meeting: null };
}
