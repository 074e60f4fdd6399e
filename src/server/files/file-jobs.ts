import "server-only";
import type { UploadDoor } from "#server/files/uploads/upload-door.ts";
import { createUploadEnds, type UploadEnds } from "#server/files/uploads/upload-ends.ts";
import { createUploadLocks } from "#server/files/uploads/upload-locks.ts";
import { readWaiting } from "#server/files/words/waiting-words.ts";
import { type Job, startJobs } from "#server/jobs/job-loop.ts";
import { doRegularly } from "#server/jobs/regular-work.ts";
import { checkWaiting } from "./file-checking.ts";
import type { FileDoor } from "./file-door.ts";
import { mendFiles, mendingReport } from "./file-mending.ts";
import { fileStore } from "./portal-store.ts";
import { fileScanner, type Scanner } from "./virus-scanner.ts";

const dayMs = 24 * 3600 * 1000;

/** Somebody waits for a file that came whole as a portal ended: their page asks for it, too. */
const sweepEveryMs = 60_000;

type Parts = {
  door: Pick<FileDoor, "infected">;
  uploadDoor: Pick<UploadDoor, "sweep" | "end">;
  databaseUrl: string;
};

/** As long as the portal runs, it does this with files by itself. */
export function startFileJobs({ door, uploadDoor, databaseUrl }: Parts): { close(): Promise<void> } {
  const words: Job = { everyMs: 5000, work: (signal) => readWaiting(fileStore(), { signal }) };
  const mending: Job = {
    everyMs: 10 * 60_000,
    work: () => doRegularly("files", dayMs, () => mendByItself()),
  };
  const locks = createUploadLocks(databaseUrl);
  const ends = createUploadEnds(uploadDoor, locks);
  const sweeping: Job = {
    everyMs: 10_000,
    work: () => doRegularly("uploads", sweepEveryMs, () => sweep(uploadDoor, ends)),
  };
  const scanner = fileScanner();
  const jobs = startJobs([words, mending, sweeping, ...(scanner ? [checkingBy(scanner, door)] : [])]);
  return {
    async close() {
      await jobs.close();
      await locks.close();
    },
  };
}

/** Takes away what nobody goes on with, and looks into what came whole before a portal ended. */
async function sweep(door: Pick<UploadDoor, "sweep">, ends: UploadEnds): Promise<void> {
  for (const id of await door.sweep(new Date())) await ends(id);
}

/** Files of which nobody gets anything wait for it: what is left after a round is asked about again after a while. */
function checkingBy(scanner: Scanner, door: Pick<FileDoor, "infected">): Job {
  return {
    everyMs: 30_000,
    async work() {
      await checkWaiting({ door, store: fileStore, scanner });
      return false;
    },
  };
}

/** Bytes of which the record knows nothing are left: an older copy of it may have been brought back, and a newer one be to come. */
export async function mendByItself(): Promise<void> {
  const mended = await mendFiles(fileStore(), { write: true, deep: false, leaveUnknown: true, now: new Date() });
  const { lost, found, unheld, unknown } = mended;
  if (lost.length + found.length + unheld.length + unknown.length > 0) {
    console.info(mendingReport(mended, true).join("\n"));
  }
}
