import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { settingNames } from "#server/installation/env.ts";

const started: ChildProcess[] = [];

/** Ends what a file of tests has left running. */
export async function endStarted(): Promise<void> {
  for (const child of started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}

export function endWithTests(child: ChildProcess): void {
  started.push(child);
}

/** The database of a data folder, run until it is asked to end, as `npm run portal -- database` does. */
export function portalDatabase(settings: { [name: string]: string }, umask = "022") {
  const launch = ["--disable-warning=ExperimentalWarning", "--import", "./src/cli/server-only.mjs"];
  const command = [process.execPath, ...launch, join("src", "cli", "portal.ts"), "database"];
  const child = spawn("/bin/sh", ["-c", `umask ${umask}; exec "$@"`, "sh", ...command], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, ...Object.fromEntries(settingNames.map((name) => [name, ""])), ...settings },
  });
  endWithTests(child);
  const [output, errors] = [child.stdout as Readable, child.stderr as Readable];
  let said = "";
  // Not "close", which a channel that was disconnected here never lets happen.
  const ended = Promise.all([once(child, "exit"), once(output, "close"), once(errors, "close")]).then(([[code]]) => ({
    code,
    said,
  }));
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [output, errors]) {
      stream.setEncoding("utf8").on("data", (text) => {
        said += text;
        const found = /^postgresql:\/\/\S+$/m.exec(said)?.[0];
        if (found) resolve(found);
      });
    }
    ended.then(() => reject(new Error(`The database did not start: ${said}`)));
  });
  url.catch(() => {});
  return { child, url, ended };
}

/** The process of the PostgreSQL that runs, or ran last, on a data folder. */
export const postmaster = (folder: string) =>
  Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
