import type { Locale } from "./locale.ts";

/** The usage of each language: United Nations English is British in its lists and dates. */
export const usage: Record<Locale, string> = { en: "en-GB", ru: "ru-RU" };

/** Digits after the decimal sign that the record keeps; a page shows all of them. */
export const keptDecimals = 6;

const grouped: Record<Locale, Intl.NumberFormat> = {
  en: numbersOf("en", { useGrouping: "always", maximumFractionDigits: keptDecimals }),
  ru: numbersOf("ru", { useGrouping: "min2", maximumFractionDigits: keptDecimals }),
};

const ungrouped: Record<Locale, Intl.NumberFormat> = {
  en: numbersOf("en", { useGrouping: false, maximumFractionDigits: 20 }),
  ru: numbersOf("ru", { useGrouping: false, maximumFractionDigits: 20 }),
};

/** 201,000 and 3,700 in English; 201 000 but 3700 in Russian, with decimal comma. */
export function formatNumber(value: number, locale: Locale): string {
  return grouped[locale].format(value);
}

/** A number as a field holds it: without groups, and with a zero after three decimals that look like a group. */
export function writeNumber(value: number | `${number}`, locale: Locale): string {
  return ungrouped[locale].format(value).replace(/^-?[1-9]\d{0,2}\D\d{3}$/, "$&0");
}

/** The signs between groups of three digits and before decimals, a space as the plain one. */
export function signsOf(locale: Locale): { group: string; decimal: string } {
  const parts = grouped[locale].formatToParts(-12_345.5);
  const [group = "", decimal = ""] = ["group", "decimal"].map((sign) => parts.find(({ type }) => type === sign)?.value);
  return { group: group.replace(/\p{Zs}/u, " "), decimal };
}

function numbersOf(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(usage[locale], options);
}
