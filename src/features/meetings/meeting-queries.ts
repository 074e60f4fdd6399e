import { type Localized, localized } from "#i18n/localized.ts";
import { literally } from "#lib/literally.ts";
import { dateToDay, dayToDate } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import type { Meeting, Prisma } from "../../generated/prisma/client.ts";
import type { Locale } from "../../i18n/locale.ts";
import { type Actor, can, readable } from "../../policy.ts";
import { nameAt } from "../partners/partner.ts";
import { standing } from "../recommendations/fact-queries.ts";
import { wordsOf } from "../recommendations/history-entries.ts";
import { type Decision, decidingVerbs, decisionOf, type LanguageState } from "../recommendations/recommendation.ts";
import { about } from "../recommendations/recommendation-events.ts";
import { findRecommendations, type RecommendationItem } from "../recommendations/recommendation-queries.ts";
import type { Attendance, Conflict, MeetingType, Topic } from "./meeting.ts";
import { meetingOn } from "./meeting-asof.ts";

/** A meeting as readers may see it: a language that is not published has no title and no text here. */
export type MeetingItem = {
  id: number;
  code: string;
  type: MeetingType;
  number: number | null;
  pillar: number | null;
  title: Localized;
  titleState: Record<Locale, LanguageState>;
  start: string | null;
  end: string | null;
  datePrecision: string;
  firstDay: string | null;
  lastDay: string | null;
  city: Localized;
  /** `nameThen` is what it was called on the last day of the meeting: mostly the same */
  place: { code: string; name: Localized; nameThen: Localized; isPartner: boolean } | null;
  format: string | null;
  host: Localized;
  outcome: Localized;
  attendance: Attendance[];
  topics: Topic[];
  conflicts: Conflict[];
  source: Localized;
  sample: boolean;
  published: Record<Locale, boolean>;
  version: number;
};

export type MeetingQuery = { type?: string[]; pillar?: number[]; year?: number[]; place?: string };

/** Newest first; what has no date stands last. */
export async function listMeetings(actor: Actor, query: MeetingQuery = {}): Promise<MeetingItem[]> {
  const rows = await database().meeting.findMany({
    where: {
      AND: [
        readable.meetings(actor),
        query.type?.length ? { type: { in: query.type } } : {},
        query.pillar?.length ? { pillarNumber: { in: query.pillar } } : {},
        query.place ? { placeCode: query.place } : {},
        query.year?.length ? { OR: query.year.map((year) => ({ start: { startsWith: String(year) } })) } : {},
      ],
    },
    include: withPlace,
    orderBy: [
      { lastDay: { sort: "desc", nulls: "last" } },
      { firstDay: { sort: "desc", nulls: "last" } },
      { code: "desc" },
    ],
  });
  return rows.map((row) => toItem(actor, row));
}

/** Those that have not ended before `today` ("YYYY-MM-DD"), the next one first. */
export async function comingMeetings(actor: Actor, today: string): Promise<MeetingItem[]> {
  const meetings = await listMeetings(actor);
  return meetings.filter(({ lastDay }) => lastDay !== null && lastDay >= today).reverse();
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
      ...about(),
      meetingId: row.id,
      verb: { in: [...decidingVerbs] },
      ...(asof && { occurredOn: { lte: dayToDate(asof) } }),
    },
    orderBy: { id: "asc" },
  });
  const born = await standing(actor, await findRecommendations(actor, { meetingId: row.id }, asof), asof);
  const latest = new Map(decided.map((event) => [event.subjectId ?? 0, event]));
  const among = { id: { in: [...latest.keys()] } };
  const found = await standing(actor, await findRecommendations(actor, among, asof), asof);
  const items = new Map(found.map((item) => [item.id, item]));
  const publications = await database().recommendation.findMany({
    where: among,
    select: { id: true, publishedEnAt: true, publishedRuAt: true },
  });
  const published = new Map(publications.map(({ id, ...languages }) => [id, languages]));
  const item = toItem(actor, row);
  return {
    ...(asof ? meetingOn(item, asof) : item),
    asof,
    recommendations: born,
    decisions: [...latest].flatMap(([id, event]) => {
      const [recommendation, languages] = [items.get(id), published.get(id)];
      const verb = decisionOf(event.verb);
      if (!recommendation || !languages || !verb) return [];
      const { source, reason } = wordsOf(actor, event, [row, languages]);
      return [{ verb, recommendation, source, reason }];
    }),
    // A meeting that had not begun on that day was not yet the one after it.
    ...neighbours(item, asof ? all.filter(({ firstDay }) => firstDay === null || firstDay <= asof) : all),
  };
}

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

