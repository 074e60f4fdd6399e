import type { Localized } from "#i18n/localized.ts";
import { type Counts, choicesIn, choose, type Question } from "#lib/question.ts";
import { isComing, type MeetingState } from "./meeting-state.ts";

/** A reader asked for this. Repeated keys are OR, different keys are AND; an empty list asks nothing. */
export type MeetingListQuery = Record<MeetingGroup, string[]>;

/** The value of the year filter for meetings whose year no source tells. */
export const unknownYear = "unknown";

export function parseMeetingQuery(parameters: URLSearchParams): MeetingListQuery {
  return Object.fromEntries(meetingGroups.map((group) => [group, choicesIn(parameters, group)])) as MeetingListQuery;
}

/** The query of an address that asks this, with its question mark; empty where it asks nothing. */
export function searchOf(query: MeetingListQuery): string {
  const parameters = new URLSearchParams(
    meetingGroups.flatMap((group) => query[group].map((value): [string, string] => [group, value])),
  );
  return parameters.size > 0 ? `?${parameters}` : "";
}

/** A meeting as the list needs it to choose, count and group. */
export type MeetingFact = {
  type: string;
  pillar: number | null;
  state: MeetingState | null;
  start: string | null;
  firstDay: string | null;
  lastDay: string | null;
};

/** A meeting with all that a list can be asked for. */
export type FilteredMeeting = MeetingFact & {
  place: { code: string; name: Localized } | null;
  hosts: readonly { partner: { code: string; name: Localized } | null }[];
};

export const meetingGroups = ["type", "pillar", "year", "place", "host"] as const;

export const meetingsQuestion: Question<MeetingListQuery> = { keys: meetingGroups, read: parseMeetingQuery };

export type MeetingGroup = (typeof meetingGroups)[number];

export type MeetingCounts = Counts<MeetingGroup>;

export function yearOf({ start }: Pick<MeetingFact, "start">): string {
  return start?.slice(0, 4) ?? unknownYear;
}

function optionsOf(meeting: FilteredMeeting, group: MeetingGroup): string[] {
  if (group === "year") return [yearOf(meeting)];
  if (group === "pillar") return meeting.pillar === null ? [] : [String(meeting.pillar)];
  if (group === "place") return meeting.place ? [meeting.place.code] : [];
  if (group === "host") return meeting.hosts.flatMap(({ partner }) => partner?.code ?? []);
  return [meeting.type];
}

/** The countries and the hosts of these meetings, by code. */
export function namesIn(meetings: readonly FilteredMeeting[]): Record<"place" | "host", Map<string, Localized>> {
  const places = meetings.flatMap(({ place }) => place ?? []);
  const hosts = meetings.flatMap((meeting) => meeting.hosts.flatMap(({ partner }) => partner ?? []));
  const named = (things: readonly { code: string; name: Localized }[]) =>
    new Map(things.map(({ code, name }) => [code, name]));
  return { place: named(places), host: named(hosts) };
}

/** Those that match, and for each option the number that it would give with the other groups as they are chosen. */
export function chooseMeetings<M extends FilteredMeeting>(
  meetings: readonly M[],
  query: MeetingListQuery,
): { matching: M[]; counts: MeetingCounts } {
  return choose(meetings, query, meetingGroups, optionsOf);
}

/**
 * Coming ones first to come first, those without days last; past ones by year, newest first, those without a date last.
 * `meetings` come newest first. One that lasts until `today` ("YYYY-MM-DD") is still coming.
 */
export function comingAndPast<M extends MeetingFact>(
  meetings: readonly M[],
  today: string,
): { coming: M[]; past: { year: string; meetings: M[] }[] } {
  const coming = meetings.filter((meeting) => isComing(meeting, today)).reverse();
  const past = Map.groupBy(
    meetings.filter((meeting) => !isComing(meeting, today)),
    yearOf,
  );
  return {
    coming: [...coming.filter(({ lastDay }) => lastDay), ...coming.filter(({ lastDay }) => !lastDay)],
    past: [...past].map(([year, of]) => ({ year, meetings: of })).sort((a, b) => rank(b.year) - rank(a.year)),
  };
}

function rank(year: string): number {
  return year === unknownYear ? 0 : Number(year);
}

/**
 * Pillars of which it is worth saying that the record holds no expert meeting of a year: the year is over, its policy meeting
 * and an expert group of another pillar are in the record. That none was held only a source can say.
 */
export function pillarsWithoutMeeting(
  meetings: readonly MeetingFact[],
  pillars: readonly number[],
  year: string,
  today: string,
): number[] {
  const ofYear = meetings.filter((meeting) => yearOf(meeting) === year);
  const withMeeting = new Set(ofYear.filter(({ type }) => type === "ewg").flatMap(({ pillar }) => pillar ?? []));
  const isOver = year < today.slice(0, 4);
  const hadPolicyMeeting = ofYear.some(
    ({ type, state }) => state === "held" && (type === "pcgm" || type === "ministerial"),
  );
  if (!isOver || !hadPolicyMeeting || withMeeting.size === 0) return [];
  return pillars.filter((pillar) => !withMeeting.has(pillar));
}
