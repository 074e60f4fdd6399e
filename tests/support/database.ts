import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { closeDatabase, database } from "#server/database.ts";
import type { Fill } from "#server/installation/env.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { withClient } from "#server/installation/with-client.ts";
import { addressOn, dropDatabase, makeDatabase, testServer } from "./test-server.ts";

const name = `test_${randomUUID().replaceAll("-", "")}`;

/** The beginning of the test file, how often in sequence, and whether its database remembers what stood in it then. */
let begun: Begun = { with: null, times: 0, isRemembered: false };

type Begun = {
  with: Fill | null;
  times: number;
  isRemembered: boolean;
  /** of what is remembered */
  marks?: Record<string, string | null>;
};

/**
 * Gives the test file its database as it begins; called at its top or before each test, while nothing is asked of the record.
 * Where a file begins so again and again, the rows become what they were: another database would take three times as long,
 * with connections that have to learn every question anew.
 */
export async function portalWith(beginning: Fill): Promise<void> {
  begun = begun.with === beginning ? begun : { with: beginning, times: 0, isRemembered: false };
  begun.times += 1;
  const { times, isRemembered } = begun;
  if (!isRemembered) {
    await closeDatabase();
    process.env.DATABASE_URL = await makeDatabase(name, beginning);
  }
  if (times === 1) return;
  await withClient(addressOn(testServer(), name), async (client) => {
    if (!isRemembered) await client.query(rememberRows);
    else await client.query("SET session_replication_role = replica; SET lock_timeout = '20s'; CALL begun.again()");
  });
  begun.isRemembered = true;
}

const publicTables = `(SELECT table_name::text AS name FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE') AS public_tables`;

const rememberRows = `
  CREATE SCHEMA begun;
  CREATE TABLE begun.tables AS
    SELECT name,
      (SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.table_name = name AND c.is_generated = 'NEVER') AS columns
    FROM ${publicTables};
  CREATE TABLE begun.sequences AS
    SELECT sequencename::text AS name, coalesce(last_value, start_value) AS value, last_value IS NOT NULL AS is_called
    FROM pg_sequences WHERE schemaname = 'public';
  CREATE TABLE begun.changed (name text);
  CREATE FUNCTION begun.note_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO begun.changed VALUES (TG_TABLE_NAME);
    RETURN NULL;
  END $$;
  DO $$ DECLARE of record; BEGIN
    FOR of IN SELECT * FROM begun.tables LOOP
      EXECUTE format('CREATE TABLE begun.%1$I_rows AS SELECT * FROM public.%1$I', of.name);
      EXECUTE format('CREATE TRIGGER zz_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.%1$I
        EXECUTE FUNCTION begun.note_change()', of.name);
      EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER zz_changed', of.name);
    END LOOP;
  END $$;
  CREATE PROCEDURE begun.again() LANGUAGE plpgsql AS $$ DECLARE of record; BEGIN
    FOR of IN SELECT * FROM begun.tables WHERE name IN (SELECT name FROM begun.changed) LOOP
      EXECUTE format('DELETE FROM public.%1$I a WHERE NOT EXISTS
        (SELECT FROM begun.%1$I_rows b WHERE b::text = a::text)', of.name);
      EXECUTE format('INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM begun.%1$I_rows b
        WHERE NOT EXISTS (SELECT FROM public.%1$I a WHERE a::text = b::text)', of.name, of.columns);
    END LOOP;
    FOR of IN SELECT * FROM begun.sequences LOOP
      PERFORM setval(format('public.%I', of.name), of.value, of.is_called);
    END LOOP;
    TRUNCATE begun.changed;
  END $$;`;

/** Gives the test file a database of then: with the migrations up to that one, and nothing in it. */
export async function portalAt(migration: string): Promise<void> {
  begun = { with: null, times: 0, isRemembered: false };
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

/** Somebody with the keys of the test file's database can do this: it asks no law. */
export async function tamper(...statements: string[]): Promise<void> {
  await withClient(addressOn(testServer(), name), async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
  });
}

/** Writes words as a fill does: that they are adopted is not asked meanwhile. */
export async function asFilled<T>(write: () => Promise<T>): Promise<T> {
  const law = (verb: "DISABLE" | "ENABLE") =>
    database().$executeRawUnsafe(`ALTER TABLE recommendation ${verb} TRIGGER recommendation_adopted_words_stay`);
  await law("DISABLE");
  try {
    return await write();
  } finally {
    await law("ENABLE");
  }
}

/** A mark of each table's content, to see whether anything was changed. */
export async function recordAsItIs(): Promise<Record<string, string | null>> {
  if (!begun.isRemembered) return marksOf(await namesIn(publicTables));
  // Tables of which no statement has changed anything hold what is remembered.
  begun.marks ??= await marksOf(await namesIn("begun.tables"), "begun", "_rows");
  return { ...begun.marks, ...(await marksOf(await namesIn("begun.changed"))) };
}

async function namesIn(tables: string): Promise<string[]> {
  const rows = await database().$queryRawUnsafe<{ name: string }[]>(
    `SELECT DISTINCT name FROM ${tables} ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}

async function marksOf(tables: readonly string[], schema = "public", ending = "") {
  const marks = tables.map(
    (table) =>
      `(SELECT md5(string_agg(r::text, '' ORDER BY r::text)) FROM ${schema}."${table}${ending}" r) AS "${table}"`,
  );
  const [row] = await database().$queryRawUnsafe<Record<string, string | null>[]>(`SELECT ${marks.join(", ")}`);
  return row ?? {};
}
