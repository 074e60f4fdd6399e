import { type Localized, localized } from "#i18n/localized.ts";
import { literally } from "#lib/literally.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { Locale } from "../../i18n/locale.ts";
import { type Actor, can, readable } from "../../policy.ts";
import { type ImplementationState, standingReports } from "../reports/report.ts";
import type { Kind, LanguageState, Provenance, Status } from "./recommendation.ts";
import { moves, statusAfter } from "./recommendation.ts";
import { type Counts, choose, compare, type Fact, type RecommendationQuery } from "./recommendation-filter.ts";
import { countStates, type ReportOfRecommendation, reportWithPartner, toReport } from "./recommendation-report-rows.ts";

export const pageLength = 20;

export type MeetingOfRecommendation = {
  code: string;
  type: string;
  pillar: number | null;
  title: Localized;
  city: Localized;
  start: string | null;
  end: string | null;
  datePrecision: string;
};

/** A recommendation as readers may see it: a language that is not published has no text here. */
export type RecommendationItem = {
  code: string;
  kind: Kind;
  provenance: Provenance;
  pillar: number | null;
  year: number | null;
  text: Localized;
  textState: Record<Locale, LanguageState>;
  status: Status | null;
  meeting: MeetingOfRecommendation | null;
  source: Localized;
  published: boolean;
  version: number;
};

export type RecommendationList = {
  items: RecommendationItem[];
  total: number;
  counts: Counts;
  page: number;
  pages: number;
};

/** The list page: `limit` items (20 unless the address says otherwise) and the counts of every filter. */
export async function listRecommendations(
  actor: Actor,
  query: RecommendationQuery,
  limit = query.limit ?? pageLength,
): Promise<RecommendationList> {
  const facts = await findFacts(actor, query);
  const { matching, counts } = choose(facts, query);
  matching.sort(compare(query.sort));
  const pages = Math.max(1, Math.ceil(matching.length / limit));
  const page = Math.min(query.page, pages);
  const shown = matching.slice((page - 1) * limit, page * limit);
  return { items: await itemsOf(actor, shown), total: matching.length, counts, page, pages };
}

/** In the order of their meeting: all that it brought forth, all that wait, all of a partner. */
export async function findRecommendations(
  actor: Actor,
  where: Prisma.RecommendationWhereInput,
): Promise<RecommendationItem[]> {
  const rows = await database().recommendation.findMany({
    where: { AND: [readable.recommendations(actor), where] },
    include: { meeting: true },
    orderBy: [{ meeting: { lastDay: { sort: "desc", nulls: "last" } } }, { meetingId: "desc" }, { position: "asc" }],
  });
  return rows.map((row) => toItem(actor, row));
}

export type HistoryEntry = {
  verb: string;
  status: Status | null;
  occurred: { from: string; on: string } | null;
  recordedAt: Date;
  meeting: MeetingOfRecommendation | null;
  reason: Localized;
  source: Localized;
};

export type RecommendationPage = RecommendationItem & {
  addresseesText: Localized;
  addressees: { id: number; code: string; name: Localized }[];
  addressedToAll: boolean;
  history: HistoryEntry[];
  reports: ReportOfRecommendation[];
  /** whether the reader sees every report: only then does a missing one mean that there is none */
  seesAllReports: boolean;
  /** partners by their latest report; `noReport` only for those who see every report */
  implementation: Partial<Record<ImplementationState, number>>;
  previous: string | null;
  next: string | null;
};

/**
 * One recommendation with what happened to it, as of a day ("YYYY-MM-DD", inclusive; events without a date count only
 * without one). `null` where there is none, it is not for this reader, or it was not there yet.
 */
