import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import type pg from "pg";
import { checkout, readIfThere } from "./data-folder.ts";
import { Refusal } from "./refusal.ts";
import { withSchemaEngine } from "./schema-engine.ts";
import { withClient } from "./with-client.ts";

const prismaFolder = join(checkout, "prisma");
const migrationsFolder = join(prismaFolder, "migrations");
const lockfile = "migration_lock.toml";
const lockfileContent =
  '# Prisma reads from here which database the migrations are written for.\nprovider = "postgresql"\n';
const nothingExternal = { externalTables: [], externalEnums: [] };

/** Brings the database up to the migrations of this checkout, or up to that one of them; the names of those it applied. */
export async function applyMigrations(databaseUrl: string, last?: string): Promise<string[]> {
  return await alone(databaseUrl, async (client) => {
    if (await isUpToDate(client)) return [];
    return await withSchemaEngine(databaseUrl, schema(), async (engine) => {
      const migrationsList = readMigrations(last);
      try {
        const applied = await engine.applyMigrations({ migrationsList, filters: nothingExternal });
        return applied.appliedMigrationNames;
      } catch (error) {
        throw new Refusal(`The migrations cannot be applied: ${engineMessage(error)}`);
      }
    });
  });
}

/** Whether every migration of this checkout, and no other, stands in the database as it is written here. */
export async function migrationsAreApplied(databaseUrl: string): Promise<boolean> {
  return await withClient(databaseUrl, isUpToDate);
}

/** The SQL that leads from the migrations there are to prisma/schema.prisma; null when they already lead there. */
export async function missingMigration(databaseUrl: string): Promise<string | null> {
  return await withSchemaEngine(databaseUrl, schema(), async (engine) => {
    const { stdout: script } = await engine.diff({
      from: { tag: "migrations", ...readMigrations() },
      to: { tag: "schemaDatamodel", files: [schema()] },
      script: true,
      exitCode: null,
      filters: nothingExternal,
    });
    if (!script || /^\s*-- This is an empty migration/.test(script)) return null;
    // Prisma has no word for a generated column: a default made of other columns can only mean one.
    return script.replaceAll(/ DEFAULT (to_tsvector\(.*\))(,?)$/gm, " GENERATED ALWAYS AS ($1) STORED$2");
  });
}

/** Writes that SQL as a migration, to be read and corrected; its file. */
export async function createMigration(databaseUrl: string, name: string): Promise<string | null> {
  const script = await missingMigration(databaseUrl);
  if (script === null) return null;
  const moment = new Date()
    .toISOString()
    .replaceAll(/[^0-9]/g, "")
    .slice(0, 14);
  const folder = join(migrationsFolder, `${moment}_${name}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "migration.sql");
  writeFileSync(file, script);
  writeFileSync(join(migrationsFolder, lockfile), lockfileContent);
  return file;
}

/** Two portals that start at once on one database bring it up one after the other. */
export async function alone<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return await withClient(databaseUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [startLock]);
    return await work(client);
  });
}

const startLock = 20120216;

async function isUpToDate(client: pg.Client): Promise<boolean> {
  const { rows: tables } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there");
  if (!tables[0]?.there) return false;
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const ours = migrationNames();
  return (
    ours.length === applied.size &&
    ours.every((name) => applied.get(name) === createHash("sha256").update(migrationScript(name)).digest("hex"))
  );
}

function readMigrations(last?: string): MigrationList {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: lockfile, content: readIfThere(join(migrationsFolder, lockfile)) ?? lockfileContent },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(last).map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: migrationScript(name) } },
    })),
  };
}

function migrationNames(last?: string): string[] {
  if (!existsSync(migrationsFolder)) return [];
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => last === undefined || name <= last)
    .sort();
}

const migrationScript = (name: string) => readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8");

function schema() {
  const path = join(prismaFolder, "schema.prisma");
  return { path, content: readFileSync(path, "utf8") };
}

function engineMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
