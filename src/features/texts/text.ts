import { type SentPlace, sentSubjects, sentTexts, type TranslationInput } from "#features/translations/translation.ts";
import { type LanguageStates, originalLanguage } from "#i18n/language-state.ts";
import { type Locale, otherLocale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import {
  statesIn,
  type Telling,
  type TextField,
  type TextPlace,
  type TextStates,
  type TextSubject,
  textStatesAfter,
  textsOfRecord,
} from "#i18n/record-text.ts";

/** The verbs of events about a text of a noun that has no events of its own. */
export const textVerbs = ["translate", "cleaned"] as const;

/** A text of the record, or words that were sent. */
export type AnyPlace = TextPlace | SentPlace;

export function isSent(place: AnyPlace): place is SentPlace {
  return place.subject in sentTexts;
}

/** A text as it is called in addresses: "partner-group/all-states/name". */
export function nameOfPlace({ subject, key, field }: AnyPlace): string {
  return [nounOf(subject), key, field].join("/");
}

export function nounOf(subject: AnyPlace["subject"]): string {
  return subject.replaceAll("_", "-");
}

/** The place that is called so; `null` where the record has no such text. */
export function placeNamed(noun: string, key: string, field: string): TextPlace | null {
  const subject = (Object.keys(textsOfRecord) as TextSubject[]).find((one) => nounOf(one) === noun);
  const fields: readonly TextField[] = subject ? textsOfRecord[subject] : [];
  const found = fields.find((one) => one === field);
  return subject && found ? { subject, key, field: found } : null;
}

/** The same, or of words that were sent. */
export function anyPlaceNamed(noun: string, key: string, field: string): AnyPlace | null {
  const sent = sentSubjects.find((one) => one === noun);
  if (sent && sentTexts[sent] === field) return { subject: sent, key, field };
  return placeNamed(noun, key, field);
}

/** From which language a text is translated, and into which: from the only one that has words, else from its original. */
export function directionOf(words: Localized, states: LanguageStates): { from: Locale; into: Locale } {
  const original = originalLanguage(states);
  const from = words[original] ? original : otherLocale(original);
  return { from, into: otherLocale(from) };
}

/** The text once this translation stands in it. Words from which others are made are its original from then on, unless they are official: then they were. */
export function translated(
  { words, states }: { words: Localized; states: TextStates },
  { words: translation, state, source }: TranslationInput,
  telling: Telling,
): { words: Localized; states: TextStates } {
  const { from, into } = directionOf(words, statesIn(states));
  const told = { ...statesIn(states), [into]: state };
  const stated = originalLanguage(told) === from ? told : { ...told, [from]: "original" as const };
  const after = { ...words, [into]: translation };
  const { [into]: own, ...others } = textStatesAfter(after, stated, { words, states }, telling);
  const { source: _, ...written } = own ?? { state };
  return {
    words: after,
    states: { ...others, [into]: { ...written, ...(source.length > 0 && { source }) } } as TextStates,
  };
}

const segmenters = {
  en: new Intl.Segmenter("en", { granularity: "word" }),
  ru: new Intl.Segmenter("ru", { granularity: "word" }),
};

/** As translators count them. */
export function wordsIn(text: string, language: Locale): number {
  return [...segmenters[language].segment(text)].filter(({ isWordLike }) => isWordLike).length;
}
