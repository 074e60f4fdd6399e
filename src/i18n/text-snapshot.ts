import { fingerprint } from "#lib/fingerprint.ts";
import { type LanguageState, originalLanguage } from "./language-state.ts";
import { type Locale, otherLocale } from "./locale.ts";
import type { Localized, RecordText } from "./localized.ts";
import {
  cleanWithStates,
  statesIn,
  type TextField,
  type TextState,
  type TextStates,
  type TextSubject,
  textStatesOf,
  textsOfRecord,
  withStates,
} from "./record-text.ts";
import type { Source } from "./source.ts";

type Kept = { [key: string]: unknown };

/** The database keeps these of a row by what it belongs to: their events tell nothing of them. */
const followed: { readonly [S in TextSubject]?: readonly string[] } = { recommendation: ["access", "named"] };

/** On what a state rests. */
type Grounds = { source: Source; confirmedBy: number | null };

/** The versions of words: those that a `TextState` tells beside the fingerprint. */
const versions = ["writtenAt", "madeFromAt", "leftAt", "originalThen"] as const;

type Versions = { [Part in (typeof versions)[number]]: string | null };

/** Stands in a snapshot of today where an event was written before anybody told it: no row can contradict it. */
export const untold = "untold";

/**
 * A row as an event keeps it, with the states of its texts: `textEnState`, `textRuState`, as `textBasis` the fingerprint of the
 * original from which the other language was made, or would be, as `textGrounds` on what they rest, and as `textVersions`
 * since when they stand and what they were made from.
 */
export function keptStates<Row extends { states: unknown }>(
  subject: TextSubject,
  { states: carried, ...all }: Row,
): Omit<Row, "states"> & Kept {
  const columns = Object.entries(all).filter(([name]) => !followed[subject]?.includes(name));
  const row = Object.fromEntries(columns) as Omit<Row, "states">;
  const kept = textsOfRecord[subject].map((name) => {
    const states = textStatesOf({ states: carried }, name);
    const state = statesIn(states);
    const original = originalLanguage(state);
    const translation = states[otherLocale(original)];
    const words = wordsThen(row, name)[original];
    return {
      [`${name}EnState`]: state.en,
      [`${name}RuState`]: state.ru,
      [`${name}Basis`]: translation ? (translation.madeFrom ?? null) : words && fingerprint(words),
      [`${name}Grounds`]: { en: groundsOf(states.en), ru: groundsOf(states.ru) },
      [`${name}Versions`]: { en: versionsOf(states.en), ru: versionsOf(states.ru) },
    };
  });
  return Object.assign(row, ...kept);
}

/** The words of a snapshot with their states. */
export function recordTextThen(keptRow: unknown, name: TextField): RecordText {
  const { words, states } = cleanTextThen(keptRow, name);
  return withStates(words, states);
}

/** The same as they can be written again. Events keep what was written, and a reader is shown what was seen. */
export function cleanTextThen(keptRow: unknown, name: TextField): { words: Localized; states: TextStates } {
  return cleanWithStates(wordsThen(keptRow, name), textStatesThen(keptRow, name));
}

export function wordsThen(keptRow: unknown, name: TextField): Localized {
  const words = (language: Locale) => {
    const value = (keptRow as Kept)[columnOf(name, language)];
    return typeof value === "string" ? value : null;
  };
  return { en: words("en"), ru: words("ru") };
}

/** Events from before the states were rows may call both languages the original: the Russian was taken for it then. */
export function textStatesThen(keptRow: unknown, name: TextField): TextStates {
  const kept = keptRow as Kept;
  const told = (language: Locale) => (kept[`${columnOf(name, language)}State`] ?? "missing") as LanguageState;
  const ru = told("ru");
  const state = { en: told("en") === "original" && ru === "original" ? "reviewed" : told("en"), ru };
  const words = wordsThen(kept, name);
  const basis = kept[`${name}Basis`];
  const grounds = kept[`${name}Grounds`] as Record<Locale, Grounds | null> | undefined;
  const then = (language: Locale): TextState | null => {
    const own = state[language];
    if (!words[language] || own === "missing") return null;
    const { source, confirmedBy } = grounds?.[language] ?? {};
    return {
      state: own,
      ...versionsThen(kept[`${name}Versions`], language),
      ...(language !== originalLanguage(state) && typeof basis === "string" && { madeFrom: basis }),
      ...(source?.length && { source }),
      ...(confirmedBy && { confirmedBy }),
    };
  };
  return { en: then("en"), ru: then("ru") };
}

function groundsOf(text: TextState | null): Grounds | null {
  return text && { source: text.source ?? [], confirmedBy: text.confirmedBy ?? null };
}

function versionsOf(text: TextState | null): Versions | null {
  const told = versions.map((part) => [part, text?.[part] ?? null]);
  return text && (Object.fromEntries(told) as Versions);
}

function versionsThen(kept: unknown, language: Locale): Partial<TextState> {
  const told = kept === undefined || kept === untold ? {} : (kept as Record<Locale, Versions | null>)[language];
  return Object.fromEntries(Object.entries(told ?? {}).filter(([, part]) => part !== null));
}

function columnOf(name: TextField, language: Locale): string {
  return `${name}${{ en: "En", ru: "Ru" }[language]}`;
}
