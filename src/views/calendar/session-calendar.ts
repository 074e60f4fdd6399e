import type { AgendaItemShown } from "#features/agenda/agenda-queries.ts";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { dayAfter } from "#lib/partial-date.ts";
import { dayText, momentText, textLine } from "./calendar-lines.ts";
import type { Entry } from "./meeting-calendar.ts";
import { timeZoneLines } from "./time-zone.ts";

type Item = Pick<AgendaItemShown, "id" | "parentId" | "kind" | "day" | "starts" | "ends" | "title" | "version">;

/**
 * The sessions of a meeting, and what stands beside them, with their times by its clocks. Of one without a time, of a meeting
 * whose days are not known or whose clocks nobody has said, there is none: a calendar cannot say that something is unknown.
 */
export function sessionLines(
  meeting: Entry & Pick<MeetingItem, "zone">,
  agenda: readonly Item[],
  locale: Locale,
): string[] {
  const { start, zone, isOff } = meeting;
  const timed = agenda.filter(
    ({ parentId, kind, day, starts }) => parentId === null && kind !== "break" && day && starts,
  );
  if (!start || !zone.name || isOff || timed.length === 0) return [];
  const year = Number(start.slice(0, 4));
  return [...timeZoneLines(zone.name, year, year + 1), ...timed.flatMap((item) => sessionOf(meeting, item, locale))];
}

function sessionOf(meeting: Entry & Pick<MeetingItem, "zone">, item: Item, locale: Locale): string[] {
  const at = (time: string) => `TZID=${meeting.zone.name}:${dayText(dayOf(meeting, item))}T${time.replace(":", "")}00`;
  const title = inLanguage(item.title, locale);
  return [
    "BEGIN:VEVENT",
    `UID:${meeting.uid}-${item.id}`,
    `DTSTAMP:${momentText(meeting.changedAt)}`,
    `SEQUENCE:${meeting.changes + item.version - 2}`,
    `STATUS:${meeting.status}`,
    `DTSTART;${at(item.starts ?? "")}`,
    ...(item.ends ? [`DTEND;${at(item.ends)}`] : []),
    textLine("SUMMARY", title?.text ?? meeting.code, title?.lang),
    textLine("RELATED-TO", meeting.uid),
    "END:VEVENT",
  ];
}

function dayOf({ start }: Pick<Entry, "start">, { day }: Item): string {
  let date = start ?? "";
  for (let count = 1; count < (day ?? 1); count += 1) date = dayAfter(date);
  return date;
}
