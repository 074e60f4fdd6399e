import "server-only";
import { sweepImports } from "#features/imports/import-commands.ts";
import { startJobs } from "#server/jobs/job-loop.ts";
import { doRegularly } from "#server/jobs/regular-work.ts";
import { eraseNames } from "./delegation-erasing.ts";

const hourMs = 3600 * 1000;

/** As long as the portal runs, names go when their time is over, and so do lists that nobody has gone on with. */
export function startNameJobs(): { close(): Promise<void> } {
  return startJobs([
    {
      everyMs: 10 * 60_000,
      work: () => doRegularly("names", hourMs, eraseAndSweep),
    },
  ]);
}

export async function eraseAndSweep(): Promise<void> {
  const now = new Date();
  const codes = await eraseNames(now);
  if (codes.length > 0) console.info(`Names were erased, their time was over: ${codes.join(", ")}.`);
  await sweepImports(now);
}
