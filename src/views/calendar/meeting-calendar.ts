import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import type { MeetingState } from "#features/meetings/meeting-state.ts";
import type { CalendarMark, StateTold } from "#features/meetings/meeting-state-queries.ts";
import { placeParts, titleText } from "#features/meetings/meeting-words.ts";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { recordWordsIn } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { dayAfter } from "#lib/partial-date.ts";
import { calendarObject, dayText, momentText, textLine } from "./calendar-lines.ts";

type Dates = Pick<MeetingItem, "start" | "end" | "datePrecision">;

/** A calendar can only hold days: what is known to the month, or within a range, is in none. */
export function hasExactDates({ start, end, datePrecision }: Dates): boolean {
  return datePrecision === "day" && start?.length === 10 && (end === null || end.length === 10);
}

/** Whether a source tells that it is to be, was, or is not on these days: an entry for each of the three. */
const statuses: Record<MeetingState, "TENTATIVE" | "CONFIRMED" | "CANCELLED"> = {
  planned: "TENTATIVE",
  announced: "CONFIRMED",
  held: "CONFIRMED",
  postponed: "TENTATIVE",
  cancelled: "CANCELLED",
};

type InCalendar = Dates & { state: MeetingState | null; told: readonly Pick<StateTold, "before">[] };

/** The days under which a calendar holds it: those that it had, where it was postponed and no source gives new ones. */
function entryDates({ told, ...meeting }: InCalendar): (Dates & { isOff: boolean }) | null {
  if (hasExactDates(meeting)) return { ...meeting, isOff: false };
  const before = meeting.state === "postponed" ? told.findLast((one) => one.before)?.before : null;
  return before && hasExactDates(before) ? { ...before, isOff: true } : null;
}

export function isInCalendar(meeting: InCalendar): boolean {
  return entryDates(meeting) !== null;
}

type Shown = Pick<MeetingItem, "code" | "title" | "city" | "place">;
export type Entry = Shown & Dates & CalendarMark & { state: MeetingState | null; status: string; isOff: boolean };

/** A meeting as calendars are told of it; none where no day is known. */
export function calendarEntry<M extends Shown & InCalendar>(meeting: M, mark: CalendarMark | undefined): (M & Entry)[] {
  const dates = entryDates(meeting);
  if (!dates || !mark) return [];
  const { start, end, datePrecision } = dates;
  const status = dates.isOff ? statuses.cancelled : statuses[meeting.state ?? "planned"];
  const isOff = status === statuses.cancelled;
  return [{ ...meeting, start, end, datePrecision, ...mark, status, isOff }];
}

/**
 * An iCalendar object (RFC 5545) of whole days. The same meeting keeps its UID, under whatever address the portal stands, and
 * a later change has a higher SEQUENCE and a later stamp; without a change every answer is the same.
 */
export function calendarOf(
  entries: readonly Entry[],
  locale: Locale,
  origin: string,
  /** stand after them: sessions, days of rounds */
  more: readonly string[] = [],
): string {
  const lines = entries.flatMap((meeting) => [
    "BEGIN:VEVENT",
    `UID:${meeting.uid}`,
    `DTSTAMP:${momentText(meeting.changedAt)}`,
    `LAST-MODIFIED:${momentText(meeting.changedAt)}`,
    `SEQUENCE:${meeting.changes - 1}`,
    `STATUS:${meeting.status}`,
    `DTSTART;VALUE=DATE:${dayText(meeting.start ?? "")}`,
    // The end of whole days is the first day that is free again.
    `DTEND;VALUE=DATE:${dayText(dayAfter(meeting.end ?? meeting.start ?? ""))}`,
    textLine("SUMMARY", summaryOf(meeting, locale), recordWordsIn(meeting.title, locale)?.lang),
    textLine(
      "LOCATION",
      placeParts(meeting, locale)
        .map((part) => part.text)
        .join(", "),
    ),
    ...(origin ? [`URL:${origin}/${locale}/meetings/${meeting.code}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  return calendarObject([...lines, ...more], locale);
}

/** Programs that show no status show this. */
function summaryOf({ isOff, state, ...meeting }: Entry, locale: Locale): string {
  const title = titleText(meeting, locale);
  if (!isOff || !state) return title;
  return `${capital(translator(locale)(`meetings:state.${state}`), locale)}: ${title}`;
}
