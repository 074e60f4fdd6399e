import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { cleanText } from "#lib/clean-text.ts";
import { readSeparated } from "#lib/sheets/separated-text.ts";

const letters: Record<Locale, RegExp> = { en: /\p{Script=Latin}/gu, ru: /\p{Script=Cyrillic}/gu };

/** "1.", "2021-III-4", "III-4)", "№ 4", "a)" or a dot before a text, or a number alone in its cell: the portal gives numbers of its own. */
const number =
  /^(?:(?:№|No\.?)\s*\d{1,3}[.)]?|\d{1,3}(?:[.)]|$)|(?:\d{4}-)?[IVX]{1,4}-\d{1,3}[.)]?|[a-zа-я]\)|[•·–—*-])(?=\s|$)\s*/u;

/** Words above the columns of such a list. */
const heading = /^(?:№|no\.?|en|ru|english|russian|английский|русский|text|текст|recommendations?|рекомендаци[ия])$/iu;

/**
 * The texts of a list that somebody copied from another program, one row each: two columns of a table, one per language, or
 * lines; lines of two languages that answer to one another, one after the other or all of one language first, are one text.
 */
export function pastedList(pasted: string): Localized[] {
  const rows = pasted.includes("\t") ? rowsOfTable(pasted) : rowsOfLines(pasted);
  return rows.filter((row) => locales.some((language) => row[language]));
}

function rowsOfTable(pasted: string): Localized[] {
  const rows = readSeparated(pasted, "", Number.POSITIVE_INFINITY)
    .rows.map(({ cells }) => cells.map((cell) => withoutNumber(cell?.text ?? "")))
    .filter((cells) => !cells.every((text) => text === "" || heading.test(text)));
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const languages = Array.from({ length: width }, (_, column) =>
    languageByLetters(rows.map((cells) => cells[column] ?? "").join(" ")),
  );
  return rows.map((cells) => {
    const row: Localized = { en: null, ru: null };
    for (const [column, text] of cells.entries()) {
      const language = languages[column];
      if (text && language) row[language] = [row[language], text].filter(Boolean).join("\n");
    }
    return row;
  });
}

type Line = { text: string; language: Locale };

function rowsOfLines(pasted: string): Localized[] {
  const lines = cleanText(pasted)
    .split("\n")
    .map((line) => withoutNumber(line))
    .filter((text) => text !== "" && !heading.test(text))
    .map((text) => ({ text, language: languageByLetters(text) }))
    .filter((line): line is Line => line.language !== null);
  const [first] = lines;
  const own = lines.filter(({ language }) => language === first?.language);
  const others = lines.filter(({ language }) => language !== first?.language);
  const isPaired = own.length === others.length && (takesTurns(lines) || own.every((line, at) => line === lines[at]));
  return isPaired
    ? own.map((line, index) => ({ ...rowWith(line), ...(others[index] && justOf(others[index])) }))
    : lines.map(rowWith);
}

function takesTurns(lines: readonly Line[]): boolean {
  return lines.every(({ language }, index) => language === lines[index % 2]?.language);
}

function rowWith(line: Line): Localized {
  return { en: null, ru: null, ...justOf(line) };
}

function justOf({ text, language }: Line): Partial<Localized> {
  return { [language]: text };
}

function withoutNumber(text: string): string {
  return text.trim().replace(number, "").trim();
}

/** The language in whose letters most of a text is written; `null` where it holds none of either, or as many. */
function languageByLetters(text: string): Locale | null {
  const counted = locales.map((language) => ({ language, count: text.match(letters[language])?.length ?? 0 }));
  const [first, second] = counted.sort((a, b) => b.count - a.count);
  return first && first.count > (second?.count ?? 0) ? first.language : null;
}
