import { z } from "zod";
import { defaultLocale, type Locale, locales } from "./locale.ts";

/** The language axis, per language. */
export const languageStates = [
  "original",
  "missing",
  "machine",
  "draft",
  "unofficial",
  "reviewed",
  "official",
] as const;

export type LanguageState = (typeof languageStates)[number];

export type LanguageStates = Record<Locale, LanguageState>;

/** As a person or a source tells it: one language is made from the other, never each from the other. */
export const languageStatesInput = z
  .object({ en: z.enum(languageStates), ru: z.enum(languageStates) })
  .refine((states) => locales.some((locale) => states[locale] !== "original"), {
    params: { problem: "staff:problem.twoOriginals" },
  });

/**
 * From which language the other is made: from the original; where none is called so, from the one whose words alone are official;
 * else from English.
 */
export function originalLanguage(states: LanguageStates): Locale {
  const called = (state: LanguageState) => locales.filter((locale) => states[locale] === state);
  const [official, ...others] = called("official");
  return called("original")[0] ?? (others.length === 0 ? official : undefined) ?? defaultLocale;
}

/** Neither the words of a source nor read again by somebody. */
export function isUnsettled(state: LanguageState): boolean {
  return state === "unofficial" || state === "machine" || state === "draft";
}

/** Its translator has finished it: it is no draft, and not a machine's work. */
export function isFinished(state: LanguageState): boolean {
  return state !== "missing" && state !== "machine" && state !== "draft";
}

/** As a form asks for them: words that are missing are a draft from their first letter on. */
export function statesToFill({ en, ru }: LanguageStates): LanguageStates {
  return { en: en === "missing" ? "draft" : en, ru: ru === "missing" ? "draft" : ru };
}

/** As a form tells them: words that are not there are missing, whatever was chosen beside them. */
export function statesOfWords<Told extends string | null>(
  words: Record<Locale, string | null>,
  told: Record<Locale, Told>,
): Record<Locale, Told | "missing"> {
  return { en: words.en?.trim() ? told.en : "missing", ru: words.ru?.trim() ? told.ru : "missing" };
}
