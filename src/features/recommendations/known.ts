import { isVerb, type Moving, standingMoves } from "./recommendation.ts";

type Happened = Moving & { occurredFrom: Date | null; occurredOn: Date | null };

/** A reader may know this of a recommendation's events, in the order in which they were recorded. */
export type Known<E> = {
  /** the events that moved it */
  moves: E[];
  /** the events that left it in words which the reader may know */
  worded: E[];
  /** whether the words of today are not among them */
  wordsWithheld: boolean;
};

/**
 * For whoever may not read a meeting, what it did has not happened yet: its moves do not count, and words that it
 * brought are in no event. The birth of a text at that meeting is told with the text, on no day. `bornAt` is the
 * meeting's id.
 */
export function knownOf<E extends Happened>(
  events: readonly E[],
  bornAt: number | null,
  mayRead: (event: E) => boolean,
): Known<E> {
  const isWithheld = (event: E) => isVerb(event.verb) && event.meetingId !== bornAt && !mayRead(event);
  const undated = (event: E) => (mayRead(event) ? event : { ...event, occurredFrom: null, occurredOn: null });
  const worded = events.filter((_, index) => {
    const amending = standingMoves(events.slice(0, index + 1)).findLast(({ verb }) => verb === "amend");
    return !amending || !isWithheld(amending.event);
  });
  return {
    moves: events.filter((event) => isVerb(event.verb) && !isWithheld(event)).map(undated),
    worded,
    wordsWithheld: events.length > 0 && worded.at(-1) !== events.at(-1),
  };
}
