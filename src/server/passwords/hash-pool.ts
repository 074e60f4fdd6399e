import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type HashAnswer, type HashJob, hashWork } from "./hash-work.ts";

type Waiting = { job: HashJob; resolve: (key: Buffer) => void; reject: (error: Error) => void };

export type HashPool = {
  /** `null` where too many wait already. A job that is `first` goes before all that are not, and has room of its own. */
  derive(job: HashJob, first?: boolean): Promise<Buffer> | null;
  waiting(): number;
};

/**
 * A few threads of its own that hash one after another: the four of Node's, which compress pages and read files, never
 * wait for a password. Threads start when they are first needed and keep no process alive while they have nothing to do.
 */
export function createHashPool(threads: number, mostWaiting: number): HashPool {
  const queues: [first: Waiting[], others: Waiting[]] = [[], []];
  const idle: Worker[] = [];
  let alive = 0;

  function next(): void {
    const queue = queues.find(({ length }) => length > 0);
    const worker = queue && (idle.pop() ?? (alive < threads ? start() : null));
    const waiting = worker && queue.shift();
    if (!waiting) return;
    const { job, resolve, reject } = waiting;
    const end = (settle: () => void) => {
      worker.off("message", heard).off("error", failed);
      worker.unref();
      settle();
      next();
    };
    const heard = (answer: HashAnswer) => {
      idle.push(worker);
      end(() => ("key" in answer ? resolve(Buffer.from(answer.key)) : reject(new Error(answer.error))));
    };
    const failed = (error: Error) => {
      alive -= 1;
      end(() => reject(error));
    };
    worker.ref();
    worker.once("message", heard).once("error", failed).postMessage(job);
  }

  function start(): Worker {
    alive += 1;
    const work = `(${hashWork})(require("node:worker_threads"), require("node:crypto"))`;
    return new Worker(work, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 32 } });
  }

  return {
    derive(job, first = false) {
      const queue = queues[first ? 0 : 1];
      if (queue.length >= mostWaiting) return null;
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject });
        next();
      });
    },
    waiting: () => queues[0].length + queues[1].length,
  };
}

/** As many as leave a core to pages, two at most: with 32 MB each, a flood of sign-ins takes no more memory than that. */
const threadsOfPool = Math.min(2, Math.max(1, availableParallelism() - 1));

/** The last of so many waits for about five seconds; whoever comes then hears so at once. */
const mostWaitingInPool = 48;

const kept = globalThis as { portalHashing?: HashPool };

/** The one pool of this process. */
export function hashPool(): HashPool {
  kept.portalHashing ??= createHashPool(threadsOfPool, mostWaitingInPool);
  return kept.portalHashing;
}
