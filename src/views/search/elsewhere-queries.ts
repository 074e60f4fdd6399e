import { listTerms } from "#features/glossary/glossary-queries.ts";
import { listMeetings, type MeetingItem } from "#features/meetings/meeting-queries.ts";
import { listPartners, type PartnerItem } from "#features/partners/partner-queries.ts";
import { listPillars, type PillarItem } from "#features/pillars/pillar-queries.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { literally } from "#lib/literally.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableWords } from "#server/readable-sql.ts";
import { inEnglish, inRussian, isNumber, readSearch } from "./search-words.ts";

/** Pages that are no recommendation and bear the name that was searched for. */
export type Elsewhere = {
  pillars: PillarItem[];
  partners: PartnerItem[];
  meetings: MeetingItem[];
  /** of the glossary, and what to ask it */
  terms: { q: string; count: number };
};

/** More of a kind are no longer what somebody looks for by its name. */
const mostOfAKind = 3;

/** A pillar or a partner by any word of the search, a meeting and terms by all of them. */
export async function findElsewhere(actor: Actor, locale: Locale, q: string): Promise<Elsewhere> {
  const words = readSearch(q)
    .flat()
    .filter((word) => !word.startsWith("-"));
  const names = words.filter((word) => !isNumber(word) && word.length > 2);
  const [pillarNumbers, partnerCodes, meetingCodes, terms] = await Promise.all([
    named(names, Prisma.sql`SELECT number::text AS code, short_en AS en, short_ru AS ru FROM pillar`),
    named(names, partnerNames),
    meetingsWith(actor, words),
    names.length > 0 ? listTerms(locale, { q: names.join(" ") }) : [],
  ]);
  const [pillars, partners, meetings] = await Promise.all([
    pillarNumbers.length > 0 ? listPillars() : [],
    partnerCodes.length > 0 ? listPartners() : [],
    meetingCodes.length > 0 ? listMeetings(actor) : [],
  ]);
  return {
    pillars: few(pillars.filter(({ number }) => pillarNumbers.includes(String(number)))),
    partners: few(partners.filter(({ code }) => partnerCodes.includes(code))),
    meetings: few(meetings.filter(({ code }) => meetingCodes.includes(code))),
    terms: { q: names.join(" "), count: terms.length },
  };
}

function few<T>(items: readonly T[]): T[] {
  return items.length > mostOfAKind ? [] : [...items];
}

const partnerNames = Prisma.sql`
  SELECT p.code, concat_ws(' ', p.code, p.name_en, p.acronym_en, string_agg(f.code || ' ' || f.name_en, ' ')) AS en,
    concat_ws(' ', p.name_ru, p.acronym_ru, string_agg(f.name_ru, ' ')) AS ru
  FROM partner p LEFT JOIN former_name f ON f.partner_id = p.id GROUP BY p.id`;

/** The codes of those that bear any of the words in any form; a word that many bear names none of them. */
async function named(words: readonly string[], things: Prisma.Sql): Promise<string[]> {
  if (words.length === 0) return [];
  const rows = await database().$queryRaw<{ codes: string[] }[]>`
    WITH things AS (${things})
    SELECT array_agg(code) AS codes
    FROM unnest(${words}::text[], ${words.map(inEnglish)}::text[], ${words.map(inRussian)}::text[]) AS asked (word, spelt, forms) JOIN things
      ON to_tsvector('english', as_read(en)) @@ websearch_to_tsquery('english', spelt)
      OR to_tsvector('russian', as_read(ru)) @@ websearch_to_tsquery('russian', forms)
    GROUP BY word HAVING count(*) <= ${mostOfAKind}`;
  return rows.flatMap(({ codes }) => codes);
}

/** By code and year, or by title and city in a language in which this reader may see them. */
async function meetingsWith(actor: Actor, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const holds = words.map((word) => {
    const part = literally(word);
    return Prisma.sql`(code ILIKE ${`${part}%`} OR start LIKE ${`${part}-%`}
      OR ${readableWords(actor, "meeting", "en")}
        AND to_tsvector('english', as_read(concat_ws(' ', title_en, city_en))) @@ websearch_to_tsquery('english', ${inEnglish(word)})
      OR ${readableWords(actor, "meeting", "ru")}
        AND to_tsvector('russian', as_read(concat_ws(' ', title_ru, city_ru))) @@ websearch_to_tsquery('russian', ${inRussian(word)}))`;
  });
  const rows = await database().$queryRaw<{ code: string }[]>`
    SELECT code FROM meeting WHERE ${Prisma.join(holds, " AND ")}`;
  return rows.map(({ code }) => code);
}
