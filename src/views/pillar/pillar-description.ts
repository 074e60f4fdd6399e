import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { currentIn } from "#i18n/localized.ts";
import { marked } from "#i18n/summary.ts";
import { translator } from "#i18n/t.ts";
import { isUnofficial } from "./pillar-words.tsx";

/** Its whole name: the head of the page has the short one. */
export function pillarDescription(pillar: PillarItem, locale: Locale): string {
  const t = translator(locale);
  const name = currentIn(pillar.name, locale);
  return name
    ? marked(name, locale, [isUnofficial(pillar, locale) && t("states:language.unofficial")])
    : t("pillars:lead");
}
