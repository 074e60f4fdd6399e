import { cleanText } from "#lib/clean-text.ts";
import type { LanguageStates } from "./language-state.ts";
import { type Locale, otherLocale } from "./locale.ts";
import type { TextField, TextPlace } from "./record-text.ts";
import type { Source } from "./source.ts";

/** One text in two languages; `null` where a language has none. */
export type Localized = { en: string | null; ru: string | null };

/**
 * Words that their original has left behind: the day ("YYYY-MM-DD") on which it first did, the day of the version that they
 * were made from, and that version; `null` where the record does not tell.
 */
export type Outdated = { since: string | null; madeFrom: { on: string | null; words: string | null } };

/** A text of the record: with its words, in each language, how far it has come and whether its original has left it behind. */
export type RecordText = Localized & {
  state: LanguageStates;
  /** `null` where these words say what their original says */
  outdated: Record<Locale, Outdated | null>;
  /** the source by which words are official; `null` where they are not, or none is told */
  official: Record<Locale, Source | null>;
  /** its place, where what the original says now can be compared; `null` where the reader may not, or nothing says which text it is */
  place: TextPlace | null;
};

export type InLanguage = { text: string; lang: Locale; fallback: boolean };

export type Columns<Name extends string> = { [K in `${Name}En` | `${Name}Ru`]: string | null };

/**
 * Of a row that carries the states of its texts, those are read by `recordText` alone: no reader gets the words without them.
 * Of one that becomes public language by language nothing is read here: the policy says which language a reader may see.
 */
type Label<Row, Name extends string> = Row extends { publishedEnAt: unknown }
  ? never
  : Row extends { states: unknown }
    ? Exclude<Name, TextField>
    : Name;

/** Joins the two columns of a row (`nameEn`, `nameRu`) into one value. */
export function localized<Name extends string, Row extends Columns<Name>>(
  row: Row,
  name: Name & Label<Row, Name>,
): Localized {
  return { en: row[`${name}En` as keyof Row & `${Name}En`], ru: row[`${name}Ru` as keyof Row & `${Name}Ru`] };
}

/** Splits one value into the two columns of a row. */
export function columns<Name extends string>(name: Name, value: Localized | null | undefined): Columns<Name> {
  return { [`${name}En`]: value?.en ?? null, [`${name}Ru`]: value?.ru ?? null } as Columns<Name>;
}

/** As a reader sees it, in both languages. */
export function cleanLocalized({ en, ru }: Localized): Localized {
  return { en: en && cleanText(en), ru: ru && cleanText(ru) };
}

/** Its words and nothing else, as files give them. */
export function justWords<Value extends Localized>({ en, ru }: Plain<Value>): Localized {
  return { en, ru };
}

/** Of a text of the record no words are taken that could be shown without what is to be said of them: see `recordWordsIn`. */
type Plain<Value> = Value extends RecordText ? never : Value;

/** The text in the language of the page, else in the other one, saying so; `null` where there is none at all. */
export function inLanguage<Value extends Localized>(
  value: Plain<Value> | null | undefined,
  locale: Locale,
): InLanguage | null {
  return foundIn(value, locale);
}

/** The same of a text of the record: with its words goes whether their original has left them behind. */
export function recordWordsIn(
  text: RecordText | null | undefined,
  locale: Locale,
): (InLanguage & { outdated: Outdated | null }) | null {
  const found = foundIn(text, locale);
  return found && { ...found, outdated: text?.outdated[found.lang] ?? null };
}

/** The words in that language alone, and only while they are current: for a summary, which has no room for marks. */
export function currentIn(text: RecordText, locale: Locale): string | null {
  return text.outdated[locale] ? null : text[locale];
}

function foundIn(value: Localized | null | undefined, locale: Locale): InLanguage | null {
  const own = value?.[locale];
  if (own) return { text: own, lang: locale, fallback: false };
  const other = otherLocale(locale);
  const text = value?.[other];
  return text ? { text, lang: other, fallback: true } : null;
}

/** The same words in those languages alone in which `isShown`. */
export function shownIn<Words extends Localized>(words: Words, isShown: (language: Locale) => boolean): Words {
  const shown: Words = { ...words, en: isShown("en") ? words.en : null, ru: isShown("ru") ? words.ru : null };
  if (!isRecordText(shown)) return shown;
  const { state, outdated, official, place } = shown;
  // That words are behind is said to whoever reads them; what the original says, to those who may read the original.
  const told = (language: Locale): Outdated | null => {
    const own = isShown(language) ? outdated[language] : null;
    return own && (isShown(otherLocale(language)) ? own : { ...own, madeFrom: { ...own.madeFrom, words: null } });
  };
  const vouched = (language: Locale): Source | null => {
    const source = isShown(language) ? official[language] : null;
    return source && sourceShown(source, (own) => shownIn(own, isShown));
  };
  return {
    ...shown,
    state: { en: isShown("en") ? state.en : "missing", ru: isShown("ru") ? state.ru : "missing" },
    outdated: { en: told("en"), ru: told("ru") },
    official: { en: vouched("en"), ru: vouched("ru") },
    place: isShown("en") && isShown("ru") ? place : null,
  };
}

/** `shown` leaves of words those that a reader may see; a citation of which no words are left is not told of. */
export function sourceShown(list: Source, shown: (words: Localized) => Localized): Source {
  return list.flatMap(({ text, ...rest }) => {
    const left = shown(text);
    const isHidden = (text.en || text.ru) && !left.en && !left.ru;
    return isHidden ? [] : [{ text: left, ...rest }];
  });
}

export function isRecordText(words: Localized): words is RecordText {
  return "outdated" in words;
}
