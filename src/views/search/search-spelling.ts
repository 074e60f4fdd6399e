import { database } from "#server/database.ts";
import { isNumber, joined, readSearch } from "./search-words.ts";

/** Of two words of eight letters one may be another. */
const nearEnough = 0.4;

/**
 * The search with each unknown word replaced by the nearest one of the glossary, the pillars, partners and places: all that
 * is public in both languages. `null` where nothing is nearer, or the server has no trigrams to compare.
 */
export async function respell(q: string): Promise<string | null> {
  const alternatives = readSearch(q);
  const asked = alternatives
    .flat()
    .filter((word) => /^[\p{L}-]{4,40}$/u.test(word) && !word.startsWith("-") && !isNumber(word));
  if (asked.length === 0) return null;
  const [{ has } = { has: false }] = await database().$queryRaw<{ has: boolean }[]>`
    SELECT to_regprocedure('similarity(text, text)') IS NOT NULL AS has`;
  if (!has) return null;
  const rows = await database().$queryRaw<{ asked: string; nearest: string }[]>`
    WITH names AS (
      SELECT concat_ws(' ', term_en, term_ru) AS name FROM glossary_term
      UNION ALL SELECT concat_ws(' ', short_en, short_ru, name_en, name_ru) FROM pillar
      UNION ALL SELECT concat_ws(' ', name_en, name_ru, acronym_en, acronym_ru) FROM partner
      UNION ALL SELECT concat_ws(' ', name_en, name_ru) FROM place
    ), words AS (
      SELECT DISTINCT lower(word) AS word FROM names, regexp_split_to_table(name, '[^[:alnum:]-]+') AS word
      WHERE length(word) > 3
    )
    SELECT asked, nearest FROM unnest(${asked}::text[]) AS asked, LATERAL (
      SELECT word AS nearest, similarity(word, lower(asked)) AS near FROM words ORDER BY near DESC, word LIMIT 1
    ) AS found
    WHERE near >= ${nearEnough} AND near < 1`;
  const nearest = new Map(rows.map(({ asked, nearest }) => [asked, nearest]));
  if (nearest.size === 0) return null;
  return joined(alternatives.map((words) => words.map((word) => nearest.get(word) ?? word)));
}
