import "server-only";
import { createHash } from "node:crypto";
import { readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { File } from "#generated/prisma/client.ts";
import { database } from "#server/database.ts";
import { sweepFile, whileHeld } from "./file-rows.ts";
import type { FileStore } from "./file-store.ts";

export type Mended = {
  /** rows whose bytes are as they should be */
  whole: number;
  /** bytes that no row holds: taken away */
  unheld: string[];
  /** bytes of which no row ever knew, where those are left to a person */
  unknown: string[];
  /** rows whose bytes are not there, or are others: they say so from now on */
  lost: string[];
  /** rows that said so, and whose bytes are there again */
  found: string[];
  /** files that somebody began to send more than a day ago: taken away */
  leftOver: number;
};

export type Mending = {
  /** Whether anything is changed, or only told. */
  write: boolean;
  /** Whether each file is read whole and compared with its name, which takes as long as reading the disk does. */
  deep: boolean;
  /** Whether bytes of which no row knows are left: only those go of which one says so. */
  leaveUnknown?: boolean;
  now: Date;
};

const longestComingMs = 24 * 3600 * 1000;

/** Finds rows without bytes and bytes without rows. The portal may run meanwhile: each file is looked at while it is held. */
export async function mendFiles(
  store: FileStore,
  { write, deep, leaveUnknown = false, now }: Mending,
): Promise<Mended> {
  const mended: Mended = { whole: 0, unheld: [], unknown: [], lost: [], found: [], leftOver: 0 };
  const isThere = async ({ sha256, bytes }: File) =>
    (await store.bytesOf(sha256)) === bytes && (!deep || (await fingerprint(store, sha256)) === sha256);
  for await (const row of rows()) {
    const seen = await isThere(row);
    if (seen) mended.whole += 1;
    else if (row.lostAt !== null) mended.lost.push(row.sha256);
    if (seen === (row.lostAt === null)) continue;
    // Meanwhile it may have come, or gone: nobody moves it while this is asked once more.
    await whileHeld(row.sha256, async (tx, held) => {
      if (!held || held.goneAt !== null || (await isThere(held)) !== seen) return;
      mended[seen ? "found" : "lost"].push(row.sha256);
      if (!write) return;
      if (!seen && (await store.bytesOf(row.sha256)) !== null) await store.setAside(row.sha256);
      await tx.file.update({ where: { sha256: row.sha256 }, data: { lostAt: seen ? null : now } });
    });
  }
  for await (const sha256 of store.list()) {
    const row = await database().file.findUnique({ where: { sha256 } });
    if (row && row.goneAt === null) continue;
    if (!row && leaveUnknown) mended.unknown.push(sha256);
    else if (!write || (await sweepFile(store, sha256))) mended.unheld.push(sha256);
  }
  for (const name of await readdir(store.incoming)) {
    const path = join(store.incoming, name);
    const begun = await stat(path).catch(() => null);
    if (!begun || now.getTime() - begun.mtimeMs < longestComingMs) continue;
    if (write) await unlink(path).catch(() => {});
    mended.leftOver += 1;
  }
  return mended;
}

const atOnce = 500;

/** Every row that says its bytes are there, or that they are missed, some at a time. */
async function* rows() {
  let after = "";
  for (;;) {
    const some = await database().file.findMany({
      where: { goneAt: null, sha256: { gt: after } },
      orderBy: { sha256: "asc" },
      take: atOnce,
    });
    yield* some;
    const last = some.at(-1);
    if (!last) return;
    after = last.sha256;
  }
}

async function fingerprint(store: FileStore, sha256: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(store.read(sha256), hash);
  return hash.digest("hex");
}

/** The sentences that an operator reads. */
export function mendingReport({ whole, unheld, unknown, lost, found, leftOver }: Mended, written: boolean): string[] {
  const did = (done: string, would: string) => (written ? done : would);
  return [
    `${count(whole, "file")} with bytes as the record says.`,
    ...found.map((sha256) => `${sha256} is there again${did("", ", and its row would say so")}.`),
    ...lost.map(
      (sha256) =>
        `${sha256} is missing or damaged${did("; its readers are told so", "")}. Bring it back from a backup into the folder of files, and run this again.`,
    ),
    ...(unheld.length > 0
      ? [
          `${count(unheld.length, "file")} that nothing in the record holds: ${did("taken away", "would be taken away")}.`,
        ]
      : []),
    ...(unknown.length > 0
      ? [
          `${count(unknown.length, "file")} of which the record knows nothing: left there; "npm run portal -- files" takes them away.`,
        ]
      : []),
    ...(leftOver > 0
      ? [`${count(leftOver, "file")} that never came in whole: ${did("taken away", "would be taken away")}.`]
      : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
