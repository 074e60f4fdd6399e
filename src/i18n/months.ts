import type { Locale } from "./locale.ts";
import { usage } from "./number.ts";

/** The names of the twelve months, as they stand alone: the platform's own, so that the browser needs no file of texts. */
export function formatMonths(locale: Locale): readonly string[] {
  const names = new Intl.DateTimeFormat(usage[locale], { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => names.format(Date.UTC(2021, month)));
}
