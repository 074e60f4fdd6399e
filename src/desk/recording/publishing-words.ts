import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { languagesText } from "#ui/publicity.ts";

type Published = { publishedEnAt: Date | null; publishedRuAt: Date | null };

function publicIn({ publishedEnAt, publishedRuAt }: Published): Locale[] {
  const at = { en: publishedEnAt, ru: publishedRuAt };
  return locales.filter((language) => at[language] !== null);
}

/** "Public in English and Russian." */
export function publishedText(row: Published, locale: Locale): string {
  return translator(locale)("staff:publish.done", { languages: languagesText(publicIn(row), locale) });
}

/** Says what is left of it in public. */
export function withdrawnText(row: Published, locale: Locale): string {
  const t = translator(locale);
  const left = publicIn(row);
  if (left.length === 0) return t("staff:publish.withdrawn");
  return t("staff:publish.withdrawnStill", { languages: languagesText(left, locale) });
}
