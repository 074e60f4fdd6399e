import { type Absence, absencesOf } from "#features/meetings/absence.ts";
import { type MeetingFact, pillarsWithoutMeeting, yearOf } from "#features/meetings/meeting-filter.ts";
import type { Decision } from "#features/recommendations/recommendation.ts";
import { keyOf, type Source } from "#i18n/source.ts";
import { type CodeRange, codeRanges } from "#lib/code-range.ts";
import { firstDayOf } from "#lib/partial-date.ts";

type Born = { code: string; start: string | null };

/** A recommendation as far as it says what a meeting did, or did not do, with it. */
export type Considered = {
  code: string;
  pillar: number | null;
  /** the state it has now */
  status: string | null;
  meeting: Born | null;
  source: Source;
};

type Numbers = { pillar: number | null; ranges: CodeRange[]; count: number; sources: Source[] };

export type Outcome<C extends Considered = Considered> =
  | (Numbers & { kind: "decided"; verb: Decision; meeting: null })
  /** agreed only after this meeting was over: it could not have been before it */
  | (Numbers & { kind: "later"; status: string | null; meeting: NonNullable<C["meeting"]>; daysAfter: number | null })
  /** agreed before it, and no source says that it was decided here */
  | (Numbers & { kind: "undecided"; status: string | null; meeting: C["meeting"] })
  /** a source says that there was no expert meeting */
  | { kind: "noneHeld"; pillar: number; year: string; sources: Source[] }
  /** the record holds none */
  | { kind: "noneRecorded"; pillar: number; year: string };

/**
 * Tells what a policy meeting did with the recommendations of its year, pillar by pillar: decided ones first, then
 * those that it did not or could not decide, then the pillars without an expert meeting. Empty where nothing was
 * decided and nothing could have been.
 */
export function outcomesOf<C extends Considered>({
  meeting,
  decisions,
  ofYear,
  meetings,
  absences,
  pillars,
  today,
}: {
  meeting: MeetingFact & { code: string; datePrecision: string };
  decisions: readonly { verb: Decision; recommendation: C; source: Source }[];
  /** the recommendations of its year, in order */
  ofYear: readonly C[];
  meetings: readonly MeetingFact[];
  absences: readonly Absence[];
  pillars: readonly number[];
  today: string;
}): Outcome<C>[] {
  if (meeting.type !== "pcgm" && meeting.type !== "ministerial") return [];
  const decidedCodes = new Set(decisions.map(({ recommendation }) => recommendation.code));
  const decided = groupedBy(decisions, ({ verb, recommendation }) => [recommendation.pillar, verb]).map(
    (group): Outcome<C> => ({
      kind: "decided",
      verb: group[0].verb,
      meeting: null,
      ...numbers(group.map(({ recommendation, source }) => ({ ...recommendation, source }))),
    }),
  );
  const open = ofYear.filter(({ code, meeting: born }) => !decidedCodes.has(code) && born?.code !== meeting.code);
  const others = groupedBy(open, (each) => [each.pillar, each.meeting?.code, each.status]).map((group): Outcome<C> => {
    const [{ status, meeting: born }] = group;
    if (born?.start && meeting.lastDay && firstDayOf(born.start) > meeting.lastDay) {
      return { kind: "later", status, meeting: born, daysAfter: daysAfter(meeting, born.start), ...numbers(group) };
    }
    return { kind: "undecided", status, meeting: born, ...numbers(group) };
  });
  if (decided.length + others.length === 0) return [];
  const year = yearOf(meeting);
  const told = absencesOf(absences, pillars, year, today);
  const none = pillarsWithoutMeeting(meetings, pillars, year, today).filter(
    (pillar) => ![...decided, ...others, ...told].some((outcome) => outcome.pillar === pillar),
  );
  return [
    ...decided,
    ...others,
    ...told.map(({ pillar, source }): Outcome<C> => ({ kind: "noneHeld", pillar, year, sources: [source] })),
    ...none.map((pillar): Outcome<C> => ({ kind: "noneRecorded", pillar, year })),
  ];
}

function numbers(group: readonly Considered[]): Numbers {
  return {
    pillar: group[0]?.pillar ?? null,
    ranges: codeRanges(group.map(({ code }) => code)),
    count: group.length,
    sources: distinct(group.map(({ source }) => source)),
  };
}

/** Whole days between the last day of the one and the first of the other, where both are known to the day. */
function daysAfter(meeting: { lastDay: string | null; datePrecision: string }, start: string): number | null {
  if (!meeting.lastDay || meeting.datePrecision !== "day" || start.length < 10) return null;
  return Math.round((Date.parse(start) - Date.parse(meeting.lastDay)) / 86_400_000);
}

/** Groups by pillar, then by the rest of the key. */
function groupedBy<V>(values: readonly V[], key: (value: V) => [number | null, ...unknown[]]): [V, ...V[]][] {
  const groups = Map.groupBy(values, (value) => JSON.stringify(key(value)));
  return [...groups.values()]
    .map((group) => group as [V, ...V[]])
    .sort(([a], [b]) => (key(a)[0] ?? 99) - (key(b)[0] ?? 99));
}

function distinct(sources: readonly Source[]): Source[] {
  return [
    ...new Map(
      sources.filter((source) => source.length > 0).map((source) => [source.map(keyOf).join(" "), source]),
    ).values(),
  ];
}
