import { type Locale, locales } from "./locale.ts";

const letters: Record<Locale, RegExp> = { en: /\p{Script=Latin}/gu, ru: /\p{Script=Cyrillic}/gu };

/**
 * In which language a text is written, where its letters contradict the one that was chosen: a text in Cyrillic is not
 * English, however many names in Latin letters stand in it. A language that letters cannot tell stays as it was chosen.
 */
export function writtenIn(text: string, chosen: Locale): Locale {
  const count = (locale: Locale) => text.match(letters[locale])?.length ?? 0;
  return locales.find((other) => count(other) > 2 * count(chosen)) ?? chosen;
}
