import { createHash, randomBytes } from "node:crypto";
import { linkSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { lockOwner, releaseLock, takeLock } from "./lock.mjs";
import { isRoot, makeFolder } from "./make-folder.ts";
import { errorCode, Refusal } from "./refusal.ts";

export const checkout = realpathSync(join(import.meta.dirname, "..", "..", ".."));

/** Root keeps here what an unprivileged PostgreSQL must reach: the checkout itself may be closed to it. */
export const systemFolder = join("/var/lib/portal", createHash("sha256").update(checkout).digest("hex").slice(0, 12));

export type DataFolder = {
  path: string;
  /** PostgreSQL keeps its files here. */
  cluster: string;
};

/** Opens the folder that `PORTAL_DATA` names, or `.data` in the checkout, making it when it is not there. */
export function openDataFolder(chosen: string | undefined): DataFolder {
  const path = chosen ? resolve(checkout, chosen) : join(checkout, ".data");
  const clusterHome = isRoot && !chosen ? systemFolder : path;
  for (const folder of [path, clusterHome]) {
    try {
      makeFolder(folder);
      const probe = join(folder, `.probe-${process.pid}`);
      writeFileSync(probe, "");
      rmSync(probe);
    } catch (error) {
      throw new Refusal(
        `The portal cannot write to its data folder ${folder} (${errorCode(error)}); PORTAL_DATA names another one.`,
      );
    }
  }
  return { path, cluster: join(clusterHome, "postgres") };
}

/** Reads a secret kept in the data folder, or makes it once; only the portal's own user can read it. */
export function keptSecret(folder: DataFolder, name: string, make: () => string = randomSecret): string {
  const file = join(folder.path, name);
  const kept = readIfThere(file);
  if (kept !== null) return kept.trim();
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${make()}\n`, { mode: 0o600 });
  try {
    // A link never replaces: of two portals that make it at once, both end with the same one.
    linkSync(fresh, file);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(fresh);
  }
  return readFileSync(file, "utf8").trim();
}

export const randomSecret = () => randomBytes(32).toString("base64url");

/** One portal per data folder: answers with the way to let it go. Waits a moment for one that is just ending. */
export async function lockDataFolder(folder: DataFolder, patienceMs = 3000): Promise<() => void> {
  const file = lockFile(folder);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const owner = takeLock(file);
    if (owner === null) return () => releaseLock(file);
    if (Date.now() > deadline) {
      throw new Refusal(`A portal is already running on the data folder ${folder.path} (process ${owner.pid}).`);
    }
    await wait(100);
  }
}

/** The process of the portal that runs on the folder, if one does. */
export function portalOn(folder: DataFolder): number | null {
  return lockOwner(lockFile(folder))?.pid ?? null;
}

const lockFile = (folder: DataFolder) => join(folder.path, "lock");

export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
