import type { Event, Recommendation } from "#generated/prisma/client.ts";
import { recordText } from "#i18n/record-text.ts";
import { claimKinds, isClaimKind } from "#i18n/settled-text.ts";
import { sourceIn } from "#i18n/source.ts";
import { recordTextThen } from "#i18n/text-snapshot.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import type { Rewording, TextThen } from "./amendment.ts";
import type { Known } from "./known.ts";
import { decidingVerbs, decisionOf, type Provenance, standingMoves } from "./recommendation.ts";
import { about, byRecommendation } from "./recommendation-events.ts";

/** The recommendation's words by id, where they were changed; those that never were are not in it. Without ids, of all. Of what is
 * `withheld` from a reader, as far as the reader may know.
 */
export async function findRewordings(
  withheld: ReadonlyMap<number, { rewordings: readonly Rewording[] }>,
  ids?: readonly number[],
): Promise<Map<number, readonly Rewording[]>> {
  const verbs = decidingVerbs.filter((verb) => decisionOf(verb) === "amend");
  const changed = await database().event.findMany({
    where: { ...about(ids), verb: { in: [...verbs, ...claimKinds] } },
    select: { subjectId: true },
  });
  if (changed.length === 0) return new Map();
  const events = await database().event.findMany({
    where: about(changed.flatMap(({ subjectId }) => subjectId ?? [])),
    orderBy: { id: "asc" },
    select: { ...worded, subjectId: true },
  });
  return new Map(
    [...byRecommendation(events)].flatMap(([recommendation, own]) => {
      const known = withheld.get(recommendation);
      const rewordings = known ? known.rewordings : rewordingsAmong({ moves: own, worded: own });
      return rewordings.length > 0 ? [[recommendation, rewordings]] : [];
    }),
  );
}

const worded = { id: true, verb: true, meetingId: true, occurredOn: true, version: true, snapshot: true } as const;

type EventWithWords = Pick<Event, keyof typeof worded>;

/** The same of one recommendation, from the events that moved it and those that tell its words, in their order. */
export function rewordingsAmong({ moves, worded }: Pick<Known<EventWithWords>, "moves" | "worded">): Rewording[] {
  const amended = standingMoves(moves).flatMap(({ verb, event }) => (verb === "amend" ? [{ event, by: verb }] : []));
  const corrected = worded.flatMap((event) => (isClaimKind(event.verb) ? [{ event, by: event.verb }] : []));
  const inOrder = [...amended, ...corrected].sort((a, b) => Number(a.event.id - b.event.id));
  return inOrder.flatMap(({ event, by }) => {
    const before = worded.findLast(({ id }) => id < event.id);
    if (!event.occurredOn || !before) return [];
    return { id: event.id, by, on: dateToDay(event.occurredOn), before: textKeptIn(before) };
  });
}

/** The words in which an event left it. */
export function textKeptIn(event: Pick<Event, "version" | "snapshot">): TextThen {
  const kept = keptIn("recommendation", event);
  return {
    text: recordTextThen(kept, "text"),
    source: sourceIn(kept),
    provenance: kept.provenance as Provenance,
  };
}

export function textOfRow(
  row: Pick<Recommendation, "code" | "textEn" | "textRu" | "states" | "source" | "provenance">,
): TextThen {
  return {
    text: recordText("recommendation", row, "text"),
    source: sourceIn(row),
    provenance: row.provenance as Provenance,
  };
}
