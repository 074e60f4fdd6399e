import { wordsOn } from "#features/recommendations/amendment.ts";
import { findRewordings } from "#features/recommendations/amendment-queries.ts";
import { findWithheld } from "#features/recommendations/known-queries.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { literally } from "#lib/literally.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableWords } from "#server/readable-sql.ts";
import { addressedTo } from "./addressee-filter.ts";
import { inEnglish, inRussian, isNumber, readSearch } from "./search-words.ts";

/**
 * Every word stands, in any form and in either language, in the text, in the name of its pillar or in title and place of
 * its meeting, or it is a part of the number or of the name of a partner to whom it is addressed, if the search names that
 * partner in full. Only what this reader may see is searched, and as of a day the words that
 * held then.
 */
export async function search(actor: Actor, q: string, asof: string | null): Promise<number[]> {
  const alternatives = await withoutStopWords(readSearch(q));
  if (alternatives.length === 0) return [];
  const [kept, ...addressed] = await Promise.all([
    wordsKept(actor, asof),
    ...alternatives.map((words) => addressedByName(words, asof)),
  ]);
  const rows = await database().$queryRaw<{ id: number }[]>`
    WITH pillars AS MATERIALIZED (
      SELECT number, to_tsvector('english', as_read(short_en || ' ' || name_en)) AS en,
        to_tsvector('russian', as_read(short_ru || ' ' || name_ru)) AS ru
      FROM pillar
    ), meetings AS MATERIALIZED (
      SELECT m.id,
        CASE WHEN ${readableWords(actor, "m", "en")}
          THEN to_tsvector('english', as_read(concat_ws(' ', m.title_en, m.city_en, p.name_en))) END AS en,
        CASE WHEN ${readableWords(actor, "m", "ru")}
          THEN to_tsvector('russian', as_read(concat_ws(' ', m.title_ru, m.city_ru, p.name_ru))) END AS ru
      FROM meeting m LEFT JOIN place p ON p.code = m.place_code
    ), texts AS (
      SELECT r.id, r.code, r.pillar_number, r.meeting_id,
        CASE WHEN NOT ${readableWords(actor, "r", "en")} THEN NULL
          WHEN k.id IS NULL THEN r.search_en
          ELSE to_tsvector('english', as_read(coalesce(k.en, ''))) END AS en,
        CASE WHEN NOT ${readableWords(actor, "r", "ru")} THEN NULL
          WHEN k.id IS NULL THEN r.search_ru
          ELSE to_tsvector('russian', as_read(coalesce(k.ru, ''))) END AS ru
      FROM recommendation r LEFT JOIN ${wordsTable(kept)} ON k.id = r.id
    )
    SELECT id FROM texts WHERE ${Prisma.join(
      alternatives.map((words, index) => allOf(words, addressed[index])),
      " OR ",
    )}`;
  return rows.map(({ id }) => id);
}

type WordsKept = { id: number } & Localized;

/** The same as a table of a question in SQL: `k` with the columns `id`, `en` and `ru`. */
export function wordsTable(kept: readonly WordsKept[]): Prisma.Sql {
  const [ids, en, ru] = [kept.map(({ id }) => id), kept.map((words) => words.en), kept.map((words) => words.ru)];
  return Prisma.sql`unnest(${ids}::int[], ${en}::text[], ${ru}::text[]) AS k (id, en, ru)`;
}

/** The words which held on that day, or which this reader knows, of those recommendations (ids) whose row has others. */
export async function wordsKept(actor: Actor, asof: string | null): Promise<WordsKept[]> {
  const withheld = await findWithheld(actor);
  const kept = new Map([...withheld].flatMap(([id, { words }]) => (words ? [[id, words] as const] : [])));
  for (const [id, rewordings] of asof ? await findRewordings(withheld) : []) {
    const then = asof && wordsOn(rewordings, asof);
    if (then) kept.set(id, then);
  }
  return [...kept].map(([id, { text }]) => ({ id, ...text }));
}

