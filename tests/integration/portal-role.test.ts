import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { checkout } from "#server/installation/data-folder.ts";
import { bindPortalRole, forgetful, makePortalRole, portalRole } from "#server/installation/portal-role.ts";
import { withClient } from "#server/installation/with-client.ts";
import { portalWith } from "#tests/support/database.ts";
import { asPortal as addressAsPortal } from "#tests/support/test-server.ts";

const ownerUrl = process.env.DATABASE_URL ?? "";
const url = new URL(addressAsPortal(new URL(ownerUrl).pathname.slice(1)));

const as = (address: string) => (sql: string) => withClient(address, (client) => client.query(sql));
const asPortal = as(url.href);
const asOwner = as(ownerUrl);

beforeAll(async () => {
  await portalWith("sample");
  await makePortalRole(ownerUrl, decodeURIComponent(url.password));
  await bindPortalRole(ownerUrl, url.href);
});

describe("the portal's own role", () => {
  test("reads every table, and adds to and corrects those of the record", async () => {
    const { rows } = await asOwner(
      "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    );
    for (const { relname } of rows) await asPortal(`SELECT count(*) FROM ${relname}`);
    expect(rows.length).toBeGreaterThan(30);
    await asPortal("UPDATE pillar SET short_en = short_en");
    await asPortal("INSERT INTO attempts (key, count, ends_at) VALUES ('a', 1, now())");
  });

  test.each([
    ["switch a law off", "ALTER TABLE event DISABLE TRIGGER ALL", "must be owner of table event"],
    ["switch off all of them", "SET session_replication_role = replica", "permission denied to set parameter"],
    [
      "rewrite a law",
      "CREATE OR REPLACE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
      "permission denied for schema public",
    ],
    [
      "change adopted words",
      "UPDATE recommendation SET text_en = 'Otherwise' WHERE kind = 'commitment'",
      "adopted words change by a decision or a confirmed erratum",
    ],
    [
      "switch off the law of adopted words",
      "ALTER TABLE recommendation DISABLE TRIGGER recommendation_adopted_words_stay",
      "must be owner of table recommendation",
    ],
    ["change an event", "UPDATE event SET verb = 'endorse'", "permission denied for table event"],
    ["take an event away", "DELETE FROM event", "permission denied for table event"],
    ["empty a table", "TRUNCATE implementation_report", "permission denied for table implementation_report"],
    ["take a report away", "DELETE FROM implementation_report", "permission denied for table implementation_report"],
    ["take a recommendation away", "DELETE FROM recommendation", "permission denied for table recommendation"],
    [
      "move the head of the history",
      "UPDATE event_head SET count = count + 1",
      "permission denied for table event_head",
    ],
    [
      "let a table of its own move the head of the history",
      `CREATE TEMP TABLE own (id int, hash text);
       CREATE TRIGGER moves AFTER INSERT ON own REFERENCING NEW TABLE AS added
         FOR EACH STATEMENT EXECUTE FUNCTION event_moves_head()`,
      "permission denied for function event_moves_head",
    ],
    ["drop a table", "DROP TABLE pillar", "must be owner of table pillar"],
    [
      "make a table, as a library might",
      "CREATE TABLE made_by_a_library (id int)",
      "permission denied for schema public",
    ],
    [
      "claim that a migration was applied",
      "DELETE FROM _prisma_migrations",
      "permission denied for table _prisma_migrations",
    ],
    ["become another role", "SET ROLE portal", "permission denied to set role"],
    ["make another role", "CREATE ROLE another", "permission denied to create role"],
  ])("cannot %s", async (_what, sql, reason) => {
    await expect(asPortal(sql)).rejects.toThrow(reason);
  });

  test("takes rows away from the tables that say so and from no other", async () => {
    const { rows } = await asOwner(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND has_table_privilege('${portalRole}', oid, 'DELETE') ORDER BY relname`,
    );
    expect(rows.map(({ relname }) => relname)).toEqual([...forgetful]);
  });

  test("moves the head by adding an event, as the database does it", async () => {
    const before = (await asOwner("SELECT count FROM event_head")).rows[0].count;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query("BEGIN");
    await client.query("SELECT hash FROM event_head WHERE id = 1 FOR UPDATE");
    // With the owner's rights the trigger would change this table, and do what the portal hung on it.
    await client.query("CREATE TEMP TABLE event_head (LIKE public.event_head)");
    await client.query(
      "INSERT INTO event (version, subject, subject_code, verb, recorded_at, snapshot, previous_hash, hash) VALUES (2, 'person', 'invitation/1', 'invite', now(), '{}', '', 'tried')",
    );
    const { rows } = await client.query("SELECT count, hash FROM public.event_head");
    await client.query("ROLLBACK");
    await client.end();
    expect(rows[0]).toEqual({ count: String(Number(before) + 1), hash: "tried" });
  });

  test("is no master under another name: a role of the owner's is refused", async () => {
    await asOwner(`DROP ROLE IF EXISTS portal_test_heir; CREATE ROLE portal_test_heir LOGIN SUPERUSER`);
    const heir = new URL(url);
    heir.username = "portal_test_heir";
    await expect(bindPortalRole(ownerUrl, heir.href)).rejects.toThrow("can do all that the owner of the tables can");
    await asOwner("DROP ROLE portal_test_heir");
  });

  test("is bound to the database of its owner: another one is refused, though the role is there", async () => {
    const elsewhere = new URL(url);
    elsewhere.pathname = "/postgres";
    await expect(bindPortalRole(ownerUrl, elsewhere.href)).rejects.toThrow("both must name the same database");
  });

  test("is told what is wrong with its own address: a wrong password is no other database", async () => {
    const stranger = new URL(url);
    stranger.password = "wrong";
    await expect(bindPortalRole(ownerUrl, stranger.href)).rejects.toThrow("password authentication failed");
  });

  test("has every right that the code asks for when it takes rows away", () => {
    const tableOf = (model: string) => model.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const src = join(checkout, "src");
    const taken = readdirSync(src, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("generated"))
      .flatMap((path) => [
        ...readFileSync(join(src, path), "utf8").matchAll(/(?:\.(\w+)\.delete(?:Many)?\(|\bDELETE FROM (\w+))/g),
      ])
      .map(([, model = "", table]) => table ?? tableOf(model));
    expect([...new Set(taken)].sort()).toEqual([...forgetful]);
  });
});
