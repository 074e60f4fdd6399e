import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fail, ok, type Result } from "#lib/result.ts";
import { errorCode } from "#server/installation/refusal.ts";

/** A file that has come in whole and lies on the disk, known to nobody yet. */
export type Staged = { path: string; sha256: string; bytes: number; discard(): Promise<void> };

export type StagingProblem = "fileTooLarge" | "fileNoRoom";

/** Writes what comes to the disk as it comes, and counts and fingerprints it meanwhile; of more than `most` bytes nothing stays. */
export async function stageFile(
  source: Readable,
  incoming: string,
  most: number,
): Promise<Result<Staged, StagingProblem>> {
  const path = join(incoming, randomBytes(16).toString("hex"));
  const discard = () => unlink(path).catch(() => {});
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      hash.update(chunk);
      next(bytes > most ? new TooLarge() : null, chunk);
    },
  });
  try {
    // Settled on the disk before anybody is told of it.
    await pipeline(source, counted, createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
  } catch (error) {
    await discard();
    if (error instanceof TooLarge) return fail("fileTooLarge", { megabytes: Math.floor(most / 1024 / 1024) });
    if (["ENOSPC", "EDQUOT", "EFBIG"].includes(errorCode(error) ?? "")) return fail("fileNoRoom");
    throw error;
  }
  return ok({ path, sha256: hash.digest("hex"), bytes, discard });
}

class TooLarge extends Error {}
