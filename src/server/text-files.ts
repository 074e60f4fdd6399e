import { type Locale, locales } from "#i18n/locale.ts";
import type { justWords, Outdated, RecordText } from "#i18n/localized.ts";
import { type Source, wordsOfSource } from "#i18n/source.ts";
import type { Cell, CsvColumn } from "#lib/csv.ts";

/** Of each language: `null` where it is current, else since which day it is not, and the day of the version it was made from. */
type OutdatedJson = Record<Locale, { since: string | null; translatedFrom: string | null } | null>;

/** A text of the record in a file for programs: under its name its words alone, beside them where their original has left them. */
export function textJson<Name extends string>(
  name: Name,
  text: RecordText,
): Record<Name, ReturnType<typeof justWords>> & Record<`${Name}Outdated`, OutdatedJson> {
  const told = (outdated: Outdated | null) =>
    outdated && { since: outdated.since, translatedFrom: outdated.madeFrom.on };
  const { en, ru } = text;
  return {
    [name]: { en, ru },
    [`${name}Outdated`]: { en: told(text.outdated.en), ru: told(text.outdated.ru) },
  } as ReturnType<typeof textJson<Name>>;
}

/** The same in a table; a column says since when a language is outdated, is "unknown" where no day is known, else empty. */
export function textColumns<Row>(head: string, textOf: (row: Row) => RecordText | undefined): CsvColumn<Row>[] {
  const outdated = (locale: Locale) => (row: Row) => outdatedCell(textOf(row), locale);
  return [
    { head: `${head}_en`, cell: (row) => textOf(row)?.en },
    { head: `${head}_ru`, cell: (row) => textOf(row)?.ru },
    { head: `${head}_en_outdated`, cell: outdated("en") },
    { head: `${head}_ru_outdated`, cell: outdated("ru") },
  ];
}

function outdatedCell(text: RecordText | undefined, locale: Locale): Cell {
  const own = text?.outdated[locale];
  return own && (own.since ?? "unknown");
}

/** Where something is written, in a file for programs; `null` where nobody told. */
export function sourceJson(source: Source) {
  return source.map(({ text: { en, ru }, address = null, seenOn = null, language = null }) => ({
    ...{ text: { en, ru }, address, seenOn, language },
  }));
}

/** The same in a table: its words, and its addresses with a space between two. */
export function sourceColumns<Row>(head: string, sourceOf: (row: Row) => Source): CsvColumn<Row>[] {
  return [
    ...locales.map((locale) => ({
      head: `${head}_${locale}`,
      cell: (row: Row) => wordsOfSource(sourceOf(row))[locale],
    })),
    {
      head: `${head}_addresses`,
      cell: (row) =>
        sourceOf(row)
          .flatMap(({ address }) => address ?? [])
          .join(" "),
    },
  ];
}
