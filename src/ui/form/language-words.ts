import { languageStates } from "#i18n/language-state.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { type TextKey, translator } from "#i18n/t.ts";

/** Each language's label is written in that language. */
export function pairLabels(name: string): Record<Locale, string> {
  return Object.fromEntries(
    locales.map((locale) => [locale, translator(locale)(`staff:pair.${name}` as TextKey)]),
  ) as Record<Locale, string>;
}

/** The languages as their fields stand side by side: that of the page first. */
export function inOrder(locale: Locale): Locale[] {
  return locales.toSorted((a, b) => Number(b === locale) - Number(a === locale));
}

/** Offers how far a text of a language has come; `missing` is what an empty text says by itself, `official` takes two people. */
export function languageStateOptions(locale: Locale) {
  const t = translator(locale);
  return languageStates
    .filter((state) => state !== "missing" && state !== "official")
    .map((value) => ({ value: value as string, label: t(`states:language.${value}`) }));
}
