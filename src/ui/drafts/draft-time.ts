import type { Locale } from "#i18n/locale.ts";
import { usage } from "#i18n/number.ts";

/** Before scripts run, and where none do, the page says the time of the portal's own clock. */
export const portalZone = "Europe/Vienna";

/** "14:05", by the clock of the device. */
export function timeOf(at: string, locale: Locale, timeZone?: string): string {
  const style = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone } as const;
  return new Intl.DateTimeFormat(usage[locale], style).format(new Date(at));
}

/** "14:05" of today, "3 May 2026, 14:05" of any other day. */
export function whenOf(at: string, locale: Locale, timeZone?: string, now = new Date()): string {
  const days = new Intl.DateTimeFormat(usage[locale], { day: "numeric", month: "long", year: "numeric", timeZone });
  const [day, today] = [new Date(at), now].map((moment) => days.format(moment));
  return day === today ? timeOf(at, locale, timeZone) : `${day}, ${timeOf(at, locale, timeZone)}`;
}