/** Meetings of a year per pillar, for tables in which "none held" is said: only expert groups belong to a pillar. */
export async function meetingsOfYear(actor: Actor, year: number): Promise<MeetingItem[]> {
  return listMeetings(actor, { year: [year] });
}

/** The last year in which a meeting was held, as far as the record goes. */
export async function latestYear(actor: Actor, today: string): Promise<number | null> {
  const [latest] = (await listMeetings(actor)).filter(({ lastDay }) => lastDay !== null && lastDay <= today);
  return latest?.lastDay ? Number(latest.lastDay.slice(0, 4)) : null;
}

const withPlace = { place: { include: { partner: { include: { formerNames: true } } } } } as const;

type Row = Prisma.MeetingGetPayload<{ include: typeof withPlace }>;

function toItem(actor: Actor, row: Row): MeetingItem {
  return {
    id: row.id,
    code: row.code,
    type: row.type as MeetingType,
    number: row.number,
    pillar: row.pillarNumber,
    ...localizedFields(actor, row),
    titleState: {
      en: can.readLanguage(actor, row, "en") ? (row.titleEnState as LanguageState) : "missing",
      ru: can.readLanguage(actor, row, "ru") ? (row.titleRuState as LanguageState) : "missing",
    },
    start: row.start,
    end: row.end,
    datePrecision: row.datePrecision,
    firstDay: row.firstDay && dateToDay(row.firstDay),
    lastDay: row.lastDay && dateToDay(row.lastDay),
    place: row.place && toPlace(row.place, row.lastDay && dateToDay(row.lastDay)),
    format: row.format,
    sample: row.sample,
    published: { en: row.publishedEnAt !== null, ru: row.publishedRuAt !== null },
    version: row.version,
  };
}

function toPlace(place: NonNullable<Row["place"]>, day: string | null): NonNullable<MeetingItem["place"]> {
  const { code, partner } = place;
  const name = localized(place, "name");
  const formerNames = (partner?.formerNames ?? []).map((former) => ({
    code: former.code,
    name: localized(former, "name"),
    until: former.until,
  }));
  return {
    code,
    name,
    nameThen: nameAt({ code, name, formerNames }, day).name,
    isPartner: partner !== null,
  };
}

/** Where only one language is published, the other's words stay with the unit; the record itself is public. */
function localizedFields(actor: Actor, row: Meeting) {
  const shown = (words: Localized) => readable.words(actor, row, words);
  return {
    title: shown(localized(row, "title")),
    city: localized(row, "city"),
    host: shown(localized(row, "host")),
    outcome: shown(localized(row, "outcome")),
    attendance: (row.attendance as Attendance[]).map(({ what, value, qualifier, note, source }) => ({
      ...{ what, value, qualifier },
      note: note ? shown(note) : null,
      source: shown(source),
    })),
    topics: (row.topics as Topic[]).map(({ text, source }) => ({
      text: shown(text),
      source: source ? shown(source) : null,
    })),
    conflicts: (row.conflicts as Conflict[]).map(({ scope, heading, statements, note }) => ({
      ...(scope && { scope }),
      heading: shown(heading),
      statements: statements.map(({ source, text }) => ({ source: shown(source), text: shown(text) })),
      note: shown(note),
    })),
    source: shown(localized(row, "source")),
  };
}
