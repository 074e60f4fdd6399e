import { listAbsences } from "#features/meetings/absence-queries.ts";
import { stageOn } from "#features/meetings/meeting-asof.ts";
import { listMeetings, type MeetingItem, meetingsOfYear } from "#features/meetings/meeting-queries.ts";
import { type StateTold, statesTold } from "#features/meetings/meeting-state-queries.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { itemsAsOf } from "#features/recommendations/fact-queries.ts";
import { decidingVerbs, decisionOf, moves } from "#features/recommendations/recommendation.ts";
import { about } from "#features/recommendations/recommendation-events.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { dayAfter } from "#lib/partial-date.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { MeetingPage } from "./find-meeting.ts";
import { type Outcome, outcomesOf } from "./meeting-outcome.ts";

/**
 * Tells what a policy meeting did with the recommendations of its year, as the events tell it: those of its page's day.
 */
export async function findOutcomes(
  actor: Actor,
  meeting: MeetingPage,
  today: string,
): Promise<Outcome<RecommendationItem>[]> {
  // A page as of a day shows how that day ended.
  const day = meeting.asof ? dayAfter(meeting.asof) : today;
  if (!meeting.start || (meeting.asof && stageOn(meeting, meeting.asof) !== "over")) return [];
  const year = Number(meeting.start.slice(0, 4));
  const [ofYear, meetings, pillars, absences] = await Promise.all([
    itemsAsOf(actor, await findRecommendations(actor, { year, kind: "recommendation" }, meeting.asof), meeting.asof),
    meetingsOfYear(actor, year),
    listPillars(),
    listAbsences(),
  ]);
  return outcomesOf({
    meeting,
    decisions: meeting.decisions,
    ofYear,
    ...{ meetings, absences },
    pillars: pillars.map(({ number }) => number),
    today: day,
  });
}

export type MeetingNumbers = {
  /** born at it */
  recommendations: number;
  commitments: number;
  /** endorsed at it, wherever they were born */
  endorsed: number;
};

/** Counts the records that each meeting brought forth and endorsed, by its code; meetings without any are not in it. */
export async function numbersOfMeetings(actor: Actor): Promise<Map<string, MeetingNumbers>> {
  const rows = await database().recommendation.findMany({
    where: readable.recommendations(actor),
    select: { id: true, kind: true, meeting: { select: { code: true } } },
  });
  const readableIds = new Set(rows.map(({ id }) => id));
  const decisions = await database().event.findMany({
    where: { ...about(), verb: { in: [...decidingVerbs] }, meetingId: { not: null } },
    orderBy: { id: "asc" },
    select: { verb: true, subjectId: true, meeting: { select: { code: true } } },
  });
  const numbers = new Map<string, MeetingNumbers>();
  const of = (code: string) => {
    const counted = numbers.get(code) ?? { recommendations: 0, commitments: 0, endorsed: 0 };
    numbers.set(code, counted);
    return counted;
  };
  for (const { kind, meeting } of rows) {
    if (meeting) of(meeting.code)[kind === "commitment" ? "commitments" : "recommendations"] += 1;
  }
  const lastOf = new Map(decisions.map((event) => [`${event.meeting?.code}/${event.subjectId}`, event]));
  for (const { verb, meeting, subjectId } of lastOf.values()) {
    const decision = readableIds.has(subjectId ?? 0) ? decisionOf(verb) : null;
    if (meeting && decision && moves[decision].to === "endorsed") of(meeting.code).endorsed += 1;
  }
  return numbers;
}

export type MeetingListItem = MeetingItem & MeetingNumbers & { told: StateTold[] };

/** Newest first, with their numbers and what is told of each. */
export async function listMeetingsWithNumbers(actor: Actor): Promise<MeetingListItem[]> {
  const [meetings, numbers] = await Promise.all([listMeetings(actor), numbersOfMeetings(actor)]);
  const told = await statesTold(actor, meetings);
  const none = { recommendations: 0, commitments: 0, endorsed: 0 };
  return meetings.map((meeting) => ({
    ...meeting,
    ...(numbers.get(meeting.code) ?? none),
    told: told.get(meeting.id) ?? [],
  }));
}
