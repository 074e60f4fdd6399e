import { freeCode, vouchesForNothing } from "#features/meetings/meeting-taking-back.ts";
import type { Seen } from "#features/recommendations/recommendation-changes.ts";
import { citedAmong, freeToGo, type Hanging } from "#features/recommendations/taking-back.ts";
import type { Document, Event, Meeting, Prisma, Recommendation } from "#generated/prisma/client.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import type { MistakenNoun } from "./mistake-form-definition.ts";

export type TakenBack = Seen & {
  noun: MistakenNoun;
  id: number;
  /** it was called so when it was taken back: a draft has given its code away */
  called: string;
  isVoided: boolean;
  /** no mistake, but the same work as the right one, which has taken over what belonged to it */
  isJoined: boolean;
  words: Localized;
  at: Date;
  by: string | null;
  reason: Localized;
  /** the code of the right one */
  right: string | null;
  /** its meeting was taken back too: it comes again with that, if it went with it */
  isWithMeeting: boolean;
};

const gone = { OR: [{ discardedAt: { not: null } }, { voidedAt: { not: null } }] };

/** All that was taken back, what has been public first, the latest first; only for who may put it into the record again. */
export async function listTakenBack(
  actor: Actor,
  among: { noun?: MistakenNoun; id?: number } = {},
): Promise<TakenBack[]> {
  if (!can.takeBack(actor)) return [];
  const where = { AND: [{ ...gone, id: among.id }, readable.leveled(actor)] };
  const isAsked = (noun: MistakenNoun) => !among.noun || among.noun === noun;
  const meetings = isAsked("meeting") ? await database().meeting.findMany({ where, include: { right: code } }) : [];
  const recommendations = isAsked("recommendation")
    ? await database().recommendation.findMany({ where, include: { right: code, meeting: true } })
    : [];
  const documents = isAsked("document") ? await database().document.findMany({ where, include: { right: code } }) : [];
  const events = await lastGoing([
    ...idsOf("meeting", meetings),
    ...idsOf("recommendation", recommendations),
    ...idsOf("document", documents),
  ]);
  const found = [
    ...meetings.map((row) => toTakenBack("meeting", row, recordText("meeting", row, "title"), events)),
    ...documents.map((row) => toTakenBack("document", row, recordText("document", row, "title"), events)),
    ...recommendations.map((row) => ({
      ...toTakenBack("recommendation", row, recordText("recommendation", row, "text"), events),
      isWithMeeting: Boolean(row.meeting?.discardedAt ?? row.meeting?.voidedAt),
    })),
  ];
  return found.sort((a, b) => Number(b.isVoided) - Number(a.isVoided) || b.at.getTime() - a.at.getTime());
}

const code = { select: { code: true } } as const;

type Going = Event & { actor: { name: string } | null };

function idsOf(subject: MistakenNoun, rows: readonly { id: number }[]): Prisma.EventWhereInput[] {
  return rows.length === 0 ? [] : [{ subject, subjectId: { in: rows.map(({ id }) => id) } }];
}

/** Of each the event by which it was taken back the last time, by its noun and id. */
async function lastGoing(of: Prisma.EventWhereInput[]): Promise<Map<string, Going>> {
  if (of.length === 0) return new Map();
  const events = await database().event.findMany({
    where: { OR: of, verb: { in: ["discard", "void", "join"] } },
    orderBy: { id: "asc" },
    include: { actor: { select: { name: true } } },
  });
  return new Map(events.map((event) => [`${event.subject} ${event.subjectId}`, event]));
}

function toTakenBack(
  noun: MistakenNoun,
  row: (Document | Meeting | Recommendation) & { right: { code: string } | null },
  { en, ru }: Localized,
  events: ReadonlyMap<string, Going>,
): TakenBack {
  const event = events.get(`${noun} ${row.id}`);
  return {
    ...{ noun, id: row.id, code: row.code, version: row.version, called: event?.subjectCode ?? row.code },
    isVoided: row.voidedAt !== null && !isJoined(row),
    isJoined: isJoined(row),
    words: { en, ru },
    at: row.voidedAt ?? row.discardedAt ?? new Date(0),
    by: event?.actor?.name ?? null,
    reason: event ? localized(event, "reason") : { en: null, ru: null },
    right: row.right?.code ?? null,
    isWithMeeting: false,
  };
}

function isJoined(row: object): boolean {
  return "joined" in row && row.joined === true;
}

/** The code that a draft of a meeting would get now, where that is another than it has. */
export async function findFreeCode(meeting: { id: number; code: string }): Promise<string | null> {
  const row = await database().meeting.findUniqueOrThrow({ where: { id: meeting.id } });
  const free = await freeCode(database(), row, null);
  return free === meeting.code ? null : free;
}

/** Of a record how it can be taken back: what goes with it, what stands in the way. */
export type WayBack = Seen & {
  noun: MistakenNoun;
  /** it has been public, so its code stays */
  isCited: boolean;
  born: Seen[];
  free: Result<true, Hanging | "decidedHere" | "closedHere">;
};

/** While nobody can have cited the number of a draft it can have another. */
export function hasFreeNumber(way: WayBack, { year, pillar }: { year: number | null; pillar: number | null }): boolean {
  return !way.isCited && year !== null && pillar !== null;
}

/** `null` for who may not. Of a meeting those born at it go with it. */
export async function findWayBack(
  actor: Actor,
  noun: MistakenNoun,
  { id, code, version }: Seen & { id: number },
): Promise<WayBack | null> {
  if (!can.takeBack(actor)) return null;
  const born =
    noun === "meeting"
      ? await database().recommendation.findMany({
          where: { meetingId: id, ...kept },
          orderBy: { position: "asc" },
          select: { id: true, code: true, version: true },
        })
      : [];
  const going = { meeting: born, recommendation: [{ id, code }], document: [] };
  const free = await freeToGo(database(), going[noun]);
  const vouched = noun === "meeting" ? await vouchesForNothing(database(), { id }) : ok(true as const);
  return {
    ...{ noun, code, version },
    isCited: (await citedAmong(database(), noun, [id])).has(id),
    born: born.map(({ id: _, ...seen }) => seen),
    free: vouched.ok ? free : vouched,
  };
}

/** A recommendation or commitment as its page takes it back; `null` for who may not. */
export async function findMistaken(actor: Actor, asked: string) {
  const item = can.takeBack(actor) ? await findRecommendation(actor, asked) : null;
  const way = item && (await findWayBack(actor, "recommendation", item));
  return item && way && { ...item, way };
}
