import { cleanText } from "#lib/clean-text.ts";
import { fingerprint } from "#lib/fingerprint.ts";
import { type LanguageState, type LanguageStates, originalLanguage } from "./language-state.ts";
import type { Locale } from "./locale.ts";
import { type Columns, cleanLocalized, type Localized, type RecordText } from "./localized.ts";

/**
 * The texts of the record, by table: words that were agreed or decided, by which somebody is called, or that tell what came
 * of it. A reader must know of each whose words they are and whether the other language still says the same. Everything else
 * in two languages is a label: citations of sources, hosts, names of places, units, what the portal says of itself. The
 * database keeps the same list (`text_field`): a new text is a line here, a line there, and the column `states` of its table.
 */
export const textsOfRecord = {
  recommendation: ["text", "addressees"],
  meeting: ["title", "outcome"],
  partner: ["name", "scope", "remark"],
  partner_group: ["name"],
  body: ["name"],
  pillar: ["name"],
  programme: ["name"],
  glossary_term: ["term"],
  liaison_post: ["note"],
} as const;

export type TextSubject = keyof typeof textsOfRecord;
export type FieldOf<Subject extends TextSubject> = (typeof textsOfRecord)[Subject][number];
export type TextField = FieldOf<TextSubject>;

/** The state of the words of one language; `madeFrom` is the fingerprint of the original from which they were made. */
export type TextState = {
  state: Exclude<LanguageState, "missing">;
  madeFrom?: string;
  /** source of these words, and the id of the person who confirmed that they are official */
  source?: Localized;
  confirmedBy?: number;
};

/** `null` for a language that has no words. */
export type TextStates = Record<Locale, TextState | null>;

type Stated = { states: unknown };

/** The words of a row with their states. */
export function recordText<Name extends TextField>(row: Columns<Name> & Stated, name: Name): RecordText {
  return withStates({ en: row[`${name}En`], ru: row[`${name}Ru`] }, textStatesOf(row, name));
}

export function textStatesOf({ states }: Stated, name: TextField): TextStates {
  const { en = null, ru = null } = (states as { [name: string]: Partial<TextStates> })[name] ?? {};
  return { en, ru };
}

export function withStates({ en, ru }: Localized, states: TextStates): RecordText {
  const outdated = (language: Locale) => isOutdated(language, { en, ru }, states);
  return { en, ru, state: statesIn(states), outdated: { en: outdated("en"), ru: outdated("ru") } };
}

export function statesIn(states: TextStates): LanguageStates {
  return { en: states.en?.state ?? "missing", ru: states.ru?.state ?? "missing" };
}

/** Words are outdated if they were made from another original than the one that stands beside them. */
function isOutdated(language: Locale, words: Localized, states: TextStates): boolean {
  const original = originalLanguage(statesIn(states));
  const madeFrom = states[language]?.madeFrom;
  if (language === original || madeFrom === undefined || !words[language] || !words[original]) return false;
  return !isMadeFrom(words[original], madeFrom);
}

/** The fingerprint of words as a reader sees them: cleaning them makes no translation older than its original. */
export function wordsFingerprint(words: string): string {
  return fingerprint(cleanText(words));
}

/** Whether it is the fingerprint of these words. Earlier portals, and events of then, took that of every character. */
export function isMadeFrom(words: string, madeFrom: string | undefined): boolean {
  return madeFrom === wordsFingerprint(words) || madeFrom === fingerprint(words);
}

/** Of words of which nobody tells it: English is their original, and nobody has confirmed the Russian. */
export function statesUntold({ en, ru }: Localized): LanguageStates {
  return { en: en ? "original" : "missing", ru: ru ? (en ? "unofficial" : "original") : "missing" };
}

/**
 * The state of each language once these words are written in the place of those before. Words that nobody touched were
 * made from what they were made from before: where only the original was changed, the translation is seen to be older.
 * `beside` are the words that stood before the author: a translation is made from those, whatever stands there by now.
 */
export function textStatesAfter(
  words: Localized,
  told: LanguageStates,
  before: { words: Localized; states: TextStates } | null,
  beside: Localized = words,
): TextStates {
  const stated = (language: Locale) =>
    words[language] ? (told[language] === "missing" ? "draft" : told[language]) : "missing";
  const original = originalLanguage({ en: stated("en"), ru: stated("ru") });
  const after = (language: Locale): TextState | null => {
    const state = stated(language);
    if (state === "missing") return null;
    const was = before && isSameWords(before.words[language], words[language]) ? before.states[language] : null;
    const kept = was?.state === state ? was : null;
    const originalThen = before?.words[original];
    const madeFromThen = originalThen && isMadeFrom(originalThen, kept?.madeFrom) ? originalThen : null;
    const { madeFrom = beside[original] && wordsFingerprint(beside[original]), ...others } = {
      ...kept,
      ...(madeFromThen && { madeFrom: wordsFingerprint(madeFromThen) }),
      state,
    };
    return language !== original && madeFrom ? { ...others, madeFrom } : others;
  };
  return { en: after("en"), ru: after("ru") };
}

/** Words as a reader sees them, with what is known of each language. */
export function cleanWithStates(words: Localized, states: TextStates): { words: Localized; states: TextStates } {
  const clean = cleanLocalized(words);
  return { words: clean, states: textStatesAfter(clean, statesIn(states), { words, states }) };
}

function isSameWords(a: string | null, b: string | null): boolean {
  return cleanText(a ?? "") === cleanText(b ?? "");
}
