import { lacksOf } from "#features/documents/document-lacks.ts";
import { belongingTo } from "#features/documents/document-queries.ts";
import { daysOf, type MeetingInput } from "#features/meetings/meeting.ts";
import { findLife, type MeetingLife } from "#features/meetings/meeting-life-queries.ts";
import { listMeetings, type MeetingItem } from "#features/meetings/meeting-queries.ts";
import { listPartners, type PartnerItem } from "#features/partners/partner-queries.ts";
import { listPillars, type PillarItem } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDates, typeset } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { inLanguage, type Localized, localized, recordWordsIn } from "#i18n/localized.ts";
import { zonesOf } from "#lib/clocks/zone.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { FoundRecord } from "#ui/form/form-state.ts";
import { findMeeting, type MeetingPage } from "#views/meeting/find-meeting.ts";
import { type DelegationsThere, type PapersThere, type Standings, standingsOf } from "./meeting-missing.ts";

export type MeetingForDesk = MeetingPage & {
  /** the last change and who made it; `by` is null where the portal was filled */
  saved: { at: Date; by: string | null } | null;
  publicIn: Locale[];
  isPolicyMeeting: boolean;
  life: MeetingLife;
  /** of its parts, for the rail */
  standings: Standings;
};

/** A meeting for those who may edit it; `null` for everybody else. */
export async function findMeetingForDesk(actor: Actor, code: string): Promise<MeetingForDesk | null> {
  const meeting = can.editMeetings(actor) ? await findMeeting(actor, code) : null;
  const life = meeting && (await findLife(actor, meeting.id));
  if (!life) return null;
  const last = await database().event.findFirst({
    where: { subject: "meeting", subjectId: meeting.id },
    orderBy: { id: "desc" },
    include: { actor: { select: { name: true } } },
  });
  return {
    ...{ ...meeting, life },
    standings: standingsOf(
      { ...meeting, life },
      await papersThere(actor, meeting.id),
      dayOf(new Date()),
      await delegationsThere(actor, meeting.id),
    ),
    saved: last && { at: last.recordedAt, by: last.actor?.name ?? null },
    publicIn: locales.filter((locale) => meeting.published[locale]),
    isPolicyMeeting: meeting.type === "pcgm" || meeting.type === "ministerial",
  };
}

/** Its papers and the files that wait to become some, counted. */
async function papersThere(actor: Actor, meetingId: number): Promise<PapersThere> {
  const rows = await database().document.findMany({
    where: { AND: [readable.documents(actor), belongingTo({ meeting: meetingId })] },
    select: { titleEn: true, titleRu: true, files: { where: { replacedAt: null }, select: { language: true } } },
  });
  const waiting = await database().upload.count({
    where: { AND: [readable.uploads(actor), { meetingId, sha256: { not: null } }] },
  });
  const titled = rows.map(({ titleEn, titleRu, files }) => ({ title: { en: titleEn, ru: titleRu }, files }));
  return { documents: rows.length, lacks: lacksOf(titled), waiting };
}

/** Delegations, and the rows of lists that were brought in and wait for somebody. */
async function delegationsThere(actor: Actor, meetingId: number): Promise<DelegationsThere> {
  const delegations = await database().delegation.count({ where: { meetingId, removedAt: null } });
  const waiting = await database().sheetImport.aggregate({
    where: { AND: [readable.imports(actor), { meetingId }] },
    _sum: { unsettled: true },
  });
  return { delegations, unsettled: waiting._sum.unsettled ?? 0 };
}

export async function meetingChoices(): Promise<{
  places: { code: string; name: Localized; zones: string[] }[];
  partners: PartnerItem[];
  pillars: PillarItem[];
}> {
  const places = await database().place.findMany();
  return {
    places: places.map((place) => ({ code: place.code, name: localized(place, "name"), zones: zonesOf(place.iso2) })),
    partners: await listPartners(),
    pillars: await listPillars(),
  };
}

export async function takenMeetingCodes(): Promise<string[]> {
  return (await database().meeting.findMany({ select: { code: true } })).map(({ code }) => code);
}

/** The meeting that has this number already among those of its kind. */
export async function findNumbered(type: string, number: number): Promise<string | null> {
  return (
    (await database().meeting.findFirst({ where: { type, number, ...kept }, select: { code: true } }))?.code ?? null
  );
}

/** Those of the same kind and pillar that may have been held on the same days: an author may mean one of them. */
export async function findAlike(
  actor: Actor,
  { type, pillar, ...dates }: Pick<MeetingInput, "type" | "pillar" | "start" | "end">,
): Promise<MeetingItem[]> {
  const days = daysOf(dates);
  if (!days) return [];
  const ofKind = await listMeetings(actor, { type: [type] });
  return ofKind.filter(
    (one) =>
      one.pillar === pillar && one.firstDay && one.lastDay && one.firstDay <= days.on && one.lastDay >= days.from,
  );
}

/** As the form of a meeting shows them. */
export function toFoundMeetings(meetings: readonly MeetingItem[], locale: Locale): FoundRecord[] {
  return meetings.map((meeting) => {
    const words = recordWordsIn(meeting.title, locale);
    const city = inLanguage(meeting.city, locale)?.text;
    return {
      ...{ code: meeting.code, href: addressOf(locale, "/meetings/[code]/edit", meeting.code), state: null, tags: [] },
      words: words && { text: typeset(words.text, words.lang), lang: words.lang },
      facts: [typeset([city, formatDates(meeting, locale)].filter(Boolean).join(", "), locale)],
    };
  });
}
