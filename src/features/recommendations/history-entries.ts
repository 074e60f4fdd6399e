import type { Event, Meeting } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { type Localized, localized, sourceShown } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import type { ClaimKind } from "#i18n/settled-text.ts";
import { sourceIn } from "#i18n/source.ts";
import { wordsThen } from "#i18n/text-snapshot.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Actor, can, type Published, readable } from "#policy.ts";
import { keptIn } from "#server/snapshot.ts";
import { decisionOf, endingOf, isCorrection, isVerb, moves, standingMoves, statusAfter } from "./recommendation.ts";
import type { EventWithMeeting } from "./recommendation-events.ts";
import type { HistoryEntry, MeetingOfRecommendation } from "./recommendation-item.ts";

/**
 * Tells what moved a recommendation, in the order in which it was recorded; wrong records and their corrections too.
 */
export function historyOf(
  actor: Actor,
  row: Published,
  events: readonly EventWithMeeting[],
): { event: EventWithMeeting; entry: HistoryEntry }[] {
  const standing = new Set(standingMoves(events).map(({ event }) => event.id));
  return events.flatMap((event, index) => {
    const { verb, meetingId } = event;
    if (!isVerb(verb)) return [];
    const before = standingMoves(events.slice(0, index));
    const ended = verb === "reinstate" ? endingOf(before) : undefined;
    const wrong = isCorrection(verb)
      ? before.findLast((one) => decisionOf(one.verb) !== null && one.event.meetingId === meetingId)
      : ended;
    const { to } = moves[verb];
    return [
      {
        event,
        entry: {
          verb,
          recordedAt: event.recordedAt,
          ...occasionOf(actor, event),
          ...(isHidden(actor, event) ? { reason: nothing, source: [] } : wordsOf(actor, event, [row])),
          status: to === "before" ? statusAfter(events.slice(0, index + 1)) : to,
          corrected: verb !== "undecide" && verb !== "reinstate" && !standing.has(event.id),
          corrects: wrong?.verb ?? null,
          reasonTranslation: null,
        },
      },
    ];
  });
}

type KeptEvent = { verb: string; version: number; snapshot: unknown };

/** Whether a record that held a number alone was given its words so: a correction, not what a meeting changed. */
export function addsWords(event: KeptEvent, before: KeptEvent | undefined): boolean {
  const isWordless = (one: KeptEvent) => {
    const { en, ru } = wordsThen(keptIn("recommendation", one), "text");
    return !en && !ru;
  };
  return event.verb === "correct" && before !== undefined && isWordless(before) && !isWordless(event);
}

/** A second person confirmed this of its words; of those that the portal brought, the record's editors had. */
export type ConfirmedWords = Pick<HistoryEntry, "reason" | "source" | "recordedAt"> & {
  verb: ClaimKind;
  /** "YYYY-MM-DD" */
  on: string;
  byEditors: boolean;
};

export function confirmedEntry(actor: Actor, row: Published, event: EventWithMeeting): ConfirmedWords {
  return {
    verb: event.verb as ConfirmedWords["verb"],
    on: event.occurredOn ? dateToDay(event.occurredOn) : dayOf(event.recordedAt),
    recordedAt: event.recordedAt,
    byEditors: event.actorId === null,
    ...wordsOf(actor, event, [row]),
  };
}

/** Tells where and when it happened; of a meeting that is not public, without its day. */
export function occasionOf(actor: Actor, event: EventWithMeeting): Pick<HistoryEntry, "occurred" | "meeting"> {
  return {
    occurred:
      !isHidden(actor, event) && event.occurredFrom && event.occurredOn
        ? { from: dateToDay(event.occurredFrom), on: dateToDay(event.occurredOn) }
        : null,
    meeting: toMeeting(actor, event.meeting),
  };
}

/** Gives the words that were said of it, in the languages in which this reader may see all of these records. */
export function wordsOf(
  actor: Actor,
  event: Event,
  records: readonly Published[],
): Pick<HistoryEntry, "reason" | "source"> {
  const shown = (words: Localized) => records.reduce((left, record) => readable.words(actor, record, left), words);
  return { reason: shown(localized(event, "reason")), source: sourceShown(sourceIn(event), shown) };
}

function isHidden(actor: Actor, { meeting }: EventWithMeeting): boolean {
  return meeting !== null && !can.readRecord(actor, meeting);
}

const nothing: Localized = { en: null, ru: null };

/** The meeting as this reader may see it: `null` if it is not public, no title in a language that is not. */
export function toMeeting(actor: Actor, meeting: Meeting | null): MeetingOfRecommendation | null {
  if (!meeting || !can.readRecord(actor, meeting)) return null;
  return {
    code: meeting.code,
    type: meeting.type,
    pillar: meeting.pillarNumber,
    title: readable.words(actor, meeting, recordText("meeting", meeting, "title")),
    city: readable.words(actor, meeting, { en: meeting.cityEn, ru: meeting.cityRu }),
    start: meeting.start,
    end: meeting.end,
    datePrecision: meeting.datePrecision,
    firstDay: meeting.firstDay && dateToDay(meeting.firstDay),
  };
}

/** The last day of a meeting ("YYYY-MM-DD"), as far as this reader may know of it. */
export function lastDayOf(actor: Actor, meeting: Meeting | null): string | null {
  return meeting?.lastDay && can.readRecord(actor, meeting) ? dateToDay(meeting.lastDay) : null;
}