/** Of each word that belongs to the name of a partner the recommendations (ids) addressed to it, on that day or now. */
async function addressedByName(words: readonly string[], asof: string | null): Promise<Map<string, number[]>> {
  const partners = await partnersNamed(words.map((word) => word.replace(/^-/, "")));
  const found = new Map<string, number[]>();
  for (const [word, ids] of partners) {
    const where = await addressedTo({ id: { in: ids } }, asof);
    const rows = await database().recommendation.findMany({ where, select: { id: true } });
    found.set(
      word,
      rows.map(({ id }) => id),
    );
  }
  return found;
}

/**
 * By each word the partners of whose name it is a part, if the words hold all of that name or its acronym: "states" and
 * "northern" alone mean no partner. A reader need not type what stands in brackets in a name.
 */
async function partnersNamed(words: readonly string[]): Promise<Map<string, number[]>> {
  const forms = words.map(inRussian);
  const rows = await database().$queryRaw<{ word: string; ids: number[] }[]>`
    WITH names AS (
      SELECT id, unnest(ARRAY[name_en, name_ru]) AS name, unnest(ARRAY['english', 'russian'])::regconfig AS language FROM partner
      UNION ALL SELECT partner_id, unnest(ARRAY[name_en, name_ru]), unnest(ARRAY['english', 'russian'])::regconfig FROM former_name
      UNION ALL SELECT id, unnest(ARRAY[acronym_en, acronym_ru]), 'simple' FROM partner
    ), parts AS MATERIALIZED (
      SELECT id, language, tsvector_to_array(to_tsvector(language, as_read(regexp_replace(name, '\\(.*\\)', '')))) AS name FROM names
    )
    SELECT word, array_agg(DISTINCT id) AS ids FROM parts JOIN unnest(${words}::text[], ${forms}::text[]) AS asked (word, forms)
      ON tsvector_to_array(to_tsvector(language, forms)) && name
    WHERE name <@ tsvector_to_array(to_tsvector(language, ${forms.join(" ")}))
    GROUP BY word`;
  return new Map(rows.map(({ word, ids }) => [word, ids]));
}

function allOf(words: readonly string[], addressed = new Map<string, number[]>()): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(
    words.map((word) => holds(word, addressed.get(word.replace(/^-/, "")) ?? [])),
    " AND ",
  )})`;
}

/** An excluded word must stand nowhere. */
function holds(word: string, addressed: readonly number[]): Prisma.Sql {
  const unwanted = word.startsWith("-");
  const wanted = unwanted ? word.slice(1) : word;
  const part = literally(wanted);
  const english = Prisma.sql`websearch_to_tsquery('english', ${inEnglish(wanted)})`;
  const russian = Prisma.sql`websearch_to_tsquery('russian', ${inRussian(wanted)})`;
  const stands = Prisma.sql`en @@ ${english} OR ru @@ ${russian}`;
  // Few pillars and meetings are asked once for all of their recommendations.
  const found = Prisma.sql`(${stands}
    OR pillar_number IN (SELECT number FROM pillars WHERE ${stands})
    OR meeting_id IN (SELECT id FROM meetings WHERE ${stands})
    OR id = ANY(${[...addressed]}::int[])
    OR code ILIKE ${`${part}%`} OR '-' || code || '-' ILIKE ${`%-${part}-%`})`;
  return unwanted ? Prisma.sql`${found} IS NOT TRUE` : Prisma.sql`${found} IS TRUE`;
}

/** "что", "по", "of": they stand everywhere and mean nothing. The Russian dictionary knows those of both languages. */
export async function withoutStopWords(alternatives: readonly string[][]): Promise<string[][]> {
  const rows = await database().$queryRaw<{ word: string }[]>`
    SELECT word FROM unnest(${alternatives.flat()}::text[]) AS word
    WHERE numnode(websearch_to_tsquery('russian', word)) = 0`;
  const empty = new Set(rows.map(({ word }) => word));
  return alternatives
    .map((words) => words.filter((word) => !empty.has(word) || isNumber(word)))
    .filter((words) => words.length > 0);
}
