import { fork } from "node:child_process";
import { checkout } from "#server/installation/data-folder.ts";

export type Bounds = { seconds: number; megabytes: number };

/** The answer of a work, or that it was stopped because it took too long or too much. */
export type Worked<T> = { answer: T } | "stopped";

/**
 * Does a work on a file in a process of its own, which reads that file and the portal's code and can do nothing else: it
 * writes nothing and starts nothing. One that takes too long is ended, one that takes too much memory ends itself, and the
 * portal goes on.
 */
export async function workApart<T>(
  script: string,
  file: string,
  words: readonly string[],
  bounds: Bounds,
): Promise<Worked<T>> {
  const readable = [checkout, file].map((path) => `--allow-fs-read=${path}`);
  const child = fork(script, [file, ...words], {
    cwd: checkout,
    env: { NODE_ENV: process.env.NODE_ENV },
    execArgv: [`--max-old-space-size=${bounds.megabytes}`, "--permission", ...readable, "--no-warnings"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), bounds.seconds * 1000);
  try {
    return await new Promise<Worked<T>>((resolve, reject) => {
      child.once("message", (answer) => resolve({ answer: answer as T }));
      child.once("error", reject);
      child.once("exit", () => resolve("stopped"));
    });
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
  }
}
