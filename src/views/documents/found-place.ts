import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Place } from "#server/files/words/placed-words.ts";

/** "p. 7", "sheet “Budget”". */
export function placeText({ place, number, name }: Place, locale: Locale): string {
  return translator(locale)(`documents:inside.place.${place}`, {
    number: number ?? 1,
    name: name ?? String(number ?? 1),
  });
}
