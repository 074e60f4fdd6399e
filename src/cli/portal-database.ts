import { setTimeout as wait } from "node:timers/promises";
import { type DataFolder, lockDataFolder, openDataFolder, portalOn } from "#server/installation/data-folder.ts";
import { type DatabaseUrls, runningDatabase, startEmbeddedPostgres } from "#server/installation/embedded-postgres.ts";
import type { Settings } from "#server/installation/env.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { checkOwnDatabase } from "#server/installation/own-database.ts";
import { bindPortalRole } from "#server/installation/portal-role.ts";
import type { Ending } from "./run.ts";
import { say, saying } from "./say.ts";

export type PortalDatabase = DatabaseUrls & {
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
  const { databaseUrl, databaseOwnerUrl = databaseUrl } = settings;
  if (databaseUrl && databaseOwnerUrl) {
    await saying("Connecting to the database", async () => {
      for (const url of new Set([databaseUrl, databaseOwnerUrl])) await checkOwnDatabase(url);
    });
    return { url: databaseUrl, ownerUrl: databaseOwnerUrl, isOwn: false, ended: never };
  }
  const starting = startEmbeddedPostgres(folder, { say });
  // Asked to end while PostgreSQL starts, it is waited for: it would go on alone.
  ending.before(async () => (await starting.catch(() => null))?.stop());
  const { url, ownerUrl, ended } = await saying("Starting PostgreSQL", () => starting);
  return { url, ownerUrl, isOwn: true, ended };
}

/** For a command beside the portal: the database of a running portal, else one started for the moment. */
export async function joinDatabase(settings: Settings, ending: Ending): Promise<PortalDatabase> {
  const running = settings.databaseUrl ? null : await databaseOfPortal(openDataFolder(settings.dataFolder));
  return running
    ? { ...running, isOwn: false, ended: never }
    : openDatabase(settings, await takeDataFolder(settings, ending), ending);
}

/** Waits for the one of a portal that is just starting; one that a killed portal left behind does not count. */
async function databaseOfPortal(folder: DataFolder): Promise<DatabaseUrls | null> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline && portalOn(folder) !== null; await wait(100)) {
    const running = runningDatabase(folder);
    if (running) return running;
  }
  return null;
}

/** Its owner brings it up to date, and gives the portal's role its rights anew. */
export async function migrate({ url, ownerUrl }: DatabaseUrls): Promise<void> {
  const applied = await saying("Bringing the database up to date", async () => {
    const names = await applyMigrations(ownerUrl);
    await bindPortalRole(ownerUrl, url);
    return names;
  });
  if (applied.length > 0) say(`Migrations applied: ${applied.join(", ")}`);
}

const never = new Promise<void>(() => {});
