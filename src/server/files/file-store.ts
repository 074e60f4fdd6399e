import { createReadStream } from "node:fs";
import { mkdir, open, opendir, rename, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { makeFolder } from "#server/installation/make-folder.ts";
import { errorCode } from "#server/installation/refusal.ts";

/** The first and the last byte of a part. */
export type Range = { start: number; end: number };

/**
 * Keeps bytes by what they are: the name of a file is the SHA-256 of its bytes, so the same bytes are kept once, and bytes
 * under a name never change. A file is there whole or not at all, whenever the portal or the machine ends.
 */
export type FileStore = {
  /** The number of its bytes, or `null` where it is not there. */
  bytesOf(sha256: string): Promise<number | null>;
  /** Takes over a file that lies in `incoming`. */
  put(sha256: string, staged: string): Promise<void>;
  read(sha256: string, range?: Range): Readable;
  remove(sha256: string): Promise<void>;
  /** Out of sight, to be looked at by a person: its bytes are not what its name says. */
  setAside(sha256: string): Promise<void>;
  list(): AsyncGenerator<string>;
  /** The folder in which files lie while they come in. */
  incoming: string;
};

const name = /^[0-9a-f]{64}$/;

/** Of a file so many bytes are in memory for each of its readers: fewer would take the disk more often than the line does. */
const readAtOnce = 256 * 1024;

export function folderStore(root: string): FileStore {
  const incoming = join(root, "incoming");
  makeFolder(incoming);
  const pathOf = (sha256: string) => {
    if (!name.test(sha256)) throw new Error(`no name of a file: ${sha256}`);
    return join(root, sha256.slice(0, 2), sha256);
  };

  return {
    incoming,

    async bytesOf(sha256) {
      try {
        return (await stat(pathOf(sha256))).size;
      } catch (error) {
        if (errorCode(error) === "ENOENT") return null;
        throw error;
      }
    },

    async put(sha256, staged) {
      const path = pathOf(sha256);
      const made = await mkdir(dirname(path), { recursive: true });
      await rename(staged, path);
      // Without this a machine that loses its current has the row, and the folder knows nothing of the file.
      for (const folder of made ? [dirname(path), root] : [dirname(path)]) await settle(folder);
    },

    read: (sha256, range) => createReadStream(pathOf(sha256), { ...range, highWaterMark: readAtOnce }),

    async remove(sha256) {
      await unlink(pathOf(sha256)).catch((error) => {
        if (errorCode(error) !== "ENOENT") throw error;
      });
    },

    async setAside(sha256) {
      makeFolder(join(root, "damaged"));
      await rename(pathOf(sha256), join(root, "damaged", sha256));
    },

    async *list() {
      for await (const folder of await opendir(root)) {
        if (!/^[0-9a-f]{2}$/.test(folder.name)) continue;
        for await (const file of await opendir(join(root, folder.name))) {
          if (name.test(file.name) && file.name.startsWith(folder.name)) yield file.name;
        }
      }
    },
  };
}

async function settle(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const kept = globalThis as { portalFiles?: FileStore };

/** The one store of this process, in the folder that `serve` has read from the settings. */
export function fileStore(): FileStore {
  kept.portalFiles ??= folderStore(fileFolder());
  return kept.portalFiles;
}

/** The folder of files: here they come in, wherever they are kept. */
export function fileFolder(): string {
  const folder = process.env.PORTAL_FILES;
  if (!folder) throw new Error("PORTAL_FILES is not set");
  return folder;
}

/** No file that people send is larger. */
export function mostFileBytes(): number {
  return (Number(process.env.PORTAL_FILE_MB) || 200) * 1024 * 1024;
}
