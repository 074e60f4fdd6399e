import { longestText } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { asRead } from "#lib/look-alikes.ts";
import { dayToDate } from "#lib/partial-date.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableRow, readableWords } from "#server/readable-sql.ts";
import { wordsKept, wordsTable } from "#views/search/recommendation-search.ts";

/** From here on two texts are near: found with the drafts in `tests/integration/near.test.ts`, in both languages. */
const nearEnough = 0.5;

/** Two words are near to everything. */
const fewestWords = 3;

const mostShown = 5;

/** The trigrams of so many are compared, those that share most words with the draft. */
const mostCompared = 50;

/**
 * The recommendations whose words are nearest to a draft in either language, the nearest first, at most five; only what
 * this reader may read, in the words that this reader may know. Without `except`, the draft's own number, and only those whose meeting had begun by `until`
 * ("YYYY-MM-DD") or is not dated.
 *
 * Nearness is between 0 and 1, the mean of two measures of a pair of texts in one language:
 * - the words they share, in their word forms as full text knows them, against all words of both (Dice's coefficient):
 *   it sees what is said, in whatever order and inflection;
 * - the word similarity of their trigrams, of the shorter within the longer: it sees "укрепление" in "укреплять", a
 *   misspelling, and a short text that stands in a long one.
 * A server without `pg_trgm` is served by the first alone. The nearer of the two languages counts. Every text is looked
 * at, which takes less than a tenth of a second among 10,000 and needs no index.
 */
export async function findNear(
  actor: Actor,
  draft: Localized,
  { except = null, until = null }: { except?: string | null; until?: string | null } = {},
): Promise<RecommendationItem[]> {
  const [{ has } = { has: false }] = await database().$queryRaw<{ has: boolean }[]>`
    SELECT to_regprocedure('word_similarity(text, text)') IS NOT NULL AS has`;
  const kept = wordsTable(await wordsKept(actor, null));
  const found = await Promise.all(
    locales.map((language) => {
      const words = asRead((draft[language] ?? "").slice(0, longestText));
      return words ? nearIn(actor, language, words, { except, until, kept, hasTrigrams: has }) : [];
    }),
  );
  const nearness = new Map<string, number>();
  for (const { code, near } of found.flat()) nearness.set(code, Math.max(near, nearness.get(code) ?? 0));
  const nearest = [...nearness].sort(([, a], [, b]) => b - a).slice(0, mostShown);
  const items = await findRecommendations(actor, { code: { in: nearest.map(([code]) => code) } });
  return nearest.flatMap(([code]) => items.find((item) => item.code === code) ?? []);
}

const columns = {
  en: {
    configuration: "english",
    words: Prisma.sql`CASE WHEN k.id IS NULL THEN search_en ELSE to_tsvector('english', as_read(coalesce(k.en, ''))) END`,
    text: Prisma.sql`CASE WHEN k.id IS NULL THEN text_en ELSE k.en END`,
  },
  ru: {
    configuration: "russian",
    words: Prisma.sql`CASE WHEN k.id IS NULL THEN search_ru ELSE to_tsvector('russian', as_read(coalesce(k.ru, ''))) END`,
    text: Prisma.sql`CASE WHEN k.id IS NULL THEN text_ru ELSE k.ru END`,
  },
} satisfies Record<Locale, object>;

type Within = { except: string | null; until: string | null; kept: Prisma.Sql; hasTrigrams: boolean };

function nearIn(
  actor: Actor,
  language: Locale,
  draft: string,
  { except, until, kept, hasTrigrams }: Within,
): Promise<{ code: string; near: number }[]> {
  const { configuration, words, text } = columns[language];
  const day = until ? dayToDate(until) : null;
  const near = hasTrigrams
    ? Prisma.sql`(shared + greatest(word_similarity(${draft}, own), word_similarity(own, ${draft}))) / 2`
    : Prisma.sql`shared`;
  return database().$queryRaw`
    WITH draft AS MATERIALIZED (
      SELECT tsvector_to_array(to_tsvector(${configuration}::regconfig, ${draft})) AS asked
    ),
    texts AS (
      SELECT r.code, ${text} AS own, ${words} AS words
      FROM recommendation r LEFT JOIN ${kept} ON k.id = r.id
        LEFT JOIN meeting m ON m.id = r.meeting_id AND ${readableRow(actor, "m")}
      WHERE r.kind = 'recommendation' AND ${readableWords(actor, "r", language)} AND r.code IS DISTINCT FROM ${except}
        AND (${day}::date IS NULL OR m.first_day IS NULL OR m.first_day <= ${day}::date)
    ),
    alike AS MATERIALIZED (
      SELECT code, as_read(own) AS own,
        2::float8 * (length(words) - length(ts_delete(words, asked))) / (length(words) + cardinality(asked)) AS shared
      FROM draft, texts WHERE cardinality(asked) >= ${fewestWords} AND own IS NOT NULL
      ORDER BY shared DESC LIMIT ${mostCompared}
    ),
    compared AS (SELECT code, ${near} AS near FROM alike)
    SELECT code, near FROM compared WHERE near >= ${nearEnough} ORDER BY near DESC, code LIMIT ${mostShown}`;
}
