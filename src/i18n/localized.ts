import { type Locale, otherLocale } from "./locale.ts";

/** One text in two languages; `null` where a language has none. */
export type Localized = { en: string | null; ru: string | null };

export type InLanguage = { text: string; lang: Locale; fallback: boolean };

type Columns<Name extends string> = { [K in `${Name}En` | `${Name}Ru`]: string | null };

/** Joins the two columns of a row (`titleEn`, `titleRu`) into one value. */
export function localized<Name extends string>(row: Columns<Name>, name: Name): Localized {
  return { en: row[`${name}En`], ru: row[`${name}Ru`] };
}

/** Splits one value into the two columns of a row. */
export function columns<Name extends string>(name: Name, value: Localized | null | undefined): Columns<Name> {
  return { [`${name}En`]: value?.en ?? null, [`${name}Ru`]: value?.ru ?? null } as Columns<Name>;
}

/** The text in the language of the page, else in the other one, saying so; `null` where there is none at all. */
export function inLanguage(value: Localized | null | undefined, locale: Locale): InLanguage | null {
  const own = value?.[locale];
  if (own) return { text: own, lang: locale, fallback: false };
  const other = otherLocale(locale);
  const text = value?.[other];
  return text ? { text, lang: other, fallback: true } : null;
}
