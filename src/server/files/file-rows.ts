import "server-only";
import type { File } from "#generated/prisma/client.ts";
import { database, type Transaction } from "#server/database.ts";
import type { Inspected } from "./file-inspection.ts";
import type { Staged } from "./file-staging.ts";
import type { FileStore } from "./file-store.ts";
import { StoreAway } from "./store-away.ts";

/** The state of the words of a file: whether they were taken out of it. */
export const wordStates = ["waiting", "read", "none", "unreadable"] as const;

export type WordState = (typeof wordStates)[number];

/**
 * Keeps a file that has come in: the bytes first, then the row, within the transaction of what names it. Another that keeps, takes
 * away or looks for the same file at that moment waits: no bytes go while something comes to rely on them.
 */
export async function keepFile(
  tx: Transaction,
  store: FileStore,
  staged: Pick<Staged, "path" | "sha256" | "bytes">,
  {
    kind,
    pages,
    isReadable,
    scannedAt = null,
  }: Pick<Inspected, "kind" | "pages" | "isReadable"> & Partial<Pick<Inspected, "scannedAt">>,
): Promise<File> {
  const { sha256, path, bytes } = staged;
  await holdFile(tx, sha256);
  if ((await store.bytesOf(sha256)) !== bytes) await store.put(sha256, path);
  const told = { kind, pages, words: isReadable ? "waiting" : "unreadable" };
  return tx.file.upsert({
    where: { sha256 },
    create: { ...{ sha256, bytes, ...told, scannedAt }, keptAt: new Date() },
    update: { goneAt: null, lostAt: null, ...(scannedAt && { scannedAt }) },
  });
}

/**
 * Sends a file to a store that is far before the transaction in which it is kept: that holds others, and has its time. Should its
 * bytes be taken away in between, it is sent once more then.
 */
export async function sendAhead(store: FileStore, { sha256, path, bytes }: Pick<Staged, "path" | "sha256" | "bytes">) {
  if (store.isFar && (await store.bytesOf(sha256)) !== bytes) await store.put(sha256, path);
}

/** Where nothing names the file any more, its row says since when. Its bytes go after that is settled, by `sweepSoon`. */
export async function letFileGo(tx: Transaction, sha256: string): Promise<void> {
  await holdFile(tx, sha256);
  const standing = { where: { sha256, removedAt: null } };
  const holds = [
    await tx.documentFile.count(standing),
    await tx.evidence.count(standing),
    await tx.upload.count({ where: { sha256 } }),
  ];
  if (holds.some((count) => count > 0)) return;
  await tx.file.update({ where: { sha256 }, data: { goneAt: new Date() } });
}

/** Takes bytes away that no row holds; answers whether there were any. */
export async function sweepFile(store: FileStore, sha256: string): Promise<boolean> {
  return whileHeld(sha256, async (_tx, row) => {
    if ((row && row.goneAt === null) || (await store.bytesOf(sha256)) === null) return false;
    await store.remove(sha256);
    return true;
  });
}

/** The same after something was done that holds without it: where the store is away, `npm run portal -- files` takes them later. */
export async function sweepSoon(store: FileStore, sha256: string): Promise<void> {
  try {
    await sweepFile(store, sha256);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    console.error(error.message);
  }
}

/** Does something with a file that nobody else keeps, takes away or looks for meanwhile. */
export async function whileHeld<T>(
  sha256: string,
  work: (tx: Transaction, row: File | null) => Promise<T>,
): Promise<T> {
  return database().$transaction(
    async (tx) => {
      await holdFile(tx, sha256);
      return work(tx, await tx.file.findUnique({ where: { sha256 } }));
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** Until the end of the transaction this file is its own. */
export async function holdFile(tx: Transaction, sha256: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`file ${sha256}`}, 0))`;
}
