import { cache } from "react";
import { policyMeetings } from "#features/decisions/decision.ts";
import { nameAt } from "#features/partners/partner.ts";
import { newestFirst } from "#features/recommendations/recommendation-queries.ts";
import type { Meeting, Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Localized, localized, type RecordText, sourceShown } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { zoneOf } from "#lib/clocks/zone.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Access, type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { Attendance, Conflict, MeetingType, Reported } from "./meeting.ts";
import { type HostPartners, hostPartners, toHosts } from "./meeting-host-queries.ts";
import type { MeetingHost } from "./meeting-hosts.ts";
import type { MeetingState } from "./meeting-state.ts";

/** A meeting as readers may see it: a language that is not published has no title and no text here. */
export type MeetingItem = {
  id: number;
  code: string;
  /** open to these, once it is published */
  access: Access;
  type: MeetingType;
  number: number | null;
  pillar: number | null;
  title: RecordText;
  /** as a source tells it; as of a day on which nothing was told yet `null` */
  state: MeetingState | null;
  start: string | null;
  end: string | null;
  datePrecision: string;
  firstDay: string | null;
  lastDay: string | null;
  city: Localized;
  /** `nameThen` is what it was called on the last day of the meeting: mostly the same */
  place: { code: string; name: Localized; nameThen: Localized; isPartner: boolean } | null;
  format: string | null;
  /** of the clocks by which its agenda goes; `said` where they are not simply those of its country */
  zone: { name: string | null; said: string | null };
  hosts: MeetingHost[];
  outcome: RecordText;
  attendance: Attendance[];
  reported: Reported[];
  conflicts: Conflict[];
  source: Source;
  sample: boolean;
  published: Record<Locale, boolean>;
  version: number;
};

export type MeetingQuery = { type?: string[]; pillar?: number[]; year?: number[]; place?: string };

/** Newest first; what has no date stands last. */
export function listMeetings(actor: Actor, query: MeetingQuery | null = null): Promise<MeetingItem[]> {
  return query ? findMeetings(actor, query) : everyMeeting(actor);
}

/** Asked once for a page, of which several parts look through all of them. */
const everyMeeting = cache((actor: Actor) => findMeetings(actor, {}));

async function findMeetings(actor: Actor, query: MeetingQuery): Promise<MeetingItem[]> {
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
    orderBy: [...newestFirst, { code: "desc" }],
  });
  return toMeetingItems(actor, rows);
}

/** Those that have not ended before `today` ("YYYY-MM-DD") and were not called off, the next one first. */
export async function comingMeetings(actor: Actor, today: string): Promise<MeetingItem[]> {
  const meetings = await listMeetings(actor);
  return meetings
    .filter(({ state, lastDay }) => state !== "cancelled" && lastDay !== null && lastDay >= today)
    .reverse();
}

/** Those that can have done something by `today` ("YYYY-MM-DD"), the newest first; undated ones last. */
export async function begunMeetings(actor: Actor, today: string): Promise<MeetingItem[]> {
  return (await listMeetings(actor)).filter(({ firstDay }) => firstDay === null || firstDay <= today);
}

/** Meetings of a year, whatever became of them. */
export async function meetingsOfYear(actor: Actor, year: number): Promise<MeetingItem[]> {
  return (await listMeetings(actor)).filter(({ start }) => start?.startsWith(String(year)));
}

/** The last year that a policy meeting closed, as far as the record goes; where it has none, the last in which a meeting was held. */
export async function latestYear(actor: Actor): Promise<number | null> {
  const held = (await listMeetings(actor)).filter(({ state, lastDay }) => state === "held" && lastDay !== null);
  const latest = held.find(({ type }) => policyMeetings.includes(type)) ?? held[0];
  return latest?.lastDay ? Number(latest.lastDay.slice(0, 4)) : null;
}

const withPlace = { place: { include: { partner: { include: { formerNames: true } } } } } as const;

type Row = Prisma.MeetingGetPayload<{ include: typeof withPlace }>;

async function toMeetingItems(actor: Actor, rows: readonly Row[]): Promise<MeetingItem[]> {
  const partners = await hostPartners(rows);
  return rows.map((row) => toMeetingItem(actor, row, partners));
}

function toMeetingItem(actor: Actor, row: Row, partners: HostPartners): MeetingItem {
  return {
    id: row.id,
    code: row.code,
    access: row.access,
    type: row.type as MeetingType,
    number: row.number,
    pillar: row.pillarNumber,
    ...localizedFields(actor, row, partners),
    state: row.state as MeetingState,
    start: row.start,
    end: row.end,
    datePrecision: row.datePrecision,
    firstDay: row.firstDay && dateToDay(row.firstDay),
    lastDay: row.lastDay && dateToDay(row.lastDay),
    place: row.place && toPlace(row.place, row.lastDay && dateToDay(row.lastDay)),
    format: row.format,
    zone: { name: zoneOf(row.zone, row.place?.iso2 ?? null), said: row.zone },
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
function localizedFields(actor: Actor, row: Meeting, partners: HostPartners) {
  const shown = <Words extends Localized>(words: Words) => readable.words(actor, row, words);
  return {
    title: shown(recordText("meeting", row, "title")),
    city: shown({ en: row.cityEn, ru: row.cityRu }),
    hosts: toHosts(row, partners, row.lastDay && dateToDay(row.lastDay), shown),
    outcome: shown(recordText("meeting", row, "outcome")),
    attendance: (row.attendance as Attendance[]).map(({ what, value, qualifier, note, source }) => ({
      ...{ what, value, qualifier },
      note: note ? shown(note) : null,
      source: sourceShown(source, shown),
    })),
    reported: (row.reported as Reported[]).map(({ what, pillar, value, qualifier, note, source }) => ({
      ...{ what, pillar, value, qualifier },
      note: note ? shown(note) : null,
      source: sourceShown(source, shown),
    })),
    conflicts: (row.conflicts as Conflict[]).map(({ scope, heading, statements, note }) => ({
      ...(scope && { scope }),
      heading: shown(heading),
      statements: statements.map(({ source, text }) => ({ source: sourceShown(source, shown), text: shown(text) })),
      note: shown(note),
    })),
    source: sourceShown(sourceIn(row), shown),
  };
}
