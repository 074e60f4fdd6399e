import { isLocale, type Locale } from "#i18n/locale.ts";
import { resources } from "#i18n/resources.ts";
import { type T, type TextKey, translator } from "#i18n/t.ts";
import { tableMarks } from "#i18n/table-marks.ts";
import { type Cell, type CsvColumn, csv } from "#lib/csv.ts";

/**
 * A column of a table for programs. Where its values are codes, a table in words has both: `words` names the texts that say
 * them, by what stands before the code in their key.
 */
export type FileColumn<Row> = CsvColumn<Row> & { words?: string };

export function csvFile<Row>(columns: readonly FileColumn<Row>[], rows: readonly Row[], locale: Locale): Response {
  const marks = tableMarks[locale];
  const shown = marks.inWords ? columns.flatMap((column) => inWords(column, locale)) : columns;
  return new Response(csv(shown, rows, marks), { headers: { "content-type": "text/csv; charset=utf-8" } });
}

/** The word and the code where it has both, else the one column, each under what it is called. */
function inWords<Row>({ head, cell, words }: FileColumn<Row>, locale: Locale): CsvColumn<Row>[] {
  const t = translator(locale);
  const what = calledIn(head, locale);
  const named = { head: t("files:head", { what, code: head }), cell: (row: Row) => saidIn(cell(row), t) };
  if (!words) return [named];
  const word = (row: Row) => {
    const code = cell(row);
    return typeof code === "string" && code !== "" ? (textIn(locale, `${words}.${code}`) ?? code) : null;
  };
  return [
    { head: what, cell: word },
    { ...named, head: t("files:headCode", { what, code: head }) },
  ];
}

function saidIn(cell: Cell, t: T): Cell {
  return typeof cell === "boolean" ? t(cell ? "files:yes" : "files:no") : cell;
}

const aspect = /^(.+?)(?:_(en|ru))?(?:_(outdated|state|unofficial))?$/;

/** "title_ru_outdated": the name of the column, its language and what of it the column says. */
function calledIn(head: string, locale: Locale): string {
  const t = translator(locale);
  const own = textIn(locale, `files:columns.${head}`);
  if (own !== null) return own;
  const [, name = head, language, of] = aspect.exec(head) ?? [];
  const what = t(`files:columns.${name}` as TextKey);
  const spoken = isLocale(language) ? t("files:headIn", { what, language: t(`ui:language.self.${language}`) }) : what;
  return of ? t("files:headOf", { what: spoken, aspect: t(`files:aspects.${of}` as TextKey) }) : spoken;
}

/** `null` where a language has none under this key: the codes of data are not those of texts. */
function textIn(locale: Locale, key: string): string | null {
  const has = (name: string) =>
    name
      .split(/[:.]/)
      .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], resources[locale]) !==
    undefined;
  return has(key) || has(`${key}_one`) ? translator(locale)(key as TextKey, { count: 1 }) : null;
}
