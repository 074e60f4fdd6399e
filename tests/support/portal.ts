import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { freePort } from "#server/installation/embedded-postgres.ts";
import { settingNames } from "#server/installation/env.ts";
import { withClient } from "#server/installation/with-client.ts";
import { startServer } from "#tests/bench/processes.ts";
import { asPortal, makeDatabase } from "./test-server.ts";

export type Portal = {
  address: string;
  ownerUrl: string;
  /** ends the process and starts another one at the same address, on the same database */
  restart(): Promise<void>;
  /** all that the process has printed */
  said(): string;
  stop(): void;
};

let made = 0;

/** The page server as it is built, with samples, on a port and a database that nobody else uses. */
export async function startPortal(): Promise<Portal> {
  made += 1;
  const name = `portal_${process.pid}_${made}`;
  const ownerUrl = await makeDatabase(name, "sample");
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let instance = await startInstance(asPortal(name), address, port);
  const restart = async () => {
    await instance.stop();
    instance = await startInstance(asPortal(name), address, port);
  };
  return { address, ownerUrl, restart, said: () => instance.said(), stop: () => void instance.stop() };
}

/** One more process on that database, which readers know by this address; with `jobs` it does by itself what a portal does. */
export function startInstance(databaseUrl: string, origin: string, port = 0, jobs = false) {
  const options = { host: "127.0.0.1", port, dev: false, origin, cacheBytes: 8 * 1024 * 1024, databaseUrl, jobs };
  // Instances on one database have one folder of files, as those of an operator have.
  const files = dataFolder(`files-${new URL(databaseUrl).pathname.slice(1)}`);
  return startServer("instance.ts", options, { DATABASE_URL: databaseUrl, PORTAL_URL: origin, PORTAL_FILES: files });
}

/** A page that lies in the cache is right until the content changes: here it is told that it has. */
export async function renderAnew(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, (client) =>
    client.query(`WITH raised AS (UPDATE content_version SET version = version + 1 RETURNING version)
      SELECT pg_notify('content_version', version::text) FROM raised`),
  );
}

/** A folder of this run of tests, removed after it. */
export const dataFolder = (name: string) => join(process.env.PORTAL_TEST_FOLDER ?? "", name);

/** The process that `npm start` runs, with these settings and no others, once it is ready; `said` is what it has printed. */
export async function startServing(settings: { [name: string]: string }) {
  const program = [
    "--disable-warning=ExperimentalWarning",
    "--import",
    "./src/cli/server-only.mjs",
    "src/cli/serve.ts",
  ];
  const portal = spawn(process.execPath, [...program, "serve"], {
    // It ends with this process, whose end it hears on the channel.
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      // Empty settings say that those of a developer's own `.env` do not count here.
      ...Object.fromEntries(settingNames.map((name) => [name, ""])),
      PORT: String(await freePort()),
      // The build holds it.
      PORTAL_SECRET: process.env.PORTAL_SECRET,
      ...settings,
    },
  });
  const ended = once(portal, "exit");
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
  const address = await Promise.race([ready, failed]);
  return {
    address,
    said: () => said.join("\n"),
    async stop() {
      portal.kill("SIGTERM");
      const [code] = await ended;
      if (code !== 0) throw new Error(`The portal ended with ${code}:\n${said.join("\n")}`);
    },
  };
}
