import type { Locale } from "#i18n/locale.ts";
import { recordWordsIn } from "#i18n/localized.ts";
import { cleanText } from "#lib/clean-text.ts";
import { dayAfter } from "#lib/partial-date.ts";
import type { MeetingItem } from "./meeting-queries.ts";
import { placeParts, titleText } from "./meeting-words.ts";

type Dates = Pick<MeetingItem, "start" | "end" | "datePrecision">;

/** A calendar can only hold days: what is known to the month, or within a range, is in none. */
export function hasExactDates({ start, end, datePrecision }: Dates): boolean {
  return datePrecision === "day" && start?.length === 10 && (end === null || end.length === 10);
}

type Event = Pick<MeetingItem, "code" | "title" | "city" | "place" | "outcome" | "version" | "sample"> & Dates;

/** An iCalendar object (RFC 5545) of whole days; meetings without exact dates are left out. `stamp`: when it was made. */
export function calendarOf(
  meetings: readonly Event[],
  locale: Locale,
  { origin, stamp }: { origin: string; stamp: Date },
) {
  const host = origin.replace(/^https?:\/\//, "") || "localhost";
  const lines = meetings.filter(hasExactDates).flatMap((meeting) => [
    "BEGIN:VEVENT",
    `UID:${meeting.code}@${host}`,
    `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `SEQUENCE:${meeting.version - 1}`,
    `DTSTART;VALUE=DATE:${compact(meeting.start ?? "")}`,
    // The end of whole days is the first day that is free again.
    `DTEND;VALUE=DATE:${compact(dayAfter(meeting.end ?? meeting.start ?? ""))}`,
    text("SUMMARY", titleText(meeting, locale), recordWordsIn(meeting.title, locale)?.lang),
    text(
      "LOCATION",
      placeParts(meeting, locale)
        .map((part) => part.text)
        .join(", "),
    ),
    ...(origin ? [`URL:${origin}/${locale}/meetings/${meeting.code}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${host}//meetings//${locale.toUpperCase()}`];
  return `${[...head, ...lines.filter(Boolean), "END:VCALENDAR"].flatMap(fold).join("\r\n")}\r\n`;
}

function text(name: string, value: string, lang?: Locale): string {
  if (!value) return "";
  const escaped = cleanText(value)
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r?\n/g, "\\n");
  return `${name}${lang ? `;LANGUAGE=${lang}` : ""}:${escaped}`;
}

function compact(day: string): string {
  return day.replaceAll("-", "");
}

/** No line is longer than 75 bytes; a letter of two bytes is never cut. */
function fold(line: string): string[] {
  const folded: string[] = [];
  let current = "";
  for (const character of line) {
    if (Buffer.byteLength(current + character) > 75) {
      folded.push(current);
      current = " ";
    }
    current += character;
  }
  return [...folded, current];
}
