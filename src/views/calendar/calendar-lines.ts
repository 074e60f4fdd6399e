import type { Locale } from "#i18n/locale.ts";
import { cleanText } from "#lib/clean-text.ts";

/** A property with words (RFC 5545), in the language that they have; none where there are no words. */
export function textLine(name: string, value: string, lang?: Locale): string {
  if (!value) return "";
  const escaped = cleanText(value)
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n");
  return `${name}${lang ? `;LANGUAGE=${lang}` : ""}:${escaped}`;
}

/** A moment by the clocks of Greenwich: "20261123T120000Z". */
export function momentText(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d+/g, "");
}

/** A day: "20211115". */
export function dayText(day: string): string {
  return day.replaceAll("-", "");
}

/** An iCalendar object of these lines; empty ones are left out. */
export function calendarObject(lines: readonly string[], locale: Locale): string {
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//partnership portal//meetings//${locale.toUpperCase()}`];
  return `${[...head, ...lines.filter(Boolean), "END:VCALENDAR"].flatMap(fold).join("\r\n")}\r\n`;
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
