import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { checkout } from "#server/installation/data-folder.ts";

export type Bounds = { seconds: number; megabytes: number };

/** The answer of a work; or that it was stopped because it took too long or too much, or that somebody else killed it. */
export type Worked<T> = { answer: T } | "stopped" | "killed";

/**
 * Does a work on a file in a process of its own, which reads that file and the portal's code and can do nothing else: it
 * writes nothing and starts nothing. One that takes too long or too much memory is ended, and the portal goes on; so does who
 * aborts it by the signal. It stands back where somebody waits for a page.
 */
export async function workApart<T>(
  script: string,
  file: string,
  words: readonly string[],
  { seconds, megabytes }: Bounds,
  signal?: AbortSignal,
): Promise<Worked<T>> {
  const readable = [checkout, file].map((path) => `--allow-fs-read=${path}`);
  const node = [process.execPath, `--max-old-space-size=${megabytes}`, "--permission", ...readable, "--no-warnings"];
  // The shell's limit ends it, too, where nobody is there any more to do so: the portal itself was killed.
  const child = spawn(
    "/bin/sh",
    ["-c", 'ulimit -t "$0"; exec "$@"', String(seconds), ...node, script, file, ...words],
    {
      cwd: checkout,
      env: { NODE_ENV: process.env.NODE_ENV },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
    },
  );
  let isStopped = false;
  const kill = () => child.kill("SIGKILL");
  const stop = () => {
    isStopped = true;
    kill();
  };
  const { pid } = child;
  const timer = setTimeout(stop, seconds * 1000);
  const scales = setInterval(async () => {
    if (pid !== undefined && (await megabytesOf(pid)) > megabytes + ofNodeItself) stop();
  }, 100);
  signal?.addEventListener("abort", kill);
  try {
    if (pid !== undefined) standBack(pid);
    return await new Promise<Worked<T>>((resolve, reject) => {
      child.once("message", (answer) => resolve({ answer: answer as T }));
      child.once("error", reject);
      // One that takes too much memory ends itself by SIGABRT.
      const isKilled = (by: NodeJS.Signals | null) => !isStopped && (by === "SIGKILL" || by === "SIGTERM");
      child.once("exit", (_code, by) => resolve(isKilled(by) ? "killed" : "stopped"));
      if (signal?.aborted) kill();
    });
  } finally {
    clearTimeout(timer);
    clearInterval(scales);
    signal?.removeEventListener("abort", kill);
    kill();
  }
}

/** Before it does anything, and beside the numbers and texts that the limit of the program counts. */
const ofNodeItself = 256;

/** Bytes that are no texts or numbers count only here; where the system does not tell, the program's own limit is left. */
async function megabytesOf(pid: number): Promise<number> {
  const told = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return (Number(told.split(" ")[1] ?? 0) * 4096) / 1024 / 1024;
}

function standBack(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already.
  }
}
