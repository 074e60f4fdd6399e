import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { closeDatabase, database } from "#server/database.ts";
import type { Fill } from "#server/installation/env.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { withClient } from "#server/installation/with-client.ts";
import { addressOn, dropDatabase, makeDatabase, testServer } from "./test-server.ts";

const name = `test_${randomUUID().replaceAll("-", "")}`;

/** Gives the test file its database anew; called at its top, before anything is asked of the record. */
export async function portalWith(beginning: Fill): Promise<void> {
  await closeDatabase();
  process.env.DATABASE_URL = await makeDatabase(name, beginning);
}

/** Gives the test file a database of then: with the migrations up to that one, and nothing in it. */
export async function portalAt(migration: string): Promise<void> {
  await closeDatabase();
  await dropDatabase(name);
  await withClient(testServer(), (client) => client.query(`CREATE DATABASE ${name}`));
  process.env.DATABASE_URL = addressOn(testServer(), name);
  await applyMigrations(process.env.DATABASE_URL, migration);
}

await portalWith("empty");

afterAll(async () => {
  await closeDatabase();
  await farewell();
  await dropDatabase(name);
});

/** A connection that is just being closed takes it for an error when the database goes first. */
async function farewell() {
  await withClient(testServer(), async (client) => {
    for (let waited = 0; waited < 5000; waited += 50) {
      const { rows } = await client.query("SELECT FROM pg_stat_activity WHERE datname = $1", [name]);
      if (rows.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

/** What somebody with the keys of the test file's database can do: no law of it is asked. */
export async function tamper(...statements: string[]): Promise<void> {
  await withClient(addressOn(testServer(), name), async (client) => {
    await client.query("SET session_replication_role = replica");
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
