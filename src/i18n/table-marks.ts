import type { CsvMarks } from "#lib/csv.ts";
import type { Locale } from "./locale.ts";

/**
 * A spreadsheet opens a table in the marks of its country: a Russian one cuts cells at semicolons and writes 1,5. English
 * tables are as programs have read them from the first; `inWords` has heads and words of the language beside the codes.
 */
export const tableMarks: Readonly<Record<Locale, CsvMarks & { inWords: boolean }>> = {
  en: { separator: ",", decimal: ".", inWords: false },
  ru: { separator: ";", decimal: ",", inWords: true },
};