export async function findRecommendation(
  actor: Actor,
  code: string,
  asof: string | null = null,
): Promise<RecommendationPage | null> {
  const row = await database().recommendation.findFirst({
    where: { AND: [readable.recommendations(actor), { code: { equals: literally(code), mode: "insensitive" } }] },
    include: {
      meeting: true,
      events: { orderBy: { id: "asc" }, include: { meeting: true } },
      addressees: { include: { partner: true } },
      reports: {
        where: readable.reports(actor),
        orderBy: { id: "desc" },
        include: reportWithPartner,
      },
    },
  });
  if (!row) return null;
  const events = row.events.filter(({ occurredOn }) => !asof || (occurredOn && dateToDay(occurredOn) <= asof));
  if (asof && row.kind === "recommendation" && statusAfter(events.map(({ verb }) => verb)) === null) return null;
  if (asof && row.kind === "commitment" && !(row.meeting?.lastDay && dateToDay(row.meeting.lastDay) <= asof))
    return null;

  const visible = events.filter(({ verb }) => statusAfter([verb]) !== null);
  const sent = row.reports.filter(({ submittedAt }) => !asof || dateToDay(submittedAt) <= asof);
  const standing = new Set(standingReports(sent));
  const reports = sent.map((report) => toReport(report, { corrected: !standing.has(report) }));
  const seesAllReports = can.readReport(actor, { partnerId: 0, releasedAt: null });
  const siblings = row.meetingId === null ? [] : await siblingsOf(actor, row.meetingId);
  const place = siblings.indexOf(row.code);
  return {
    ...toItem(actor, row),
    status: row.kind === "recommendation" ? statusAfter(events.map(({ verb }) => verb)) : null,
    addresseesText: localized(row, "addressees"),
    addressees: row.addressees.map(({ partner }) => ({
      id: partner.id,
      code: partner.code,
      name: localized(partner, "name"),
    })),
    addressedToAll: row.addressees.length > 0 && row.addressees.length === (await database().partner.count()),
    history: visible.map((event) => toEntry(actor, event)),
    reports,
    seesAllReports,
    implementation: countStates(seesAllReports ? row.addressees.length : 0, reports),
    previous: siblings[place - 1] ?? null,
    next: siblings[place + 1] ?? null,
  };
}

/** What happened at a meeting that is not public is told without its day and its papers. */
export function toEntry(actor: Actor, event: Prisma.EventGetPayload<{ include: { meeting: true } }>): HistoryEntry {
  const isHidden = event.meeting !== null && !can.readRecord(actor, event.meeting);
  return {
    verb: event.verb,
    status: statusAfter([event.verb]),
    occurred:
      !isHidden && event.occurredFrom && event.occurredOn
        ? { from: dateToDay(event.occurredFrom), on: dateToDay(event.occurredOn) }
        : null,
    recordedAt: event.recordedAt,
    meeting: toMeeting(actor, event.meeting),
    reason: isHidden ? nothing : localized(event, "reason"),
    source: isHidden ? nothing : localized(event, "source"),
  };
}

const nothing: Localized = { en: null, ru: null };

async function siblingsOf(actor: Actor, meetingId: number): Promise<string[]> {
  const rows = await database().recommendation.findMany({
    where: { AND: [readable.recommendations(actor), { meetingId }] },
    orderBy: { position: "asc" },
    select: { code: true },
  });
  return rows.map(({ code }) => code);
}

export async function findFacts(actor: Actor, query: RecommendationQuery): Promise<Fact[]> {
  const conditions: Prisma.RecommendationWhereInput[] = [readable.recommendations(actor)];
  if (query.q) conditions.push({ id: { in: await search(actor, query.q) } });
  if (query.partner.length > 0) {
    conditions.push({ addressees: { some: { partner: { code: { in: query.partner } } } } });
  }
  if (query.region.length > 0) {
    conditions.push({ addressees: { some: { partner: { place: { regionCode: { in: query.region } } } } } });
  }
  const rows = await database().recommendation.findMany({
    where: { AND: conditions },
    select: {
      id: true,
      code: true,
      kind: true,
      pillarNumber: true,
      year: true,
      position: true,
      status: true,
      meetingId: true,
    },
  });
  // Many recommendations, few meetings: asked for once each.
  const meetings = await database().meeting.findMany({
    where: readable.meetings(actor),
    select: { id: true, code: true, lastDay: true },
  });
  const shown = new Map(meetings.map(({ id, code, lastDay }) => [id, { code, day: lastDay && dateToDay(lastDay) }]));
  const facts = rows.map(({ meetingId, pillarNumber, ...row }) => {
    const meeting = meetingId === null ? undefined : shown.get(meetingId);
    return { ...row, pillar: pillarNumber, meeting: meeting?.code ?? null, day: meeting?.day ?? null };
  });
  return query.asof ? asOf(facts, query.asof) : facts;
}

