import { formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { currentIn } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import type { PartnerPage } from "./find-partner.ts";

/** The kind of the partner, its region, and how much is addressed to it. */
export function partnerDescription({ kind, region, scope, addressed }: PartnerPage, locale: Locale): string {
  const t = translator(locale);
  const facts = [
    [t("partners:facts.region"), region?.name[locale]],
    [t("partners:facts.scope"), currentIn(scope, locale)],
    [t("partners:facts.addressed"), addressed.length > 0 && formatNumber(addressed.length, locale)],
  ];
  const known = facts.flatMap(([label, value]) => (value ? `${label}: ${value}` : []));
  return [t(`partners:kicker.${kind}`), ...known].map((sentence) => `${sentence}.`).join(" ");
}
