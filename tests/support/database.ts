import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll } from "vitest";
import { closeDatabase, database } from "#server/database.ts";
import type { Fill } from "#server/installation/env.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { withClient } from "#server/installation/with-client.ts";
import { addressOn, dropDatabase, makeDatabase, testServer } from "./test-server.ts";

const name = `test_${randomUUID().replaceAll("-", "")}`;

/** The beginning of the test file, how often in sequence, and the line that puts the rows back, where they are remembered. */
let begun: Begun = { with: null, times: 0 };

type Begun = {
  with: Fill | null;
  times: number;
  line?: pg.Client;
};

/**
 * Gives the test file its database as it begins; called at its top or before each test, while nothing is asked of the record.
 * Where a file begins so again and again, the rows become what they were: another database would take three times as long,
 * with connections that have to learn every question anew.
 */
export async function portalWith(beginning: Fill): Promise<void> {
  if (begun.with === beginning && begun.line) return await putRowsBack(begun.line);
  const times = begun.with === beginning ? begun.times + 1 : 1;
  await leave();
  process.env.DATABASE_URL = await makeDatabase(name, beginning);
  begun = { with: beginning, times };
  if (times > 1) begun.line = await rememberingLine();
}

/** The database is given up: nothing holds a line to it. */
async function leave() {
  await closeDatabase();
  await begun.line?.end();
  begun = { with: null, times: 0 };
}

async function rememberingLine(): Promise<pg.Client> {
  const line = new pg.Client({ connectionString: addressOn(testServer(), name) });
  line.on("error", () => {});
  await line.connect();
  await line.query(rememberRows);
  await line.query("SET session_replication_role = replica; SET lock_timeout = '20s'");
  return line;
}

async function putRowsBack(line: pg.Client) {
  await line.query("CALL begun.again()");
  // By itself: what was put back is older than this.
  await line.query(`UPDATE begun.tables SET since = ${oldestRunning}; TRUNCATE begun.changed`);
}

const publicTables = `(SELECT table_name::text AS name FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE') AS public_tables`;

/** Every transaction before it has ended: what it wrote is seen. */
const oldestRunning = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

/** Rows written since, found without reading what stands in them: the histories of the samples are a megabyte. */
const isYoung = "xmin::text::bigint >= $1";

const rememberRows = `
  CREATE SCHEMA begun;
  CREATE TABLE begun.tables AS
    SELECT name, ${oldestRunning} AS since,
      (SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.table_name = name AND c.is_generated = 'NEVER') AS columns,
      (SELECT string_agg(format('a.%1$I = b.%1$I', attname), ' AND ') FROM pg_index
        JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
        WHERE indrelid = format('public.%I', name)::regclass AND indisprimary) AS same
    FROM ${publicTables};
  CREATE TABLE begun.sequences AS
    SELECT sequencename::text AS name, coalesce(last_value, start_value) AS value, last_value IS NOT NULL AS is_called
    FROM pg_sequences WHERE schemaname = 'public';
  ALTER TABLE begun.tables ADD mark text;
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
      EXECUTE format('DELETE FROM public.%1$I WHERE ${isYoung}', of.name) USING of.since;
      EXECUTE format('INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM begun.%1$I_rows b
        WHERE NOT EXISTS (SELECT FROM public.%1$I a WHERE %3$s)', of.name, of.columns, of.same);
    END LOOP;
    FOR of IN SELECT * FROM begun.sequences LOOP
      PERFORM setval(format('public.%I', of.name), of.value, of.is_called);
    END LOOP;
  END $$;
  CREATE FUNCTION begun.mark(name text, since bigint) RETURNS text LANGUAGE plpgsql AS $$ DECLARE mark text; BEGIN
    EXECUTE format('SELECT concat(count(*), md5(string_agg(r::text, NULL ORDER BY r::text) FILTER (WHERE ${isYoung})))
      FROM public.%I r', name) INTO mark USING since;
    RETURN mark;
  END $$;
  UPDATE begun.tables SET mark = begun.mark(name, since);
  CREATE FUNCTION begun.marks() RETURNS json LANGUAGE sql AS $$
    SELECT json_object_agg(name, CASE WHEN name IN (SELECT name FROM begun.changed) THEN begun.mark(name, since) ELSE mark END)
    FROM begun.tables
  $$;`;

/** Gives the test file a database of then: with the migrations up to that one, and nothing in it. */
export async function portalAt(migration: string): Promise<void> {
  await leave();
  await dropDatabase(name);
  await withClient(testServer(), (client) => client.query(`CREATE DATABASE ${name}`));
  process.env.DATABASE_URL = addressOn(testServer(), name);
  await applyMigrations(process.env.DATABASE_URL, migration);
}

await portalWith("empty");

afterAll(async () => {
  await leave();
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
  const [row] = await database().$queryRawUnsafe<{ marks: Record<string, string | null> }[]>(
    begun.line ? "SELECT begun.marks() AS marks" : marksOf,
  );
  return row?.marks ?? {};
}

/** Of every table, whatever stood in it before. */
const marksOf = `SELECT json_object_agg(name, md5(query_to_xml(
  format('SELECT r FROM public.%1$I r ORDER BY r::text', name), true, true, '')::text)) AS marks FROM ${publicTables}`;
