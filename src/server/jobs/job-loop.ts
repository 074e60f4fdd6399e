import { setTimeout as wait } from "node:timers/promises";

/** Something to do in the background; says whether there was anything. */
export type Job = { everyMs: number; work(signal: AbortSignal): Promise<boolean> };

/**
 * Does each job again and again beside the pages that are served: at once where there was something to do, else after a while. A job
 * that fails is told in the log once, until it succeeds again. To close is to have left off.
 */
export function startJobs(jobs: readonly Job[]): { close(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const loops = jobs.map(async ({ everyMs, work }) => {
    let told = "";
    while (!signal.aborted) {
      let isMore = false;
      try {
        isMore = await work(signal);
        told = "";
      } catch (error) {
        if (!signal.aborted && String(error) !== told) console.error(error);
        told = String(error);
      }
      if (!isMore) await wait(everyMs, undefined, { signal }).catch(() => {});
    }
  });
  return {
    async close() {
      ending.abort();
      await Promise.all(loops);
    },
  };
}
