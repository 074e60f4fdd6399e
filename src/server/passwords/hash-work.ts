import type crypto from "node:crypto";
import type threads from "node:worker_threads";

/** One key to derive, of argon2id or, for what earlier portals kept, of scrypt. */
export type HashJob = { password: string; salt: Uint8Array; bytes: number } & (
  | { by: "argon2id"; memory: number; passes: number }
  | { by: "scrypt"; N: number; r: number; p: number }
);

export type HashAnswer = { key: Uint8Array } | { error: string };

/**
 * All that a thread of the pool does. It is sent to the thread as its own text, for no bundle has a file for it: so it
 * knows nothing but what it is given.
 */
export function hashWork({ parentPort }: typeof threads, { argon2Sync, scryptSync }: typeof crypto): void {
  parentPort?.on("message", (job: HashJob) => {
    try {
      parentPort.postMessage({ key: keyOf(job) });
    } catch (error) {
      parentPort.postMessage({ error: String(error) });
    }
  });

  function keyOf(job: HashJob): Uint8Array {
    if (job.by === "scrypt") {
      const { N, r, p } = job;
      return scryptSync(job.password, job.salt, job.bytes, { N, r, p, maxmem: 256 * N * r });
    }
    const { password: message, salt: nonce, bytes: tagLength, memory, passes } = job;
    return argon2Sync("argon2id", { message, nonce, tagLength, memory, passes, parallelism: 1 });
  }
}
