import { fingerprint } from "#lib/fingerprint.ts";
import { type LanguageState, type LanguageStates, originalLanguage } from "./language-state.ts";
import { type Locale, otherLocale } from "./locale.ts";
import type { Columns, Localized, RecordText } from "./localized.ts";

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

/** How far the words of one language have come; `madeFrom` is the fingerprint of the original that they were made from. */
export type Standing = {
  state: Exclude<LanguageState, "missing">;
  madeFrom?: string;
  /** where these words stand, and the id of the person who confirmed that they are official */
  source?: Localized;
  confirmedBy?: number;
};

/** `null` for a language that has no words. */
export type Standings = Record<Locale, Standing | null>;

type Stated = { states: unknown };

/** The words of a row with their states. */
export function recordText<Name extends TextField>(row: Columns<Name> & Stated, name: Name): RecordText {
  return withStandings({ en: row[`${name}En`], ru: row[`${name}Ru`] }, standingsOf(row, name));
}

export function standingsOf({ states }: Stated, name: TextField): Standings {
  const { en = null, ru = null } = (states as { [name: string]: Partial<Standings> })[name] ?? {};
  return { en, ru };
}

export function withStandings({ en, ru }: Localized, standings: Standings): RecordText {
  const outdated = (language: Locale) => isOutdated(language, { en, ru }, standings);
  return { en, ru, state: statesIn(standings), outdated: { en: outdated("en"), ru: outdated("ru") } };
}

export function statesIn(standings: Standings): LanguageStates {
  return { en: standings.en?.state ?? "missing", ru: standings.ru?.state ?? "missing" };
}

/** Words are outdated if they were made from another original than the one that stands beside them. */
function isOutdated(language: Locale, words: Localized, standings: Standings): boolean {
  const original = originalLanguage(statesIn(standings));
  const madeFrom = standings[language]?.madeFrom;
  if (language === original || madeFrom === undefined || !words[language] || !words[original]) return false;
  return fingerprint(words[original]) !== madeFrom;
}

/** Of words of which nobody tells it: English is their original, and nobody has confirmed the Russian. */
export function statesUntold({ en, ru }: Localized): LanguageStates {
  return { en: en ? "original" : "missing", ru: ru ? (en ? "unofficial" : "original") : "missing" };
}

/**
 * How far each language has come once these words are written in the place of those before. Words that nobody touched were
 * made from what they were made from before: where only the original was changed, the translation is seen to be older.
 */
export function standingsAfter(
  words: Localized,
  states: LanguageStates,
  before: { words: Localized; standings: Standings } | null,
): Standings {
  const stated = (language: Locale) =>
    words[language] ? (states[language] === "missing" ? "draft" : states[language]) : "missing";
  const original = originalLanguage({ en: stated("en"), ru: stated("ru") });
  const standing = (language: Locale): Standing | null => {
    const state = stated(language);
    if (state === "missing") return null;
    const was = before?.words[language] === words[language] ? before.standings[language] : null;
    const kept = was?.state === state ? was : null;
    const { madeFrom = words[original] && fingerprint(words[original]), ...rest } = { ...kept, state };
    return language !== original && madeFrom ? { ...rest, madeFrom } : rest;
  };
  return { en: standing("en"), ru: standing("ru") };
}

type Kept = { [key: string]: unknown };

/**
 * What an event keeps of the states of a row: `textEnState`, `textRuState`, and as `textBasis` the fingerprint of the original
 * from which the other language was made, or would be.
 */
export function keptStates<Subject extends TextSubject, Row extends Stated>(
  subject: Subject,
  { states, ...row }: Row,
): Omit<Row, "states"> & Kept {
  const kept = textsOfRecord[subject].map((name) => {
    const standings = standingsOf({ states }, name);
    const state = statesIn(standings);
    const original = originalLanguage(state);
    const translation = standings[otherLocale(original)];
    const words = (row as Kept)[columnOf(name, original)];
    const basis = translation ? (translation.madeFrom ?? null) : typeof words === "string" ? fingerprint(words) : null;
    const grounds = (standing: Standing | null) =>
      standing && { source: standing.source ?? null, confirmedBy: standing.confirmedBy ?? null };
    return {
      [`${name}EnState`]: state.en,
      [`${name}RuState`]: state.ru,
      [`${name}Basis`]: basis,
      [`${name}Grounds`]: { en: grounds(standings.en), ru: grounds(standings.ru) },
    };
  });
  return Object.assign(row, ...kept);
}

/** The words of a snapshot with their states. */
export function recordTextThen(snapshot: unknown, name: TextField): RecordText {
  return withStandings(wordsThen(snapshot, name), standingsThen(snapshot, name));
}

export function wordsThen(snapshot: unknown, name: TextField): Localized {
  const words = (language: Locale) => {
    const value = (snapshot as Kept | null)?.[columnOf(name, language)];
    return typeof value === "string" ? value : null;
  };
  return { en: words("en"), ru: words("ru") };
}

/** Of events from before the states were rows, too; where both languages were called the original, the Russian was taken for it. */
export function standingsThen(snapshot: unknown, name: TextField): Standings {
  const kept = snapshot as Kept;
  const words = wordsThen(kept, name);
  const told = (language: Locale) => (kept[`${columnOf(name, language)}State`] ?? "missing") as LanguageState;
  const states = {
    en: told("en") === "original" && told("ru") === "original" ? "reviewed" : told("en"),
    ru: told("ru"),
  };
  const original = originalLanguage(states);
  const basis = kept[`${name}Basis`];
  const grounds = kept[`${name}Grounds`] as Record<
    Locale,
    { source: Localized | null; confirmedBy: number | null } | null
  >;
  const standing = (language: Locale): Standing | null => {
    const state = states[language];
    if (!words[language] || state === "missing") return null;
    const { source, confirmedBy } = grounds?.[language] ?? {};
    return {
      state,
      ...(language !== original && typeof basis === "string" && { madeFrom: basis }),
      ...(source && { source }),
      ...(confirmedBy && { confirmedBy }),
    };
  };
  return { en: standing("en"), ru: standing("ru") };
}

function columnOf(name: TextField, language: Locale): string {
  return `${name}${{ en: "En", ru: "Ru" }[language]}`;
}
