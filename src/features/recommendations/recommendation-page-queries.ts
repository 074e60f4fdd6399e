import { dayOf } from "#i18n/format.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { literally } from "#lib/literally.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import { type Actor, readable } from "../../policy.ts";
import { listMeetings, type MeetingItem } from "../meetings/meeting-queries.ts";
import { policyMeetings, policyMeetingsAround } from "./decision.ts";
import { lastDayOf } from "./history-entries.ts";
import { asKnownTo } from "./known-queries.ts";
import { type Kind, standingMoves } from "./recommendation.ts";
import { eventsOf } from "./recommendation-events.ts";
import { parseQuery, type RecommendationQuery } from "./recommendation-filter.ts";
import {
  listRecommendations,
  type MeetingOfRecommendation,
  type RecommendationItem,
  type RecommendationPage,
} from "./recommendation-queries.ts";
import { respell } from "./search-spelling.ts";
import { anyWordOf } from "./search-words.ts";
import { standingsAsOf } from "./standing-queries.ts";

/** Codes are stored, never computed: whatever case they are asked in, this is how the record writes it. */
export async function findCode(actor: Actor, asked: string): Promise<string | null> {
  const row = await database().recommendation.findFirst({
    where: { AND: [readable.recommendations(actor), { code: { equals: literally(asked), mode: "insensitive" } }] },
    select: { code: true },
  });
  return row?.code ?? null;
}

/** The first day ("YYYY-MM-DD") as of which a recommendation stands in the record; `null` where no source dates it. */
export async function findBirthday(actor: Actor, code: string): Promise<string | null> {
  const row = await database().recommendation.findFirst({
    where: { AND: [readable.recommendations(actor), { code }] },
    select: { id: true, kind: true, meetingId: true, meeting: true },
  });
  if (!row) return null;
  const events = (await eventsOf([row.id])).get(row.id) ?? [];
  const days = standingMoves(asKnownTo(actor, row, events).moves).flatMap(({ event }) => event.occurredOn ?? []);
  const first = days.toSorted((a, b) => a.getTime() - b.getTime())[0];
  return row.kind === "commitment" ? lastDayOf(actor, row.meeting) : first ? dateToDay(first) : null;
}

/**
 * The policy meetings around the birth of what waits for one, as far as they had begun by a day ("YYYY-MM-DD"). What does
 * not wait has none.
 */
export async function findPolicyMeetingsAround(
  actor: Actor,
  { status, meeting }: RecommendationPage,
  until: string,
): Promise<{ before: MeetingItem | null; since: MeetingItem | null }> {
  if (status !== "agreed") return { before: null, since: null };
  const meetings = await listMeetings(actor, { type: [...policyMeetings] });
  return policyMeetingsAround(meetings, meeting?.firstDay ?? dayOf(new Date()), until);
}

/** How many this reader may see: of a meeting, or of a pillar, of one kind. */
export async function countRecommendations(
  actor: Actor,
  where: { kind: Kind; meeting?: string; pillar?: number },
): Promise<number> {
  return database().recommendation.count({
    where: {
      AND: [
        readable.recommendations(actor),
        { kind: where.kind, pillarNumber: where.pillar },
        where.meeting ? { meeting: { code: where.meeting } } : {},
      ],
    },
  });
}

/** How many recommendations each meeting brought forth, by its code; one without any is not in it. */
export async function bornAt(actor: Actor, meetings: readonly { code: string }[]): Promise<Map<string, number>> {
  const rows = await database().recommendation.findMany({
    where: {
      AND: [
        readable.recommendations(actor),
        { kind: "recommendation", meeting: { code: { in: meetings.map(({ code }) => code) } } },
      ],
    },
    select: { meeting: { select: { code: true } } },
  });
  const groups = Map.groupBy(rows, ({ meeting }) => meeting?.code ?? "");
  return new Map([...groups].map(([code, born]) => [code, born.length]));
}

export type Option = { code: string; name: Localized };

/** Whom recommendations are addressed to, and where those are: what the list can be narrowed to. */
export async function listAddressed(actor: Actor): Promise<{ partners: Option[]; regions: Option[] }> {
  const addressed = { addressed: { some: { recommendation: readable.recommendations(actor) } } };
  const [partners, regions] = await Promise.all([
    database().partner.findMany({ where: addressed }),
    database().region.findMany({ where: { places: { some: { partner: addressed } } } }),
  ]);
  const option = (row: { code: string; nameEn: string; nameRu: string }) => ({
    code: row.code,
    name: localized(row, "name"),
  });
  return { partners: partners.map(option), regions: regions.map(option) };
}

/** The move that gave a recommendation its present state: where, and when as far as known. */
export type Standing = { meeting: MeetingOfRecommendation | null; on: { from: string; on: string } | null };

/** By code, of records that this reader has been shown already. */
export async function standingsOf(
  actor: Actor,
  items: readonly Pick<RecommendationItem, "id" | "code">[],
): Promise<Map<string, Standing>> {
  const standings = await standingsAsOf(
    actor,
    items.map(({ id }) => id),
    null,
  );
  return new Map(
    items.flatMap(({ id, code }) => {
      const last = standings.get(id);
      return last ? [[code, { meeting: last.meeting, on: last.days }]] : [];
    }),
  );
}

export type WayOn = {
  name: "respelled" | "allPillars" | "anyWord" | "withoutFilters" | "commitments" | "recommendations";
  query: RecommendationQuery;
  total: number;
};

/** Where a search that found nothing would find something: with a little less asked, or among the other kind. */
export async function waysOn(actor: Actor, query: RecommendationQuery): Promise<WayOn[]> {
  const plain = parseQuery(new URLSearchParams());
  const other = query.kind.includes("commitment") ? "recommendation" : "commitment";
  const anyWord = anyWordOf(query.q);
  const respelled = await respell(query.q);
  const ways: Omit<WayOn, "total">[] = [
    ...(respelled ? [{ name: "respelled" as const, query: { ...query, q: respelled } }] : []),
    ...(query.pillar.length > 0 ? [{ name: "allPillars" as const, query: { ...query, pillar: [] } }] : []),
    ...(anyWord ? [{ name: "anyWord" as const, query: { ...query, q: anyWord } }] : []),
    { name: "withoutFilters", query: { ...plain, q: query.q } },
    { name: `${other}s` as const, query: { ...plain, q: query.q, kind: [other] } },
  ];
  const counted = await Promise.all(
    (query.q ? ways : ways.filter(({ name }) => name === "allPillars")).map(async (way) => ({
      ...way,
      total: (await listRecommendations(actor, { ...way.query, page: 1 }, 1)).total,
    })),
  );
  return counted.filter(({ total }) => total > 0);
}
