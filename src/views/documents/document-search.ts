import type { DocumentItem } from "#features/documents/document-queries.ts";
import { locales } from "#i18n/locale.ts";
import { asRead } from "#lib/look-alikes.ts";
import { withoutSpaces } from "#lib/united-nations/symbol.ts";
import { database } from "#server/database.ts";
import type { Place } from "#server/files/words/placed-words.ts";
import { withoutStopWords } from "#views/search/recommendation-search.ts";
import { inRussian, readSearch } from "#views/search/search-words.ts";
import { type FoundPart, foundMark, markedAs, sentenceAround } from "./found-words.ts";

/** A place in a file of a document at which words stand that were looked for. */
export type FoundInside = { language: string; sentence: FoundPart[] } & Place;

export type DocumentSearch = {
  /** the documents (ids) in which all words stand that were looked for */
  ids: ReadonlySet<number>;
  /** Of these documents the places in their files at which most of the words stand. */
  inside(documents: readonly DocumentItem[]): Promise<ReadonlyMap<number, FoundInside[]>>;
};

/**
 * Looks for words among documents that a reader may see, and in the files of them that this reader may have: of these alone anything is
 * asked. Each word stands, in any form, in the title, the summary or a file, or begins a word of the first two; the whole search may be
 * a part of the symbol.
 */
export async function searchDocuments(documents: readonly DocumentItem[], q: string): Promise<DocumentSearch> {
  const read = readSearch(q);
  const meant = await withoutStopWords(read);
  const alternatives = meant.length > 0 ? meant : read;
  const words = [...new Set(alternatives.flat().map(wanted))];
  const [titled, inside] = await Promise.all([titlesWith(documents, words), filesWith(documents, words)]);
  const symbol = withoutSpaces(asRead(q)).toLowerCase();
  const holds = (document: DocumentItem, word: string) => {
    const bit = 1 << words.indexOf(word);
    const told = (titled.get(document.id) ?? 0) | maskOf(document, inside);
    const isOfName = /[\d./]/.test(word) && isNamed(document, word.toLowerCase());
    return (told & bit) !== 0 || isOfName || begins(document, word);
  };
  const found = documents.filter(
    (document) =>
      isNamed(document, symbol) ||
      alternatives.some((all) => all.every((word) => holds(document, wanted(word)) !== word.startsWith("-"))),
  );
  const forms = words.filter((word) => alternatives.some((all) => all.includes(word))).map(formsOf);
  return {
    ids: new Set(found.map(({ id }) => id)),
    inside: async (shown) => {
      const places = shown.flatMap(({ id, files }) =>
        files.flatMap(({ sha256, language }) => {
          const position = inside.get(sha256)?.position;
          return position === undefined ? [] : [{ id, sha256, language, position }];
        }),
      );
      const told = await sentencesAt(places, forms);
      const of = Map.groupBy(places, ({ id }) => id);
      return new Map(
        [...of].map(([id, some]) => [id, some.flatMap((place) => told.get(place.sha256)?.(place.language) ?? [])]),
      );
    },
  };
}

function wanted(word: string): string {
  return word.replace(/^-/, "");
}

/** As the database is asked for it: in the letters in which words are kept to be searched. */
function formsOf(word: string): string {
  return inRussian(word).replaceAll("ё", "е");
}

function isNamed({ code, symbol }: DocumentItem, part: string): boolean {
  return part !== "" && [code, symbol ?? ""].some((name) => name.toLowerCase().includes(part));
}

