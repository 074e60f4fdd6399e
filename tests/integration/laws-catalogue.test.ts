import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { forgetful } from "#server/installation/portal-role.ts";
import { withClient } from "#server/installation/with-client.ts";
import { portalWith } from "#tests/support/database.ts";

await portalWith("sample");

const ask = (sql: string) =>
  withClient(process.env.DATABASE_URL ?? "", async (client) => (await client.query(sql)).rows);

const tables = (
  await ask("SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
)
  .map(({ name }) => name as string)
  .sort();

test("no foreign key takes rows along, or empties them, when the row that they name goes", async () => {
  const keys = await ask(`
    SELECT conname FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confdeltype NOT IN ('r', 'a')`);
  expect(keys).toEqual([]);
});

test("every foreign key has an index that begins with its columns", async () => {
  const keys = await ask(`
    SELECT conname FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT FROM pg_index
      WHERE indrelid = conrelid AND indpred IS NULL
        AND (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey AND cardinality(conkey) <= indnkeyatts
    )`);
  expect(keys).toEqual([]);
});

/** Besides the tables from which the portal takes rows away: those from which an operator may. */
const tidied = {
  invitation: "a link that was used or is too old, of which events tell",
  partner_group_member: "a partner leaves a group; whom a recommendation asked before is kept with it",
};
const deleted = new Set<string>([...forgetful, ...Object.keys(tidied)]);
/** Tables of which nobody misses a row once it is gone. */
const emptied = ["attempts", "invitation", "session"];
/** Prisma's own, which only migrations write. */
const ofPrisma = "_prisma_migrations";
const record = tables.filter((table) => table !== ofPrisma);

test.each(record.filter((table) => !deleted.has(table)))("no row of %s is ever deleted", async (table) => {
  await expect(ask(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
});

test.each(record.filter((table) => !emptied.includes(table)))("%s is never emptied", async (table) => {
  await expect(ask(`TRUNCATE ${table}`)).rejects.toMatchObject({ code: expect.stringMatching(/^(23|0A)/) });
  await expect(ask(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
});

test("every column that the models call a partial date takes nothing else", async () => {
  const models = readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model \w+ \{\n(.*?)^\}/gms);
  const called = [...models].flatMap(([, body = ""]) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
    const columns = [...body.matchAll(/^ +(\w+) .*\/\/\/ partial date/gm)];
    return columns.map(([line, field]) => `${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? field}`);
  });
  const checked = await ask(`
    SELECT relname || '.' || attname AS name
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
      JOIN pg_attribute ON attrelid = conrelid AND attnum = ALL (conkey)
    WHERE contype = 'c' AND pg_get_constraintdef(pg_constraint.oid) ~ '^CHECK \\(is_partial_date\\("?\\w+"?\\)\\)$'`);
  expect(checked.map(({ name }) => name).sort()).toEqual(called.sort());
  expect(called.length).toBeGreaterThan(0);
});
