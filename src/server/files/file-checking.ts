import "server-only";
import { raiseContentVersion } from "#server/content-version.ts";
import { database } from "#server/database.ts";
import { errorCode } from "#server/installation/refusal.ts";
import type { FileDoor } from "./file-door.ts";
import { whileHeld } from "./file-rows.ts";
import type { FileStore } from "./file-store.ts";
import type { Scanner } from "./virus-scanner.ts";

export type Checked = { clean: number; infected: number; waiting: number };

type Parts = { door: Pick<FileDoor, "infected">; store: () => FileStore; scanner: Scanner };

/**
 * Has every file looked at that waits for it: because the scanner was away when it came, or because there was none then. While it
 * is away nothing more is asked.
 */
export async function checkWaiting({ door, store, scanner }: Parts): Promise<Checked> {
  const checked: Checked = { clean: 0, infected: 0, waiting: 0 };
  const waiting = await database().file.findMany({
    where: { scannedAt: null, goneAt: null, lostAt: null },
    orderBy: { keptAt: "asc" },
    select: { sha256: true },
  });
  for (const { sha256 } of waiting) {
    const verdict = await scanner(store().read(sha256)).catch((error: unknown) => {
      // Its bytes are missing: `npm run portal -- files` says so of its row.
      if (errorCode(error) === "ENOENT") return null;
      throw error;
    });
    if (verdict === null) continue;
    if (verdict.is === "away") return { ...checked, waiting: waiting.length - checked.clean - checked.infected };
    if (verdict.is === "refused") {
      console.error(`The virus scanner does not look at the file ${sha256}: ${verdict.why}`);
      checked.waiting += 1;
      continue;
    }
    checked[verdict.is] += 1;
    if (verdict.is === "infected") await door.infected(sha256, verdict.signature);
    else await settle(sha256);
  }
  return checked;
}

function settle(sha256: string): Promise<void> {
  return whileHeld(sha256, async (tx) => {
    await tx.file.update({ where: { sha256 }, data: { scannedAt: new Date() } });
    await raiseContentVersion(tx);
  });
}
