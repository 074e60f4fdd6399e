import { cache } from "react";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { isClaimKind } from "#i18n/settled-text.ts";
import { type Actor, can, readable, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import type { Rewording, TextThen } from "./amendment.ts";
import { rewordingsAmong, textKeptIn } from "./amendment-queries.ts";
import { knownOf } from "./known.ts";
import { moves, type Status, statusAfter } from "./recommendation.ts";
import { about, type EventWithMeeting, eventsOf } from "./recommendation-events.ts";

/** A recommendation as it stands for a reader who may not know of all that happened to it. */
export type AsKnown = {
  moves: EventWithMeeting[];
  status: Status | null;
  /** `null`: those of its row */
  words: TextThen | null;
  rewordings: readonly Rewording[];
  /** the events by which a second person confirmed what was claimed of its words */
  confirmed: EventWithMeeting[];
};

/** One recommendation as this reader may know it; `meetingId` is that of the meeting where it was born, `events` are all of it. */
export function asKnownTo(
  actor: Actor,
  { meetingId }: { meetingId: number | null },
  events: readonly EventWithMeeting[],
): AsKnown {
  const mayRead = ({ meeting }: EventWithMeeting) => meeting === null || can.readRecord(actor, meeting);
  const known = knownOf(events, meetingId, mayRead);
  const last = known.wordsWithheld ? known.worded.at(-1) : undefined;
  return {
    moves: known.moves,
    status: statusAfter(known.moves),
    words: last ? textKeptIn(last) : null,
    rewordings: rewordingsAmong(known),
    confirmed: known.worded.filter(({ verb }) => isClaimKind(verb)),
  };
}

/**
 * Those of which this reader may not know everything, by their id: all of them or those among `ids`. Of all others the rows
 * tell what the reader may know.
 */
export async function findWithheld(actor: Actor, ids: readonly number[] | null = null): Promise<Map<number, AsKnown>> {
  if (can.seeDrafts(actor)) return new Map();
  const hidden = await findHiddenMeetings(actor);
  if (hidden.length === 0) return new Map();
  const moved = await database().event.findMany({
    where: { ...about(), meetingId: { in: hidden.map(({ id }) => id) }, verb: { in: Object.keys(moves) } },
    select: { subjectId: true },
  });
  const among = ids && new Set(ids);
  const found = new Set(moved.flatMap(({ subjectId: id }) => (id !== null && (!among || among.has(id)) ? id : [])));
  if (found.size === 0) return new Map();
  const rows = await database().recommendation.findMany({
    where: { AND: [readable.recommendations(actor), { id: { in: [...found] } }] },
    select: { id: true, meetingId: true },
  });
  const events = await eventsOf(rows.map(({ id }) => id));
  return new Map(rows.map((row) => [row.id, asKnownTo(actor, row, events.get(row.id) ?? [])]));
}

/** Asked once for a page, whose every part has to know. */
const findHiddenMeetings = cache(
  (actor: Actor): Promise<{ id: number }[]> =>
    database().meeting.findMany({ where: { NOT: readable.meetings(actor) }, select: { id: true } }),
);

/** Those that stand in one of these states, as far as this reader may know. */
export async function inStatus(actor: Actor, statuses: readonly Status[]): Promise<Prisma.RecommendationWhereInput> {
  const withheld = await findWithheld(actor);
  const known = [...withheld].filter(([, { status }]) => status !== null && statuses.includes(status));
  return {
    OR: [
      { status: { in: [...statuses] }, id: { notIn: [...withheld.keys()] } },
      { id: { in: known.map(([id]) => id) } },
    ],
  };
}

/** For who sees drafts, the state in which everybody else sees it while the meeting that moved it is not public; `null` if in the same. */
export async function findPublicStatus(
  actor: Actor,
  { id, publicIn, status }: { id: number; publicIn: readonly Locale[]; status: Status | null },
): Promise<Status | null> {
  if (!can.translate(actor) || publicIn.length === 0) return null;
  const known = (await findWithheld(visitor, [id])).get(id);
  return known && known.status !== status ? known.status : null;
}
