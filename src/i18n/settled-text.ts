import { originalLanguage } from "./language-state.ts";
import { type Locale, locales, otherLocale } from "./locale.ts";
import type { Localized } from "./localized.ts";
import { isSameWords, statesIn, type TextStates } from "./record-text.ts";

/**
 * Somebody says of a text of the record, with a source, that the words of a language are official, or that what is settled should
 * read otherwise; or, with a reason, that words are not official which were called so by mistake. It counts once a second person
 * has confirmed it, and until then nobody outside the desk learns of it. Events call what was confirmed by the same words.
 */
export const claimKinds = ["official", "not-official", "erratum"] as const;

export type ClaimKind = (typeof claimKinds)[number];

export function isClaimKind(verb: string): verb is ClaimKind {
  return claimKinds.some((kind) => kind === verb);
}

/** The words of a text with what is known of each language. */
export type Stated = { words: Localized; states: TextStates };

/** By language: whether nobody changes these words, or what is said of them, alone. */
export type Settled = Record<Locale, boolean>;

/** By these it is decided who changes which language of a text: `original` is none where no language has words. */
export type TextRights = { original: Locale | null; settled: Settled };

export function rightsIn(text: Stated, isAdopted: boolean): TextRights {
  const hasWords = locales.some((language) => text.words[language]);
  return { original: hasWords ? standingOriginal(text) : null, settled: settledIn(text, isAdopted) };
}

/**
 * An adopted text is settled in the language in which it was adopted, official words are in their own. A language without words
 * is open: somebody must write them first.
 */
export function settledIn({ words, states }: Stated, isAdopted: boolean): Settled {
  const original = standingOriginal({ words, states });
  const isSettled = (language: Locale) =>
    Boolean(words[language]) && (states[language]?.state === "official" || (isAdopted && language === original));
  return { en: isSettled("en"), ru: isSettled("ru") };
}

/** The language from which the other is made; the only one that has words, where nothing says so. */
export function standingOriginal({ words, states }: Stated): Locale {
  const told = originalLanguage(statesIn(states));
  return words[told] ? told : otherLocale(told);
}

/** Finds the languages that are others then: in their words, in their state, or by which of them is the original. */
export function changedIn(before: Stated, after: Stated): Locale[] {
  const turns = standingOriginal(before) !== standingOriginal(after);
  return locales.filter(
    (language) =>
      turns ||
      !isSameWords(before.words[language], after.words[language]) ||
      before.states[language]?.state !== after.states[language]?.state,
  );
}

/** Finds the languages in which a record is public and its words would be gone: it is withdrawn there first. */
export function emptiedInPublic(
  { publishedEnAt, publishedRuAt }: { publishedEnAt: Date | null; publishedRuAt: Date | null },
  before: Localized,
  after: Localized,
): Locale[] {
  const at = { en: publishedEnAt, ru: publishedRuAt };
  return locales.filter((language) => at[language] !== null && before[language] && !after[language]);
}

/** Finds the languages that would be called official without a source: of words of before, of which none was told, none is asked. */
export function unvouched(after: TextStates, before: TextStates | null): Locale[] {
  const isBare = (state: TextStates[Locale] | undefined) => state?.state === "official" && !state.source;
  return locales.filter((language) => isBare(after[language]) && !isBare(before?.[language]));
}
