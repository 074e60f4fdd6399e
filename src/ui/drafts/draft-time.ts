import type { Locale } from "#i18n/locale.ts";

/** "14:05", by the clock of the device. */
export function timeOf(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}

/** "14:05" of today, "3 May 2026, 14:05" of any other day. */
export function whenOf(at: string, locale: Locale, now = new Date()): string {
  if (new Date(at).toDateString() === now.toDateString()) return timeOf(at, locale);
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" }).format(new Date(at));
  return `${day}, ${timeOf(at, locale)}`;
}
