import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { withClient } from "#server/installation/with-client.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

/** The standing of a recommendation at the end of a day; `null` is today, with what no source dates. */
type Stood = {
  code: string;
  asof: string | null;
  status: string | null;
  text: { en: string | null; ru: string | null };
  textState: { en: string; ru: string };
  provenance: string;
  addressees: string[];
};

/** A record as a portal of then left it, which had that migration for its last, and how everything stood to it. */
export type History = { migration: string; tables: { [table: string]: object[] }; stood: Stood[] };

export const folder = import.meta.dirname;

/** The oldest first. */
export function readHistories(): History[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.sort().map((name) => ({
    migration: name.replace(/\.json$/, ""),
    ...JSON.parse(readFileSync(join(folder, name), "utf8")),
  }));
}

/** Puts a history into a database that has the migrations of then, whose laws are not asked. */
export async function restore({ tables }: History, databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const [table, rows] of Object.entries(tables)) {
      const { rows: columns } = await client.query<{ name: string; sequence: string | null }>(
        `SELECT quote_ident(column_name) AS name, pg_get_serial_sequence(table_name, column_name) AS sequence
         FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'`,
        [table],
      );
      const names = columns.map(({ name }) => name).join(", ");
      await client.query(`DELETE FROM ${table}`);
      await client.query(
        `INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
        [JSON.stringify(rows)],
      );
      for (const { name, sequence } of columns) {
        if (sequence) await client.query(`SELECT setval('${sequence}', (SELECT max(${name}) FROM ${table}))`);
      }
    }
  });
}

const days = [null, "2008-12-31", "2019-05-02", "2019-12-31", "2020-12-31", "2021-12-31"];

/** To those who see everything, now and on days between which much happened. */
export async function standingNow(): Promise<Stood[]> {
  const rows = await database().recommendation.findMany({ orderBy: { code: "asc" }, select: { code: true } });
  const stood: Stood[] = [];
  for (const { code } of rows) {
    for (const asof of days) {
      const page = await findRecommendation(portal, code, asof);
      if (!page) continue;
      const { status, text, provenance } = page;
      const addressees = page.addressees.map((partner) => partner.code).sort();
      const { en, ru, state: textState } = text;
      stood.push({ code, asof, status, text: { en, ru }, textState, provenance, addressees });
    }
  }
  return stood;
}

/** Tables that belong to a visit or an account and not to the record, and those that the migrations themselves write. */
const leftOut = ["_prisma_migrations", "attempts", "content_version", "invitation", "session"];

/** All rows of the record and how everything stands, as text with a row on a line. */
export async function writeHistory(databaseUrl: string): Promise<string> {
  const tables = await withClient(databaseUrl, async (client) => {
    const { rows: named } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1",
      [leftOut],
    );
    const written: string[] = [];
    for (const { name } of named) {
      const { rows } = await client.query<{ row: string }>(`
        SELECT (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(t)) WHERE value <> 'null'
          AND key NOT IN ('search_en', 'search_ru', 'password_hash'))::text AS row FROM ${name} t ORDER BY t`);
      if (rows.length > 0) written.push(`"${name}": ${lines(rows.map(({ row }) => row))}`);
    }
    return written;
  });
  const stood = await standingNow();
  return `{"tables": {\n${tables.join(",\n")}\n},\n"stood": ${lines(stood.map((one) => JSON.stringify(one)))}}\n`;
}

function lines(rows: readonly string[]): string {
  return `[\n${rows.join(",\n")}\n]`;
}
