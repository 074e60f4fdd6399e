import { createHash } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout, openDataFolder, systemFolder } from "#server/installation/data-folder.ts";
import { stopLeftPostgres } from "#server/installation/embedded-postgres.ts";
import { processIdentity } from "#server/installation/lock.mjs";
import { isRoot, makeFolder } from "#server/installation/make-folder.ts";

const place = isRoot ? systemFolder : tmpdir();
const prefix = `portal-test-${createHash("sha256").update(checkout).digest("hex").slice(0, 8)}-`;

/** A folder for what a test run leaves behind, where the user whom PostgreSQL runs as can reach it; removed afterwards. */
export async function makeTestFolder(): Promise<string> {
  await removeLeftFolders();
  const path = join(place, `${prefix}${process.pid}`);
  makeFolder(path);
  return path;
}

export function removeTestFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Runs that were killed leave their folders, and their PostgreSQL running. */
async function removeLeftFolders() {
  makeFolder(place);
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(prefix))) {
    if (processIdentity(Number(name.slice(prefix.length))) !== null) continue;
    const path = join(place, name);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) await stopLeftPostgres(openDataFolder(join(path, entry.name)));
    }
    removeTestFolder(path);
  }
}
