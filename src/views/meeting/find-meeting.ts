import { type AgendaItemShown, findAgendas } from "#features/agenda/agenda-queries.ts";
import { meetingOn, stageOn } from "#features/meetings/meeting-asof.ts";
import { listMeetings, type MeetingItem } from "#features/meetings/meeting-queries.ts";
import { neighboursInSeries } from "#features/meetings/meeting-series.ts";
import { type StateTold, stateOn, statesTold } from "#features/meetings/meeting-state-queries.ts";
import { itemsAsOf } from "#features/recommendations/fact-queries.ts";
import { wordsOf } from "#features/recommendations/history-entries.ts";
import { type Decision, decidingVerbs, decisionOf } from "#features/recommendations/recommendation.ts";
import { about } from "#features/recommendations/recommendation-events.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import type { Translation } from "#features/translations/translation.ts";
import { reasonTranslations } from "#features/translations/translation-queries.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { literally } from "#lib/literally.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";

/** As of a day ("YYYY-MM-DD", inclusive), or as the record stands now, undated events included. */
export async function findMeeting(actor: Actor, code: string, asof: string | null = null): Promise<MeetingPage | null> {
  const row = await database().meeting.findFirst({
    where: { AND: [readable.meetings(actor), { code: { equals: literally(code), mode: "insensitive" } }] },
  });
  if (!row) return null;
  const all = await listMeetings(actor);
  const decided = await database().event.findMany({
    where: {
      ...about(),
      meetingId: row.id,
      verb: { in: [...decidingVerbs] },
      ...(asof && { occurredOn: { lte: dayToDate(asof) } }),
    },
    orderBy: { id: "asc" },
  });
  const born = await itemsAsOf(actor, await findRecommendations(actor, { meetingId: row.id }, asof), asof);
  const latest = new Map(decided.map((event) => [event.subjectId ?? 0, event]));
  const among = { id: { in: [...latest.keys()] } };
  const found = await itemsAsOf(actor, await findRecommendations(actor, among, asof), asof);
  const items = new Map(found.map((item) => [item.id, item]));
  const publications = await database().recommendation.findMany({
    where: among,
    select: {
      ...{ id: true, publishedEnAt: true, publishedRuAt: true, discardedAt: true, voidedAt: true },
      ...{ access: true, named: true },
    },
  });
  const published = new Map(publications.map(({ id, ...languages }) => [id, languages]));
  const today = all.find(({ id }) => id === row.id);
  if (!today) return null;
  const translationOf = await reasonTranslations(actor, [...latest.values()]);
  const told = (await statesTold(actor, [row])).get(row.id) ?? [];
  const item = asof ? stateOn(today, told, asof) : today;
  const begun = asof ? all.filter(({ firstDay }) => firstDay === null || firstDay <= asof) : all;
  // Nobody was told what a meeting would be about before it began.
  const isAhead = asof !== null && stageOn(item, asof) === "notBegun";
  const agenda = isAhead ? [] : ((await findAgendas(actor, [row.id])).get(row.id) ?? []);
  return {
    ...(asof ? meetingOn(item, asof) : item),
    ...{ asof, agenda },
    told: asof ? told.filter(({ occurred }) => occurred !== null && occurred.on <= asof) : told,
    recommendations: born,
    decisions: [...latest].flatMap(([id, event]) => {
      const [recommendation, languages] = [items.get(id), published.get(id)];
      const verb = decisionOf(event.verb);
      if (!recommendation || !languages || !verb) return [];
      const { source, reason } = wordsOf(actor, event, [row, languages]);
      return [{ verb, recommendation, source, reason, reasonTranslation: translationOf(event, [row, languages]) }];
    }),
    // A meeting that had not begun on that day was not yet the one after it.
    ...neighbours(item, begun),
    inSeries: neighboursInSeries(item, begun),
  };
}

export type MeetingDecision = {
  verb: Decision;
  recommendation: RecommendationItem;
  source: Source;
  reason: Localized;
  reasonTranslation: Translation | null;
};

export type MeetingPage = MeetingItem & {
  /** born at this meeting */
  recommendations: RecommendationItem[];
  /** the decisions made here on recommendations of this and other meetings, as they stand now */
  decisions: MeetingDecision[];
  /** the last that was surely over before it began, and the first that surely began after it was over */
  before: MeetingItem | null;
  after: MeetingItem | null;
  /** of its series: the last before it and the first after it */
  inSeries: { before: MeetingItem | null; after: MeetingItem | null };
  asof: string | null;
  /** in the order in which it is read */
  agenda: AgendaItemShown[];
  /** its states, each with its source, in the order in which they were told; as of a day those of by then */
  told: StateTold[];
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
