import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { closeDatabase, database } from "#server/database.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { withClient } from "#server/installation/with-client.ts";

/** What a test file's own database begins with: only the tables, the record's facts, or the record with samples. */
export type Beginning = "empty" | "reference" | "sample";

export const templateName = (beginning: Beginning) => `template_${beginning}`;

const server = process.env.PORTAL_TEST_SERVER;
if (!server) throw new Error("Integration tests need a PostgreSQL of their own: npm test -- integration [PATTERN]");

const name = `test_${randomUUID().replaceAll("-", "")}`;

/** Gives the test file its database anew; called at its top, before anything is asked of the record. */
export async function portalWith(beginning: Beginning): Promise<void> {
  await closeDatabase();
  await onServer(
    `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
    `CREATE DATABASE ${name} TEMPLATE ${templateName(beginning)}`,
  );
}

/** Gives the test file a database of then: with the migrations up to that one, and nothing in it. */
export async function portalAt(migration: string): Promise<void> {
  await closeDatabase();
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name}`);
  await applyMigrations(own.href, migration);
}

await portalWith("empty");
const own = new URL(server);
own.pathname = `/${name}`;
process.env.DATABASE_URL = own.href;

afterAll(async () => {
  await closeDatabase();
  await farewell();
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

/** A connection that is just being closed takes it for an error when the database goes first. */
async function farewell() {
  await withClient(server ?? "", async (client) => {
    for (let waited = 0; waited < 5000; waited += 50) {
      const { rows } = await client.query("SELECT FROM pg_stat_activity WHERE datname = $1", [name]);
      if (rows.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

/** What somebody with the keys of the test file's database can do: no law of it is asked. */
export async function tamper(...statements: string[]): Promise<void> {
  await withClient(own.href, async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
  });
}

async function onServer(...statements: string[]) {
  await withClient(server ?? "", async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

/** A mark of each table's content, to see whether anything was changed. */
export async function recordAsItIs(): Promise<Record<string, string | null>> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_name) AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;
  const marks = tables.map(
    ({ name }) => `(SELECT md5(string_agg(r::text, '' ORDER BY r::text)) FROM ${name} r) AS ${name}`,
  );
  const [row] = await database().$queryRawUnsafe<Record<string, string | null>[]>(`SELECT ${marks.join(", ")}`);
  return row ?? {};
}
