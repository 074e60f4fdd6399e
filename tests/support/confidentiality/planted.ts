import { withClient } from "#server/installation/with-client.ts";
import { wordsIn } from "./levels.ts";

/** Every column that holds text, as "table.column", with the planted words that stand in it. */
export async function wordsKept(ownerUrl: string): Promise<Map<string, Set<string>>> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ table: string; column: string }>(`
      SELECT table_name AS table, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY')
        AND is_generated = 'NEVER' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`);
    const kept = new Map<string, Set<string>>();
    for (const { table, column } of rows) {
      const found = await client.query<{ words: string | null }>(
        `SELECT string_agg("${column}"::text, ' ') AS words FROM "${table}" WHERE "${column}"::text LIKE '%qz%zq%'`,
      );
      kept.set(`${table}.${column}`, wordsIn(found.rows[0]?.words ?? ""));
    }
    return kept;
  });
}

/** Tables of what everybody may read, or that hold no words of anybody. */
const open = [
  ...["body", "changed_text", "donor", "former_name", "glossary_term", "indicator", "liaison_post", "partner"],
  ...["partner_group", "partner_group_member", "pillar", "place", "portal", "post_coverage", "post_tenure"],
  ...["programme", "region", "route", "addressed_body", "addressed_group", "addressed_programme", "text_field"],
  ...["attempts", "session", "sending", "event_head", "file", "regular_work", "taken_words", "partner_alias"],
];

/** Columns that hold a code, a date, one word of a list or a mark of something, by their name in any table. */
const codes = [
  ...[
    "absence",
    "code",
    "date_precision",
    "details",
    "end",
    "evidence_of",
    "field",
    "form",
    "format",
    "hash",
    "id",
    "indicator_code",
    "kind",
  ],
  ...[
    "language",
    "made_from",
    "open_to",
    "outcome",
    "password_hash",
    "path",
    "period_kind",
    "place_code",
    "previous_hash",
  ],
  ...[
    "place",
    "provenance",
    "record",
    "role",
    "start",
    "state",
    "states",
    "status",
    "subject",
    "subject_code",
    "subject_id",
  ],
  ...[
    "documents",
    "issued",
    "meetings",
    "named",
    "partners",
    "pillars",
    "places",
    "problem",
    "programmes",
    "recommendations",
    "sha256",
    "symbol",
  ],
  ...["token_hash", "to_partners", "told", "type", "verb", "zone"],
  ...["number", "starts", "ends", "interpretation"],
  ...["counts", "present_on", "service", "step", "modes", "noun"],
];

/** Whether a column can hold words that not everybody may read: then something is planted in it. */
export function holdsWords(column: string): boolean {
  const [table = "", name = ""] = column.split(".");
  return !open.includes(table) && !codes.includes(name);
}
