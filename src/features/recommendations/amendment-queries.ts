import type { Event, Recommendation } from "#generated/prisma/client.ts";
import { localized } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { recordTextThen } from "#i18n/text-snapshot.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import type { TextThen } from "./amendment.ts";
import type { Known } from "./known.ts";
import { decidingVerbs, decisionOf, type Provenance, standingMoves } from "./recommendation.ts";
import { about, byRecommendation } from "./recommendation-events.ts";

/**
 * A meeting changed the words when it endorsed: on its last day ("YYYY-MM-DD") the words of `before` gave way to the
 * present ones.
 */
export type Amendment = {
  on: string;
  before: TextThen;
};

/**
 * By the recommendation's id; those that no meeting changed are not in it. Without ids, of all. Of what is `withheld` from a
 * reader, as far as the reader may know.
 */
export async function findAmendments(
  withheld: ReadonlyMap<number, { amendment: Amendment | null }>,
  ids?: readonly number[],
): Promise<Map<number, Amendment>> {
  const amended = await database().event.findMany({
    where: { ...about(ids), verb: { in: decidingVerbs.filter((verb) => decisionOf(verb) === "amend") } },
    select: { subjectId: true },
  });
  if (amended.length === 0) return new Map();
  const events = await database().event.findMany({
    where: about(amended.flatMap(({ subjectId }) => subjectId ?? [])),
    orderBy: { id: "asc" },
    select: { ...worded, subjectId: true },
  });
  return new Map(
    [...byRecommendation(events)].flatMap(([recommendation, own]) => {
      const known = withheld.get(recommendation);
      const amendment = known ? known.amendment : amendmentAmong({ moves: own, worded: own });
      return amendment ? [[recommendation, amendment]] : [];
    }),
  );
}

const worded = { id: true, verb: true, meetingId: true, occurredOn: true, version: true, snapshot: true } as const;

type EventWithWords = Pick<Event, keyof typeof worded>;

/** The same of one recommendation, from the events that moved it and those that tell its words, in their order. */
export function amendmentAmong({ moves, worded }: Pick<Known<EventWithWords>, "moves" | "worded">): Amendment | null {
  const event = standingMoves(moves).findLast(({ verb }) => verb === "amend")?.event;
  const before = event && worded.findLast(({ id }) => id < event.id);
  if (!event?.occurredOn || !before) return null;
  return { on: dateToDay(event.occurredOn), before: textKeptIn(before) };
}

/** The words in which an event left it. */
export function textKeptIn(event: Pick<Event, "version" | "snapshot">): TextThen {
  const kept = keptIn("recommendation", event);
  return {
    text: recordTextThen(kept, "text"),
    source: localized(kept, "source"),
    provenance: kept.provenance as Provenance,
  };
}

export function textOfRow(
  row: Pick<Recommendation, "code" | "textEn" | "textRu" | "states" | "sourceEn" | "sourceRu" | "provenance">,
): TextThen {
  return {
    text: recordText("recommendation", row, "text"),
    source: localized(row, "source"),
    provenance: row.provenance as Provenance,
  };
}
