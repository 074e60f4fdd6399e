import type { ProfilePage } from "#features/profiles/profile-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

/** Of what it has figures. */
export function profileDescription({ indicators }: ProfilePage, locale: Locale): string {
  const t = translator(locale);
  const names = indicators.flatMap(({ name }) => name[locale] ?? []);
  return names.length > 0 ? `${t("profiles:kicker")}: ${names.join("; ")}.` : t("profiles:empty.none");
}