/** Whether words of its title or summary in one language begin so. */
function begins({ title, summary }: DocumentItem, beginning: string): boolean {
  const asked = wordsOf(beginning);
  if (asked.length === 0 || beginning.startsWith('"')) return false;
  return locales.some((language) => {
    const own = wordsOf([title[language], summary[language]].join(" "));
    return asked.every((word) => own.some((one) => one.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  return (
    asRead(text)
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

type Inside = ReadonlyMap<string, { held: number; position: number }>;

/** The words that stand in any of its files, a bit for each. */
function maskOf({ files }: DocumentItem, inside: Inside): number {
  return files.reduce((held, { sha256 }) => held | (inside.get(sha256)?.held ?? 0), 0);
}

/** The words that stand in the titles and summaries, a bit for each, by the id of the document. */
async function titlesWith(documents: readonly DocumentItem[], words: readonly string[]): Promise<Map<number, number>> {
  const told = documents.map(({ title, summary }) => [title.en, title.ru, summary.en, summary.ru].join("\n"));
  const rows = await database().$queryRaw<{ id: number; held: number }[]>`
    SELECT id, bit_or(1 << (n - 1)::int) AS held
    FROM unnest(${documents.map(({ id }) => id)}::int[], ${told}::text[]) AS titles (id, words),
      LATERAL (SELECT to_tsvector('russian', translate(as_read(words), 'ёЁ', 'еЕ')) AS search) AS read,
      unnest(${words.map(formsOf)}::text[]) WITH ORDINALITY AS asked (forms, n)
    WHERE search @@ websearch_to_tsquery('russian', forms)
    GROUP BY id`;
  return new Map(rows.map(({ id, held }) => [id, held]));
}

/** The words that stand in the files of these documents, and the place at which most of them do, by the fingerprint of the file. */
async function filesWith(documents: readonly DocumentItem[], words: readonly string[]): Promise<Inside> {
  const files = documents.flatMap(({ files }) => files.flatMap((file) => (file.words === "read" ? file.sha256 : [])));
  if (files.length === 0) return new Map();
  const rows = await database().$queryRaw<{ sha256: string; held: number; position: number }[]>`
    WITH parts AS (
      SELECT sha256, position, bit_or(1 << (n - 1)::int) AS held, count(*) AS number
      FROM unnest(${words.map(formsOf)}::text[]) WITH ORDINALITY AS asked (forms, n)
        JOIN file_words ON search @@ websearch_to_tsquery('russian', forms)
      WHERE sha256 = ANY(${files}::text[])
      GROUP BY sha256, position
    )
    SELECT sha256, bit_or(held) AS held, (array_agg(position ORDER BY number DESC, position))[1] AS position
    FROM parts GROUP BY sha256`;
  return new Map(rows.map(({ sha256, ...found }) => [sha256, found]));
}

type Told = { sha256: string; said: string; searched: string } & Place;

/** Of each file what is shown of that place, in the language that it is said to be in. */
async function sentencesAt(
  places: readonly { sha256: string; position: number }[],
  forms: readonly string[],
): Promise<Map<string, (language: string) => FoundInside>> {
  if (places.length === 0) return new Map();
  const options = `StartSel=${foundMark.begin}, StopSel=${foundMark.end}, MaxWords=60, MinWords=50, ShortWord=0`;
  const rows = await database().$queryRaw<Told[]>`
    SELECT sha256, place, number, name, searched,
      CASE WHEN at > 0 THEN substr(said, at, length(bare)) ELSE '' END AS said
    FROM unnest(${places.map(({ sha256 }) => sha256)}::text[], ${places.map(({ position }) => position)}::int[]) AS asked (sha256, position)
      JOIN file_words USING (sha256, position),
      LATERAL (SELECT as_read(words) AS said, translate(as_read(words), 'ёЁ', 'еЕ') AS plain) AS read,
      LATERAL (SELECT ts_headline('russian', plain, websearch_to_tsquery('russian', ${forms.join(" or ")}), ${options}) AS searched) AS head,
      LATERAL (SELECT translate(searched, ${foundMark.begin + foundMark.end}, '') AS bare) AS stripped,
      LATERAL (SELECT strpos(plain, bare) AS at) AS place_in_it`;
  return new Map(
    rows.map(({ sha256, place, number, name, said, searched }) => {
      const sentence = sentenceAround(markedAs(said, searched));
      return [sha256, (language: string) => ({ language, sentence, place, number, name })];
    }),
  );
}
