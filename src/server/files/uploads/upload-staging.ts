import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, link, readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileFolder } from "#server/files/portal-store.ts";
import { makeFolder } from "#server/installation/make-folder.ts";
import { errorCode } from "#server/installation/refusal.ts";

/** So many signs of chance name an upload, and the file in which its parts lie. */
export const uploadId = /^[0-9a-f]{32}$/;

/** Parts of files lie here while they come in; every instance of a portal has the same folder. */
function pathOf(id: string): string {
  if (!uploadId.test(id)) throw new Error(`no name of an upload: ${id}`);
  const folder = join(fileFolder(), "uploads");
  makeFolder(folder);
  return join(folder, id);
}

/** So much of it lies there. Of one that has just begun, or whose folder was lost, that is nothing, and it begins anew. */
export async function stagedBytes(id: string): Promise<number> {
  try {
    return (await stat(pathOf(id))).size;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return 0;
    throw error;
  }
}

/** Adds what comes, settled on the disk; where the line breaks, what came before it stays. Answers how much lies there then. */
export async function stageMore(id: string, offset: number, source: Readable): Promise<number> {
  const file = createWriteStream(pathOf(id), {
    ...(offset === 0 ? { flags: "w" } : { flags: "r+", start: offset }),
    ...{ mode: 0o600, flush: true },
  });
  const closed = new Promise<void>((resolve) => file.once("close", resolve));
  try {
    await pipeline(source, file);
  } finally {
    // A write that is under way would come after the next one has asked how much there is.
    await closed;
  }
  return stagedBytes(id);
}

/**
 * The whole of it as a file that has come in, for the store to take over: under another name, so that it is still here should
 * the portal end before its row says so.
 */
export async function stagedWhole(id: string, incoming: string) {
  const path = pathOf(id);
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  const taken = join(incoming, randomBytes(16).toString("hex"));
  await link(path, taken).catch(() => copyFile(path, taken));
  return {
    path: taken,
    sha256: hash.digest("hex"),
    bytes: (await stat(taken)).size,
    discard: () => unlink(taken).catch(() => {}),
  };
}

export async function discardStaged(id: string): Promise<void> {
  await unlink(pathOf(id)).catch((error) => {
    if (errorCode(error) !== "ENOENT") throw error;
  });
}

/** The uploads of which something lies here. */
export async function listStaged(): Promise<string[]> {
  const folder = join(fileFolder(), "uploads");
  makeFolder(folder);
  return (await readdir(folder)).filter((name) => uploadId.test(name));
}
