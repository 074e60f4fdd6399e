import "server-only";
import { readWaiting } from "#server/files/words/waiting-words.ts";
import { type Job, startJobs } from "#server/jobs/job-loop.ts";
import { doRegularly } from "#server/jobs/regular-work.ts";
import { mendFiles, mendingReport } from "./file-mending.ts";
import { fileStore } from "./file-store.ts";

const dayMs = 24 * 3600 * 1000;

/** As long as the portal runs, it does this with files by itself. */
export function startFileJobs(): { close(): Promise<void> } {
  const words: Job = { everyMs: 5000, work: (signal) => readWaiting(fileStore(), { signal }) };
  const mending: Job = {
    everyMs: 10 * 60_000,
    work: () => doRegularly("files", dayMs, () => mendByItself()),
  };
  return startJobs([words, mending]);
}

/** Bytes of which the record knows nothing are left: an older copy of it may have been brought back, and a newer one be to come. */
export async function mendByItself(): Promise<void> {
  const mended = await mendFiles(fileStore(), { write: true, deep: false, leaveUnknown: true, now: new Date() });
  const { lost, found, unheld, unknown } = mended;
  if (lost.length + found.length + unheld.length + unknown.length > 0) {
    console.info(mendingReport(mended, true).join("\n"));
  }
}
