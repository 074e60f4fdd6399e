import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { applyMigrations, migrationsAreApplied, missingMigration } from "#server/installation/migrate.ts";
import { withClient } from "#server/installation/with-client.ts";

const own = process.env.DATABASE_URL ?? "";

const ask = (sql: string, databaseUrl = own) =>
  withClient(databaseUrl, async (client) => (await client.query(sql)).rows);

/** A database beside the file's own, gone afterwards. */
async function withNewDatabase(options: string, work: (databaseUrl: string) => Promise<void>) {
  const name = `${new URL(own).pathname.slice(1)}_beside`;
  await ask(`CREATE DATABASE ${name} ${options}`);
  const url = new URL(own);
  url.pathname = `/${name}`;
  try {
    await work(url.href);
  } finally {
    await ask(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Runs `npx prisma ...` on that database, with this Node.js first in the path, as it asks for. */
async function prisma(databaseUrl: string, ...args: string[]) {
  const { PRISMA_SCHEMA_ENGINE_BINARY: _, PATH, ...env } = process.env;
  const run = promisify(execFile)("node_modules/.bin/prisma", args, {
    env: { ...env, PATH: `${dirname(process.execPath)}${delimiter}${PATH}`, DATABASE_URL: databaseUrl },
  });
  const { stdout, stderr } = await run.catch((refused) => refused);
  return `${stdout}${stderr}`;
}

describe("the migrations", () => {
  test("lead to the models in prisma/schema.prisma", async () => {
    expect(await missingMigration(own)).toBeNull();
  });

  test("are applied once when two portals start at once on a new database", async () => {
    await withNewDatabase("TEMPLATE template0", async (url) => {
      const applied = await Promise.all([applyMigrations(url), applyMigrations(url), applyMigrations(url)]);
      expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
      expect(await migrationsAreApplied(url)).toBe(true);
      expect(await applyMigrations(url)).toEqual([]);
    });
  });

  test("are known again by Prisma's own table", async () => {
    const rows = await ask("SELECT finished_at, rolled_back_at, applied_steps_count FROM _prisma_migrations");
    expect(rows.every((row) => row.finished_at && !row.rolled_back_at && row.applied_steps_count === 1)).toBe(true);
  });

  test("are seen and applied by Prisma's own commands, without an engine from its server", async () => {
    await withNewDatabase("TEMPLATE template0", async (url) => {
      expect(await prisma(url, "migrate", "status")).toContain("have not yet been applied");
      expect(await prisma(url, "migrate", "deploy")).toContain("successfully applied");
      expect(await migrationsAreApplied(url)).toBe(true);
      expect(await prisma(url, "migrate", "status")).toContain("up to date");
      await ask("ALTER TABLE pillar ADD COLUMN colour text", url);
      const difference = ["--from-config-datasource", "--to-schema", "prisma/schema.prisma"];
      expect(await prisma(url, "migrate", "diff", ...difference)).toContain("Removed column `colour`");
    });
    expect(await prisma(`${own}_of_nobody`, "migrate", "status")).toContain("does not exist");
  });
});

describe("the database keeps the record's laws whoever writes to it", () => {
  const event = `INSERT INTO event (version, subject, subject_code, verb, recorded_at, snapshot, previous_hash, hash)
    VALUES (2, 'person', 'invitation/x', 'invite', now(), '{}', '', 'first')`;

  test.each(["UPDATE event SET verb = 'another'", "DELETE FROM event", "TRUNCATE event CASCADE"])(
    "history is only ever added to: %s",
    async (sql) => {
      await ask(`${event} ON CONFLICT DO NOTHING`);
      await expect(ask(sql)).rejects.toThrow("history is only ever added to");
      expect(await ask("SELECT verb FROM event")).toEqual([{ verb: "invite" }]);
    },
  );

  test("an event names the row that it is about", async () => {
    const nameless = event.replace("'invite'", "'deactivate'");
    await expect(ask(nameless)).rejects.toThrow("event_names_its_row");
  });

  test("a figure is a value or the reason why there is none, and zero is a value", async () => {
    await ask(`
      INSERT INTO region VALUES ('r', 'Region', 'Регион');
      INSERT INTO place VALUES ('XXA', 'XA', 'Place', 'Место', 'r');
      INSERT INTO indicator VALUES ('i', 'Indicator', 'Показатель', 'kg', 'кг', 'seizures', 1, 'sum')`);
    const enter = (value: string, absence: string) =>
      ask(`INSERT INTO observation (place_code, indicator_code, year, period_kind, period_from, period_to, value, absence,
          entered_at)
        VALUES ('XXA', 'i', 2021, 'year', '2021-01-01', '2021-12-31', ${value}, ${absence}, now())`);
    await enter("0", "NULL");
    await enter("NULL", "'notCollected'");
    await expect(enter("NULL", "NULL")).rejects.toThrow("observation_has_value_or_reason");
    await expect(enter("5", "'notCollected'")).rejects.toThrow("observation_has_value_or_reason");
    await expect(enter("NULL", "'forgotten'")).rejects.toThrow("observation_absence");
  });

  test.each([
    ["'year', '2021-01-01', '2021-12-31'", null],
    ["'part', '2021-01-01', '2021-09-30'", null],
    ["'part', '2020-06-01', '2021-06-30'", null],
    ["'day', '2021-12-31', '2021-12-31'", null],
    ["'since', '2012-01-01', '2021-10-01'", null],
    ["'since', NULL, '2021-10-01'", null],
    ["'year', '2021-01-01', '2021-09-30'", "observation_period"],
    ["'year', NULL, '2021-12-31'", "observation_period"],
    ["'year', '2020-01-01', '2020-12-31'", "observation_period"],
    ["'part', '2021-01-01', '2021-12-31'", "observation_period"],
    ["'part', '2021-09-30', '2021-01-01'", "observation_period"],
    ["'part', NULL, '2021-09-30'", "observation_period"],
    ["'part', '2020-01-01', '2020-09-30'", "observation_year_ends_period"],
    ["'day', '2021-12-30', '2021-12-31'", "observation_period"],
    ["'since', '2021-10-02', '2021-10-01'", "observation_period"],
    ["'week', '2021-10-01', '2021-10-07'", "observation_period"],
  ])("the period of a figure of 2021, %s: %s", async (period, refusedBy) => {
    await withNewDatabase("TEMPLATE template_reference", async (url) => {
      const entered = ask(
        `INSERT INTO observation (place_code, indicator_code, year, period_kind, period_from, period_to, value, entered_at)
        VALUES ('UZB', 'SEIZ-OPIUM', 2021, ${period}, 1, now())`,
        url,
      );
      if (refusedBy) await expect(entered).rejects.toThrow(refusedBy);
      else await entered;
    });
  });

  test("the head of the history begins with the events that were there before it", async () => {
    await withNewDatabase("TEMPLATE template_sample", async (url) => {
      await ask(
        "DROP TABLE event_head; DROP FUNCTION event_moves_head CASCADE; DROP FUNCTION event_head_advances",
        url,
      );
      await ask(readFileSync("prisma/migrations/20261125200000_history_head/migration.sql", "utf8"), url);
      const [head] = await ask("SELECT count::int, hash FROM event_head", url);
      expect(await ask("SELECT hash FROM event ORDER BY id DESC LIMIT 1", url)).toEqual([{ hash: head.hash }]);
      expect(await ask("SELECT count(*)::int FROM event", url)).toEqual([{ count: head.count }]);
      expect(head.count).toBeGreaterThan(100);
    });
  });

  test("a donor named by a code of before is a partner, and an invitation for a partner that is gone leads nowhere", async () => {
    await withNewDatabase("TEMPLATE template_sample", async (url) => {
      await ask(
        `ALTER TABLE donor DROP CONSTRAINT donor_partner_code_fkey;
        ALTER TABLE invitation DROP CONSTRAINT invitation_partner_id_fkey, DROP CONSTRAINT invitation_focal_has_partner;
        ALTER TABLE person DROP CONSTRAINT person_focal_has_partner;
        DROP INDEX donor_partner_code_idx, invitation_partner_id_idx;
        INSERT INTO former_name (partner_id, code, name_en, name_ru, until)
        SELECT id, code, name_en, name_ru, '2024' FROM partner WHERE code = 'USA';
        UPDATE partner SET code = 'UXA' WHERE code = 'USA';
        INSERT INTO invitation (token_hash, email, role, partner_id, expires_at)
        SELECT code, code || '@example.org', 'focal', CASE code WHEN 'UZB' THEN id ELSE -id END, now()
        FROM partner WHERE code IN ('UZB', 'TJK')`,
        url,
      );
      await ask(readFileSync("prisma/migrations/20261129104000_donors_and_invitations/migration.sql", "utf8"), url);
      const donors = await ask("SELECT partner_code FROM donor ORDER BY partner_code", url);
      expect(donors).toEqual([{ partner_code: "RUS" }, { partner_code: "UXA" }]);
      expect(await ask("SELECT token_hash FROM invitation", url)).toEqual([{ token_hash: "UZB" }]);
    });
  });

  test("there is one content version, and it begins with 1", async () => {
    await withNewDatabase("TEMPLATE template_empty", async (url) => {
      expect(await ask("SELECT id, version::int FROM content_version", url)).toEqual([{ id: 1, version: 1 }]);
      await expect(ask("INSERT INTO content_version VALUES (2, 1)", url)).rejects.toThrow("content_version_is_one_row");
    });
  });
});
