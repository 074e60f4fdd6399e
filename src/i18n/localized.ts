import { cleanText } from "#lib/clean-text.ts";
import type { LanguageStates } from "./language-state.ts";
import { type Locale, otherLocale } from "./locale.ts";
import type { TextField } from "./record-text.ts";

/** One text in two languages; `null` where a language has none. */
export type Localized = { en: string | null; ru: string | null };

/** A text of the record: with its words, in each language, how far it has come and whether its original has left it behind. */
export type RecordText = Localized & { state: LanguageStates; outdated: Record<Locale, boolean> };

export type InLanguage = { text: string; lang: Locale; fallback: boolean };

export type Columns<Name extends string> = { [K in `${Name}En` | `${Name}Ru`]: string | null };

/** Of a row that carries the states of its texts, those are read by `recordText` alone: no reader gets the words without them. */
type Label<Row, Name extends string> = Row extends { states: unknown } ? Exclude<Name, TextField> : Name;

/** Joins the two columns of a row (`sourceEn`, `sourceRu`) into one value. */
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
export function justWords({ en, ru }: Localized): Localized {
  return { en, ru };
}

/** The text in the language of the page, else in the other one, saying so; `null` where there is none at all. */
export function inLanguage(value: Localized | null | undefined, locale: Locale): InLanguage | null {
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
  const { state, outdated } = shown;
  return {
    ...shown,
    state: { en: isShown("en") ? state.en : "missing", ru: isShown("ru") ? state.ru : "missing" },
    outdated: { en: isShown("en") && outdated.en, ru: isShown("ru") && outdated.ru },
  };
}

function isRecordText(words: Localized): words is RecordText {
  return "state" in words;
}
