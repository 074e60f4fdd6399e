import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { asRead } from "#lib/look-alikes.ts";
import { database } from "#server/database.ts";

export type GlossaryTerm = {
  code: string;
  term: RecordText & { en: string; ru: string };
  /** other Russian words for it */
  alsoRu: string[];
};

/**
 * In the order of the page's language. `q` finds any form of a word in either language, and any part of one, so that
 * "contr" finds as well as "прекурсорами".
 */
export async function listTerms(locale: Locale, { q = "" }: { q?: string } = {}): Promise<GlossaryTerm[]> {
  const words = asRead(q).replaceAll("ё", "е").replaceAll("Ё", "Е");
  const codes = words ? await findCodes(words) : null;
  const rows = await database().glossaryTerm.findMany({ where: codes ? { code: { in: codes } } : {} });
  const collator = new Intl.Collator(locale, { numeric: true, ignorePunctuation: true });
  return rows
    .map((row) => ({
      code: row.code,
      term: { ...recordText("glossary_term", row, "term"), en: row.termEn, ru: row.termRu },
      alsoRu: row.alsoRu,
    }))
    .sort((a, b) => collator.compare(a.term[locale], b.term[locale]));
}

async function findCodes(words: string): Promise<string[]> {
  const rows = await database().$queryRaw<{ code: string }[]>`
    SELECT code
    FROM glossary_term, 
      LATERAL (SELECT as_read(term_en) AS english, as_read(term_ru || ' ' || array_to_string(also_ru, ' ')) AS russian) AS texts
    WHERE to_tsvector('english', english) @@ websearch_to_tsquery('english', ${words})
       OR to_tsvector('russian', russian) @@ websearch_to_tsquery('russian', ${words})
       OR strpos(lower(english || ' ' || russian), lower(${words})) > 0`;
  return rows.map(({ code }) => code);
}
