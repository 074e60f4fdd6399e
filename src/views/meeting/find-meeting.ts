import { meetingOn } from "#features/meetings/meeting-asof.ts";
import { listMeetings, type MeetingItem, toMeetingItem, withPlace } from "#features/meetings/meeting-queries.ts";
import { standing } from "#features/recommendations/fact-queries.ts";
import { wordsOf } from "#features/recommendations/history-entries.ts";
import { type Decision, decidingVerbs, decisionOf } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import type { Localized } from "#i18n/localized.ts";
import { literally } from "#lib/literally.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";

/** As of a day ("YYYY-MM-DD", inclusive), or as the record stands now, undated events included. */
export async function findMeeting(actor: Actor, code: string, asof: string | null = null): Promise<MeetingPage | null> {
  const row = await database().meeting.findFirst({
    where: { AND: [readable.meetings(actor), { code: { equals: literally(code), mode: "insensitive" } }] },
    include: withPlace,
  });
  if (!row) return null;
  const all = await listMeetings(actor);
  const decided = await database().event.findMany({
    where: {
      meetingId: row.id,
      verb: { in: [...decidingVerbs] },
      recommendation: readable.recommendations(actor),
      ...(asof && { occurredOn: { lte: dayToDate(asof) } }),
    },
    orderBy: { id: "asc" },
    include: { recommendation: { select: { publishedEnAt: true, publishedRuAt: true } } },
  });
  const born = await standing(actor, await findRecommendations(actor, { meetingId: row.id }, asof), asof);
  const ids = decided.flatMap(({ recommendationId }) => recommendationId ?? []);
  const found = await standing(actor, await findRecommendations(actor, { id: { in: ids } }, asof), asof);
  const items = new Map(found.map((item) => [item.code, item]));
  const latest = new Map(decided.map((event) => [event.subjectCode, event]));
  const item = toMeetingItem(actor, row);
  return {
    ...(asof ? meetingOn(item, asof) : item),
    asof,
    recommendations: born,
    decisions: [...latest.values()].flatMap((event) => {
      const recommendation = items.get(event.subjectCode);
      const verb = decisionOf(event.verb);
      if (!recommendation || !verb || !event.recommendation) return [];
      const { source, reason } = wordsOf(actor, event, [row, event.recommendation]);
      return [{ verb, recommendation, source, reason }];
    }),
    // A meeting that had not begun on that day was not yet the one after it.
    ...neighbours(item, asof ? all.filter(({ firstDay }) => firstDay === null || firstDay <= asof) : all),
  };
}

export type MeetingDecision = {
  verb: Decision;
  recommendation: RecommendationItem;
  source: Localized;
  reason: Localized;
};

export type MeetingPage = MeetingItem & {
  /** born at this meeting */
  recommendations: RecommendationItem[];
  /** what was decided here on recommendations of this and other meetings, as it stands now */
  decisions: MeetingDecision[];
  /** the last that was surely over before it began, and the first that surely began after it was over */
  before: MeetingItem | null;
  after: MeetingItem | null;
  asof: string | null;
};

/** Of meetings that may have been at the same time, as three were in Almaty in 2015, none was before the other. */
function neighbours(
  { firstDay, lastDay }: MeetingItem,
  newestFirst: readonly MeetingItem[],
): Pick<MeetingPage, "before" | "after"> {
  if (!firstDay || !lastDay) return { before: null, after: null };
  const earlier = newestFirst.filter((each) => each.lastDay !== null && each.lastDay < firstDay);
  const later = newestFirst.filter((each) => each.firstDay !== null && each.firstDay > lastDay);
  return { before: earlier[0] ?? null, after: later.at(-1) ?? null };
}
