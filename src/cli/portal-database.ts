import { setTimeout as wait } from "node:timers/promises";
import { type DataFolder, lockDataFolder, openDataFolder, portalOn } from "#server/installation/data-folder.ts";
import { runningDatabaseUrl, startEmbeddedPostgres } from "#server/installation/embedded-postgres.ts";
import type { Settings } from "#server/installation/env.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { checkOwnDatabase } from "#server/installation/own-database.ts";
import type { Ending } from "./run.ts";
import { say, saying } from "./say.ts";

export type PortalDatabase = {
  url: string;
  /** Whether it was started by this process and ends with it. */
  isOwn: boolean;
  /** Settles when an embedded database has ended of itself; never for one that this process did not start. */
  ended: Promise<void>;
};

/** The data folder, held by this process until it ends, unless the database is another machine's business. */
export async function takeDataFolder(settings: Settings, ending: Ending): Promise<DataFolder> {
  const folder = openDataFolder(settings.dataFolder);
  if (!settings.databaseUrl) ending.before(await lockDataFolder(folder));
  return folder;
}

/** The database of the settings: one's own, checked, or the embedded one, which ends with this process. */
export async function openDatabase(settings: Settings, folder: DataFolder, ending: Ending): Promise<PortalDatabase> {
  const { databaseUrl } = settings;
  if (databaseUrl) {
    await saying("Connecting to the database", () => checkOwnDatabase(databaseUrl));
    return { url: databaseUrl, isOwn: false, ended: never };
  }
  const starting = startEmbeddedPostgres(folder, { say });
  // Asked to end while PostgreSQL starts, it is waited for: it would go on alone.
  ending.before(async () => (await starting.catch(() => null))?.stop());
  const { url, ended } = await saying("Starting PostgreSQL", () => starting);
  return { url, isOwn: true, ended };
}

/** For a command beside the portal: the database of a running portal, else one started for the moment. */
export async function joinDatabase(settings: Settings, ending: Ending): Promise<PortalDatabase> {
  const running = settings.databaseUrl ? null : await databaseOfPortal(openDataFolder(settings.dataFolder));
  return running
    ? { url: running, isOwn: false, ended: never }
    : openDatabase(settings, await takeDataFolder(settings, ending), ending);
}

/** Waits for the one of a portal that is just starting; one that a killed portal left behind does not count. */
async function databaseOfPortal(folder: DataFolder): Promise<string | null> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline && portalOn(folder) !== null; await wait(100)) {
    const url = runningDatabaseUrl(folder);
    if (url) return url;
  }
  return null;
}

export async function migrate(databaseUrl: string): Promise<void> {
  const applied = await saying("Bringing the database up to date", () => applyMigrations(databaseUrl));
  if (applied.length > 0) say(`Migrations applied: ${applied.join(", ")}`);
}

const never = new Promise<void>(() => {});
