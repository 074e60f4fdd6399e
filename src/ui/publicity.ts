import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

/** "Public in English and Russian", "Open to partners in English", "Draft, not public". */
export function publicity(
  publicIn: readonly Locale[],
  locale: Locale,
  access: "public" | "partners" | "unit" | "named" = "public",
): string {
  const t = translator(locale);
  if (publicIn.length === 0) return t("staff:bar.draft");
  if (access !== "public") return t(`documents:published.${access}`, { languages: languagesText(publicIn, locale) });
  return t("staff:bar.public", { languages: languagesText(publicIn, locale) });
}

export function languagesText(languages: readonly Locale[], locale: Locale): string {
  const t = translator(locale);
  return formatList(
    languages.map((language) => t(`ui:language.self.${language}`)),
    locale,
  );
}
