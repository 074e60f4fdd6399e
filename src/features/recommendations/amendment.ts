import { type LanguageState, type LanguageStates, originalLanguage } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized, RecordText } from "#i18n/localized.ts";
import { cleanText } from "#lib/clean-text.ts";
import type { Provenance } from "./recommendation.ts";

/** The words of a recommendation at one time, where they stand, and what kind of words they are. */
export type TextThen = {
  text: RecordText;
  source: Localized;
  provenance: Provenance;
};

/** A text may have several paragraphs, with blank lines between them. */
export function paragraphsOf(text: string | null | undefined): string[] {
  return (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

export function fromParagraphs(paragraphs: readonly string[]): string | null {
  return paragraphs.flatMap(paragraphsOf).join("\n\n") || null;
}

export function isSameText(a: string | null, b: string | null): boolean {
  const [one, other] = [a, b].map((text) => fromParagraphs(paragraphsOf(cleanText(text ?? ""))));
  return one === other;
}

/**
 * Says how far each language has come once a meeting has changed the words: nobody has reviewed the new ones, and a
 * language whose words stayed as they were stays as it was.
 */
export function statesAfterAmending(before: Localized & { state: LanguageStates }, amended: Localized): LanguageStates {
  const original = amended.en ? originalLanguage(before.state) : "ru";
  const after = (lang: Locale): LanguageState => {
    if (!amended[lang]) return "missing";
    if (isSameText(before[lang], amended[lang])) return before.state[lang];
    if (lang === original) return before.state[lang] === "missing" ? "original" : before.state[lang];
    return before.state[lang] === "unofficial" ? "unofficial" : "draft";
  };
  return { en: after("en"), ru: after("ru") };
}

/** The meeting's own words are those that were agreed; only what was built as a sample stays one. */
export function provenanceAfterAmending(provenance: Provenance): Provenance {
  return provenance === "sample" ? "sample" : "official";
}
