import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { freePort } from "#server/installation/embedded-postgres.ts";
import { settingNames } from "#server/installation/env.ts";
import type { Ending } from "./run.ts";
import { saying } from "./say.ts";

/** Starts a portal as `npm start` does, with samples, on a free port and a data folder of its own; its address. */
export async function startTestPortal(
  { dataFolder, demoPassword, secret }: { dataFolder: string; demoPassword: string; secret: string },
  ending: Ending,
): Promise<string> {
  const port = await freePort();
  const portal = spawn(process.execPath, [...process.execArgv, join("src", "cli", "serve.ts"), "serve"], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    // Empty settings say that those of a developer's own `.env` do not count here.
    env: {
      ...process.env,
      ...Object.fromEntries(settingNames.map((name) => [name, ""])),
      PORT: String(port),
      PORTAL_DATA: dataFolder,
      PORTAL_SECRET: secret,
      PORTAL_DEMO_PASSWORD: demoPassword,
    },
  });
  const ended = once(portal, "exit");
  ending.before(async () => {
    portal.kill("SIGTERM");
    await ended;
  });
  const said: string[] = [];
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: portal.stdout as Readable }).on("line", (line) => {
      said.push(line);
      const address = /^The portal is ready: (\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
  const failed = ended.then(() => {
    throw new Error(`The portal did not start:\n${said.join("\n")}`);
  });
  return await saying("Starting a portal for the journeys", () => Promise.race([ready, failed]));
}
