import { cleanText } from "#lib/clean-text.ts";
import { fingerprint } from "#lib/fingerprint.ts";
import { dayOf } from "./format.ts";
import { type LanguageState, type LanguageStates, originalLanguage } from "./language-state.ts";
import type { Locale } from "./locale.ts";
import { type Columns, cleanLocalized, type Localized, type Outdated, type RecordText } from "./localized.ts";
import type { Source } from "./source.ts";

/**
 * The texts of the record, by table: words that were agreed or decided, by which somebody is called, or that tell what came
 * of it. A reader must know of each whose words they are and whether the other language still says the same. Everything else
 * in two languages is a label: citations of sources, hosts, names of places, units, what the portal says of itself. The
 * database keeps the same list (`text_field`): a new text is a line here, a line there, and the column `states` of its table.
 */
export const textsOfRecord = {
  recommendation: ["text", "addressees"],
  meeting: ["title", "outcome"],
  document: ["title", "summary"],
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

/**
 * The place of a text: the table, the key by which its row is called in addresses, the field; and the day ("YYYY-MM-DD") as of
 * which its words are shown, where that is not today.
 */
export type TextPlace = { subject: TextSubject; key: string; field: TextField; asof?: string };

/** The state of the words of one language. Moments are ISO times, absent where nothing tells them. */
export type TextState = {
  state: Exclude<LanguageState, "missing">;
  /** since when these words stand; of an original, an edit that was declared trivial makes no other version */
  writtenAt?: string;
  /** fingerprint of the original from which they were made, and since when that one stood */
  madeFrom?: string;
  madeFromAt?: string;
  /** when the original first left them behind, and its words before: for as long as they are outdated */
  leftAt?: string;
  originalThen?: string;
  /** source of these words, and the id of the person who confirmed that they are official */
  source?: Source;
  confirmedBy?: number;
};

/** `null` for a language that has no words. */
export type TextStates = Record<Locale, TextState | null>;

type Stated = { states: unknown };
type Keyed = { code: string } | { number: number };

/** The words of a row with their states. */
export function recordText<Subject extends TextSubject, Name extends FieldOf<Subject>>(
  subject: Subject,
  row: Columns<Name> & Stated & Keyed,
  name: Name,
): RecordText {
  const key = "code" in row ? row.code : String(row.number);
  return withStates(wordsOf(row, name), textStatesOf(row, name), { subject, key, field: name });
}

/** The words of a row alone, for what is done with them at the desk. */
export function wordsOf<Name extends TextField>(row: Columns<Name>, name: Name): Localized {
  return { en: row[`${name}En`], ru: row[`${name}Ru`] };
}

export function textStatesOf({ states }: Stated, name: TextField): TextStates {
  const { en = null, ru = null } = (states as { [name: string]: Partial<TextStates> })[name] ?? {};
  return { en, ru };
}

export function withStates({ en, ru }: Localized, states: TextStates, place: RecordText["place"] = null): RecordText {
  const outdated = (language: Locale) => outdatedIn(language, { en, ru }, states);
  const official = (language: Locale) =>
    states[language]?.state === "official" ? (states[language]?.source ?? null) : null;
  return {
    ...{ en, ru, state: statesIn(states), place },
    outdated: { en: outdated("en"), ru: outdated("ru") },
    official: { en: official("en"), ru: official("ru") },
  };
}

export function statesIn(states: TextStates): LanguageStates {
  return { en: states.en?.state ?? "missing", ru: states.ru?.state ?? "missing" };
}

/** Words are outdated if they were made from another original than the one that stands beside them. */
function outdatedIn(language: Locale, words: Localized, states: TextStates): Outdated | null {
  const original = originalLanguage(statesIn(states));
  const own = states[language];
  if (language === original || own?.madeFrom === undefined || !words[language] || !words[original]) return null;
  if (isMadeFrom(words[original], own.madeFrom)) return null;
  return {
    since: dayIn(own.leftAt),
    madeFrom: { on: dayIn(own.madeFromAt), words: own.originalThen ?? null },
  };
}

function dayIn(moment: string | undefined): string | null {
  return moment === undefined ? null : dayOf(new Date(moment));
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

/** An author says this of words beside the words. */
export type Telling = {
  /** when they are written */
  at?: Date;
  /** the words that stood before the author: a translation is made from those, whatever stands there by now */
  beside?: Localized;
  /** the translation says what the original says that stood before the author */
  isTranslated?: boolean;
  /** the original was changed in its spelling or punctuation alone: it is the same version */
  isTrivial?: boolean;
  /** on what words rest that become official: their source, and who confirmed it */
  grounds?: Partial<Record<Locale, Grounds>>;
};

export type Grounds = Pick<TextState, "source" | "confirmedBy">;

type WithWords = { words: Localized; states: TextStates };

/**
 * The state of each language once these words are written in the place of those before. New words of a translation are made
 * from what stood before their author. It may be changed afterwards in any way: it stays made from what it was made from, until
 * somebody says that it was translated from the original of today.
 */
export function textStatesAfter(
  words: Localized,
  told: LanguageStates,
  before: WithWords | null,
  { at, beside = words, isTranslated = false, isTrivial = false, grounds = {} }: Telling = {},
): TextStates {
  const stated = (language: Locale) =>
    words[language] ? (told[language] === "missing" ? "draft" : told[language]) : "missing";
  const original = originalLanguage({ en: stated("en"), ru: stated("ru") });
  const originalBefore = before?.words[original] ?? null;
  const stays = (language: Locale) => before !== null && isSameWords(before.words[language], words[language]);
  const isEdited = isTrivial && originalBefore !== null && !stays(original);
  const written = (language: Locale) =>
    stays(language) || (isEdited && language === original) ? before?.states[language]?.writtenAt : at?.toISOString();

  const after = (language: Locale): TextState | null => {
    const state = stated(language);
    if (state === "missing") return null;
    const was = before?.states[language] ?? null;
    const stood: Grounds = was?.state === state && stays(language) ? was : {};
    const isVouched = state !== "official" || stood.source !== undefined;
    const { source, confirmedBy } = (!isVouched && grounds[language]) || stood;
    return defined({
      ...{ state, writtenAt: written(language), source, confirmedBy },
      ...(language !== original && made(was)),
    });
  };

  const made = (was: TextState | null): Partial<TextState> => {
    const { originalOf, madeFromAt, leftAt, madeFrom } =
      isTranslated || was?.madeFrom === undefined ? madeAnew() : madeThen(was, was.madeFrom);
    const isBehind = words[original] && madeFrom !== undefined && !isMadeFrom(words[original], madeFrom);
    if (!isBehind) return { madeFrom, madeFromAt };
    // Where the original had gone on before, it did so when the words were written that stood until now.
    const isLeftNow = originalBefore === null || isMadeFrom(originalBefore, madeFrom);
    const leftNow = isLeftNow ? at?.toISOString() : before?.states[original]?.writtenAt;
    return { madeFrom, madeFromAt, leftAt: leftAt ?? leftNow, originalThen: originalOf };
  };

  const madeAnew = (): Made => {
    const from = beside[original] || words[original];
    if (!from) return {};
    const standing = isSameWords(from, words[original]) ? written(original) : undefined;
    const stood = isSameWords(from, originalBefore) ? before?.states[original]?.writtenAt : undefined;
    return { ...madeOf(from), madeFromAt: standing ?? stood };
  };

  const madeThen = (was: TextState, madeFrom: string): Made => {
    const { madeFromAt, leftAt } = was;
    if (originalBefore === null || !isMadeFrom(originalBefore, madeFrom)) {
      return { madeFrom, madeFromAt, leftAt, originalOf: was.originalThen };
    }
    return { ...madeOf(isEdited && words[original] ? words[original] : originalBefore), madeFromAt };
  };

  return { en: after("en"), ru: after("ru") };
}

type Made = Pick<TextState, "madeFrom" | "madeFromAt" | "leftAt"> & { originalOf?: string };

function madeOf(original: string): Made {
  return { madeFrom: wordsFingerprint(original), originalOf: cleanText(original) };
}

/** Without what nothing tells: the database keeps none of it either. */
function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Value;
}

/** Words as a reader sees them, with what is known of each language. */
export function cleanWithStates(words: Localized, states: TextStates): WithWords {
  const clean = cleanLocalized(words);
  return { words: clean, states: textStatesAfter(clean, statesIn(states), { words, states }) };
}

export function isSameWords(a: string | null, b: string | null): boolean {
  return cleanText(a ?? "") === cleanText(b ?? "");
}
