import { type LanguageState, type LanguageStates, originalLanguage } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized, RecordText } from "#i18n/localized.ts";
import type { ClaimKind } from "#i18n/settled-text.ts";
import type { Source } from "#i18n/source.ts";
import { cleanText } from "#lib/clean-text.ts";
import type { Provenance } from "./recommendation.ts";

/** The words of a recommendation at one time, where they stand, and what kind of words they are. */
export type TextThen = {
  text: RecordText;
  source: Source;
  provenance: Provenance;
};

/**
 * A meeting changed the words when it endorsed, an erratum put them right, or it was confirmed that they are official, or are
 * not: on that day ("YYYY-MM-DD") what `before` says gave way. Those of one text stand in the order in which they were recorded; `id` is that of the event.
 */
export type Rewording = { id: bigint; by: "amend" | ClaimKind; on: string; before: TextThen };

/** The words of that day; `null`: those of today. The change of a meeting is often recorded years later, an erratum at once. */
export function wordsOn(rewordings: readonly Rewording[], day: string): TextThen | null {
  const last = rewordings.findLastIndex(({ on }) => on <= day);
  return rewordings[last + 1]?.before ?? null;
}

/** The words to which those before a change gave way; `null`: those of today. */
export function wordsAfter(rewordings: readonly Rewording[], { id }: Pick<Rewording, "id">): TextThen | null {
  return rewordings.find((one) => one.id > id)?.before ?? null;
}

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
    // A source vouched for the official words, and these are others.
    const { [lang]: state } = before.state;
    if (lang === original) return state === "missing" || state === "official" ? "original" : state;
    return state === "unofficial" ? "unofficial" : "draft";
  };
  return { en: after("en"), ru: after("ru") };
}

/** The meeting's own words are those that were agreed; only what was built as a sample stays one. */
export function provenanceAfterAmending(provenance: Provenance): Provenance {
  return provenance === "sample" ? "sample" : "official";
}
