import "server-only";
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { raiseContentVersion } from "#server/content-version.ts";
import { database } from "#server/database.ts";
import { type Bounds, workApart } from "#server/files/bounded-work.ts";
import type { FileKind } from "#server/files/file-kind.ts";
import { type WordState, whileHeld } from "#server/files/file-rows.ts";
import type { FileStore } from "#server/files/file-store.ts";
import type { PlacedWords } from "./placed-words.ts";
import { tellWordState } from "./word-state.ts";
import { holdsWords } from "./words-of-file.ts";

type Waiting = { sha256: string; kind: FileKind; tries: number };

type Reading = { bounds?: Bounds; signal?: AbortSignal };

const usualBounds = { seconds: 180, megabytes: 512 };

/** A file whose reader brought the whole portal down so often is given up. */
const mostTries = 3;
/** The portal that reads a file says so again and again; where none has for so long, another takes it up. */
const leaseMs = 60_000;
/** A store that is away, or bytes that are missed, may be there again by then. */
const laterMs = 10 * 60_000;

/** Takes the words out of the file that waits longest, and says whether one waited. Another who asks meanwhile gets the next. */
export async function readWaiting(store: FileStore, reading: Reading = {}): Promise<boolean> {
  const [waiting] = await database().$queryRaw<Waiting[]>`
    UPDATE file SET words_tries = words_tries + 1, words_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE sha256 = (
      SELECT sha256 FROM file
      WHERE words = 'waiting' AND gone_at IS NULL AND lost_at IS NULL AND (words_until IS NULL OR words_until < now())
      ORDER BY kept_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING sha256, kind, words_tries AS tries`;
  if (!waiting) return false;
  const { sha256 } = waiting;
  const atWork = setInterval(() => void postpone(sha256, leaseMs).catch(() => {}), leaseMs / 3);
  try {
    await readOne(store, waiting, reading);
  } catch (error) {
    // The file was not at fault, and waits on; that of a portal which ends is the next one's at once.
    const isEnding = reading.signal?.aborted ?? false;
    await release(sha256, isEnding ? 0 : laterMs);
    if (!isEnding) throw error;
  } finally {
    clearInterval(atWork);
  }
  return true;
}

async function readOne(store: FileStore, { sha256, kind, tries }: Waiting, reading: Reading): Promise<void> {
  if (tries > mostTries) return settle(sha256, "unreadable");
  if (!holdsWords(kind)) return settle(sha256, "none");
  if ((await store.bytesOf(sha256)) === null) return release(sha256, laterMs);
  const { bounds = usualBounds, signal } = reading;
  const copy = join(store.incoming, randomBytes(16).toString("hex"));
  try {
    await pipeline(store.read(sha256), createWriteStream(copy, { flags: "wx", mode: 0o600 }), { signal });
    const script = join(import.meta.dirname, "words-work.ts");
    const worked = await workApart<PlacedWords[] | null>(script, copy, [kind], bounds, signal);
    signal?.throwIfAborted();
    // The system may end a program for a machine that has no memory left; at another time it has.
    if (worked === "killed") return await postpone(sha256, 10_000);
    const placed = worked === "stopped" ? null : worked.answer;
    await settle(sha256, placed === null ? "unreadable" : placed.length > 0 ? "read" : "none", placed ?? []);
  } finally {
    await unlink(copy).catch(() => {});
  }
}

/** Nobody tries it for so long. */
async function postpone(sha256: string, ms: number): Promise<void> {
  await database()
    .$executeRaw`UPDATE file SET words_until = now() + ${ms} * interval '1 millisecond' WHERE sha256 = ${sha256} AND words = 'waiting'`;
}

/** The file was not at fault: this try does not count. */
async function release(sha256: string, ms: number): Promise<void> {
  await postpone(sha256, ms);
  await database().file.updateMany({ where: { sha256, words: "waiting" }, data: { wordsTries: 0 } });
}

const rowsAtOnce = 100;

/** Keeps what came of it, unless another was first, or the file has gone meanwhile. */
async function settle(sha256: string, words: WordState, placed: readonly PlacedWords[] = []): Promise<void> {
  await whileHeld(sha256, async (tx, row) => {
    if (row?.words !== "waiting" || row.goneAt !== null) return;
    await tellWordState(tx, sha256, words);
    for (let at = 0; at < placed.length; at += rowsAtOnce) {
      const some = placed.slice(at, at + rowsAtOnce);
      await tx.fileWords.createMany({
        data: some.map((part, index) => ({ ...part, sha256, position: at + index + 1 })),
      });
    }
    await raiseContentVersion(tx);
  });
}
