import { z } from "zod";
import type { LanguageState } from "#i18n/language-state.ts";
import { defaultLocale, type Locale, otherLocale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { source } from "#i18n/source.ts";
import { writtenIn } from "#i18n/written-in.ts";
import { requiredText } from "#lib/texts.ts";

/** The words that are sent in one language and stay as they were sent, by whose they are. */
export const sentTexts = {
  report: "statement",
  assessment: "statement",
  observation: "method",
  event: "reason",
} as const;

export type SentSubject = keyof typeof sentTexts;
export type SentField = (typeof sentTexts)[SentSubject];

export const sentSubjects = Object.keys(sentTexts) as SentSubject[];

/** The place of such words: `key` is the id of their row. */
export type SentPlace = { subject: SentSubject; key: string; field: SentField };

/** The verbs of events about their translations. */
export const translationVerbs = ["write", "cleaned"] as const;

/** The translation of what somebody sent can have come so far: only they could call it official. */
export const sentTranslationStates = ["machine", "draft", "unofficial", "reviewed"] as const satisfies LanguageState[];

/** The translation of a text of the record: what was confirmed to be official stays so while other things of it change. */
export const translationStates = [...sentTranslationStates, "official"] as const satisfies LanguageState[];

export type TranslationState = (typeof translationStates)[number];

/** In characters; no text of the record is longer. */
export const longestTranslation = 4000;

export const translationInput = z.object({
  words: requiredText(longestTranslation),
  state: z.enum(translationStates),
  source,
});

export type TranslationInput = z.infer<typeof translationInput>;

/** The language of a method, of which nobody is asked. */
export function languageOfMethod(method: string): Locale {
  return writtenIn(method, defaultLocale);
}

/** The translation of what was sent, as its readers may see it. */
export type Translation = { words: string; language: Locale; state: TranslationState };

/** The words that were sent and their translation as one text of two languages: the one that was sent is the original. */
export function asText(words: string, language: Locale, translation: Translation | null): RecordText {
  const into = otherLocale(language);
  return {
    ...{ en: null, ru: null, [language]: words, [into]: translation?.words ?? null },
    state: { en: "missing", ru: "missing", [language]: "original", [into]: translation?.state ?? "missing" },
    outdated: { en: null, ru: null },
    place: null,
  } as RecordText;
}