/** What was there on that day, in the state it had then. Commitments have no events and count from their meeting on. */
async function asOf(facts: Fact[], asof: string): Promise<Fact[]> {
  const events = await database().$queryRaw<{ recommendation: number; verb: string }[]>`
    SELECT recommendation_id AS recommendation, verb FROM event WHERE id IN (
      SELECT max(id) FROM event
      WHERE recommendation_id IS NOT NULL AND occurred_on <= ${asof}::date AND verb = ANY(${Object.keys(moves)})
      GROUP BY recommendation_id
    )`;
  const lastMove = new Map(events.map(({ recommendation, verb }) => [recommendation, verb]));
  return facts.flatMap((fact) => {
    if (fact.kind === "commitment") return fact.day && fact.day <= asof ? [fact] : [];
    const verb = lastMove.get(fact.id);
    return verb === undefined ? [] : [{ ...fact, status: statusAfter([verb]) }];
  });
}

/** Word forms of both languages by full text, numbers by their beginning. Only what this reader may see is searched. */
async function search(actor: Actor, q: string): Promise<number[]> {
  const drafts = can.readRecord(actor, { publishedEnAt: null, publishedRuAt: null });
  const code = `${literally(q)}%`;
  const rows = await database().$queryRaw<{ id: number }[]>`
    SELECT id FROM recommendation
    WHERE code ILIKE ${code}
       OR ((${drafts} OR published_en_at IS NOT NULL) AND search_en @@ websearch_to_tsquery('english', ${q}))
       OR ((${drafts} OR published_ru_at IS NOT NULL) AND search_ru @@ websearch_to_tsquery('russian', ${q}))`;
  return rows.map(({ id }) => id);
}

async function itemsOf(actor: Actor, facts: readonly Fact[]): Promise<RecommendationItem[]> {
  const rows = await database().recommendation.findMany({
    where: { id: { in: facts.map(({ id }) => id) } },
    include: { meeting: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return facts.flatMap((fact) => {
    const row = byId.get(fact.id);
    return row ? [{ ...toItem(actor, row), status: fact.status as Status | null }] : [];
  });
}

type Row = Prisma.RecommendationGetPayload<{ include: { meeting: true } }>;

function toItem(actor: Actor, row: Row): RecommendationItem {
  const shows = { en: can.readLanguage(actor, row, "en"), ru: can.readLanguage(actor, row, "ru") };
  return {
    code: row.code,
    kind: row.kind as Kind,
    provenance: row.provenance as Provenance,
    pillar: row.pillarNumber,
    year: row.year,
    text: { en: shows.en ? row.textEn : null, ru: shows.ru ? row.textRu : null },
    textState: {
      en: shows.en ? (row.textEnState as LanguageState) : "missing",
      ru: shows.ru ? (row.textRuState as LanguageState) : "missing",
    },
    status: row.status as Status | null,
    meeting: toMeeting(actor, row.meeting),
    source: localized(row, "source"),
    published: row.publishedEnAt !== null || row.publishedRuAt !== null,
    version: row.version,
  };
}

/** The meeting as this reader may see it: `null` if it is not public, no title in a language that is not. */
export function toMeeting(actor: Actor, meeting: Row["meeting"]): MeetingOfRecommendation | null {
  if (!meeting || !can.readRecord(actor, meeting)) return null;
  return {
    code: meeting.code,
    type: meeting.type,
    pillar: meeting.pillarNumber,
    title: {
      en: can.readLanguage(actor, meeting, "en") ? meeting.titleEn : null,
      ru: can.readLanguage(actor, meeting, "ru") ? meeting.titleRu : null,
    },
    city: localized(meeting, "city"),
    start: meeting.start,
    end: meeting.end,
    datePrecision: meeting.datePrecision,
  };
}
