import type { Locale } from "./locale.ts";

/** The usage of each language: United Nations English is British in its lists and dates. */
export const usage: Record<Locale, string> = { en: "en-GB", ru: "ru-RU" };

const grouped: Record<Locale, Intl.NumberFormat> = { en: numbersOf("en", "always"), ru: numbersOf("ru", "min2") };

/** 201,000 and 3,700 in English; 201 000 but 3700 in Russian, with decimal comma. */
export function formatNumber(value: number, locale: Locale): string {
  return grouped[locale].format(value);
}

function numbersOf(locale: Locale, useGrouping: "always" | "min2"): Intl.NumberFormat {
  return new Intl.NumberFormat(usage[locale], { useGrouping, maximumFractionDigits: 4 });
}
