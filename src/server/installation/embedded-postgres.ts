import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type DataFolder, keptSecret, readIfThere } from "./data-folder.ts";
import { processIdentity } from "./lock.mjs";
import { makePortalRole, portalRole } from "./portal-role.ts";
import { canEnter, type PostgresPrograms, postgresPrograms } from "./postgres-programs.ts";
import { errorCode, Refusal } from "./refusal.ts";
import { withClient } from "./with-client.ts";

/** The address for the portal's own role, and the one for the role that owns the tables and migrates them. */
export type DatabaseUrls = { url: string; ownerUrl: string };

export type EmbeddedPostgres = DatabaseUrls & {
  /** Settles when PostgreSQL has ended, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

export type PostgresOptions = {
  say: (line: string) => void;
  /** Data that is thrown away anyway need not reach the disk. */
  durable?: boolean;
};

const superuser = "portal";
const databaseName = "portal";
const passwordFile = "postgres-password";
const rolePasswordFile = "portal-role-password";

/** Starts the PostgreSQL of a data folder, which the caller has locked; makes its cluster the first time. */
export async function startEmbeddedPostgres(folder: DataFolder, options: PostgresOptions): Promise<EmbeddedPostgres> {
  const programs = postgresPrograms();
  await stopLeftPostgres(folder);
  removeUnfinished(folder);
  if (!existsSync(join(folder.cluster, "PG_VERSION"))) makeCluster(folder, programs, options);
  else if (readIfThere(join(folder.path, passwordFile)) === null) setAside(folder, programs, options);
  const { child, port } = await startServer(folder, programs, options);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    // SIGINT asks PostgreSQL for its fast shutdown: open transactions are rolled back, everything committed is on disk.
    child.kill("SIGINT");
    await ended;
  };
  try {
    const maintenanceUrl = urlOf(folder, port, "postgres").ownerUrl;
    await makeDatabase(maintenanceUrl);
    await makePortalRole(maintenanceUrl, keptSecret(folder, rolePasswordFile));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...urlOf(folder, port, databaseName), ended, stop };
}

/** The addresses of the database that runs on this folder, for a second process of the same portal; null when none does. */
export function runningDatabase(folder: DataFolder): DatabaseUrls | null {
  const postmaster = readPostmaster(folder);
  return postmaster?.ready && isPostmasterOf(folder, postmaster.pid)
    ? urlOf(folder, postmaster.port, databaseName)
    : null;
}

function urlOf(folder: DataFolder, port: number, database: string): DatabaseUrls {
  const urlFor = (role: string, password: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    url: urlFor(portalRole, keptSecret(folder, rolePasswordFile)),
    ownerUrl: urlFor(superuser, readFileSync(join(folder.path, passwordFile), "utf8").trim()),
  };
}

function makeCluster(folder: DataFolder, programs: PostgresPrograms, { say, durable = true }: PostgresOptions) {
  const { cluster } = folder;
  const parent = dirname(cluster);
  const { user } = programs;
  if (user && !canEnter(parent, user)) {
    throw new Refusal(
      `PostgreSQL does not run as root, and the user "${user.name}" it runs as cannot enter ${parent}: choose a PORTAL_DATA that it can reach.`,
    );
  }
  say(
    `Making a database in ${cluster}${user ? `, kept by the user "${user.name}" because PostgreSQL refuses root` : ""} ...`,
  );
  // Made beside its place and moved when whole, so that a kill in the middle leaves nothing that looks like a cluster;
  // under a name of its own, because what a killed start began goes on for a moment.
  const unfinished = `${cluster}.${unfinishedMark}-${process.pid}`;
  mkdirSync(unfinished, { mode: 0o700 });
  const secret = `${unfinished}.password`;
  writeFileSync(secret, keptSecret(folder, passwordFile), { mode: 0o600 });
  if (user) for (const path of [unfinished, secret]) chownSync(path, user.uid, user.gid);
  const made = spawnSync(
    programs.initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${superuser}`,
      `--pwfile=${secret}`,
      "--auth=scram-sha-256",
      // Inherited from an unset LANG it would be SQL_ASCII; with the locale C pg_trgm sees no Cyrillic.
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...runAs(programs), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
  );
  rmSync(secret);
  if (made.status !== 0) {
    throw new Refusal(
      `PostgreSQL could not make a database in ${cluster}: ${lastLine(made.stderr || String(made.error))}`,
    );
  }
  renameSync(unfinished, cluster);
}

const unfinishedMark = "unfinished";

/**
 * Removes what killed starts left half made. Where it is still being written it is left for the next start to remove.
 */
function removeUnfinished({ cluster }: DataFolder) {
  const parent = dirname(cluster);
  for (const name of readdirSync(parent).filter((entry) =>
    entry.startsWith(`${basename(cluster)}.${unfinishedMark}`),
  )) {
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch (error) {
      if (!["ENOTEMPTY", "ENOENT"].includes(errorCode(error))) throw error;
    }
  }
}

/** The data folder was removed but root's cluster, kept elsewhere, was not: nothing can open it, nothing deletes it. */
function setAside(folder: DataFolder, programs: PostgresPrograms, options: PostgresOptions) {
  const aside = `${folder.cluster}-${new Date()
    .toISOString()
    .replaceAll(/[^0-9]/g, "")
    .slice(0, 14)}`;
  renameSync(folder.cluster, aside);
  options.say(`The database in ${folder.cluster} belonged to a data folder that is gone; it is kept as ${aside}.`);
  makeCluster(folder, programs, options);
}

type Server = { child: ChildProcess; port: number };

async function startServer(folder: DataFolder, programs: PostgresPrograms, options: PostgresOptions): Promise<Server> {
  const version = readFileSync(join(folder.cluster, "PG_VERSION"), "utf8").trim();
  if (version !== postgresMajor) {
    throw new Refusal(
      `The database in ${folder.cluster} was made by PostgreSQL ${version}; this portal brings PostgreSQL ${postgresMajor}.`,
    );
  }
  const deadline = Date.now() + 20_000;
  for (;;) {
    const port = await freePort();
    const attempt = await tryServer(folder, programs, port, options.durable ?? true);
    if (attempt.child) return { child: attempt.child, port };
    // Another program may have taken the port meanwhile; processes of a killed PostgreSQL need a moment to notice.
    const passing = /Address already in use|shared memory block|lock file ".*" already exists/.test(attempt.log);
    if (!passing || Date.now() > deadline) {
      throw new Refusal(`PostgreSQL did not start in ${folder.cluster}: ${lastFatal(attempt.log)}`);
    }
    await wait(200);
  }
}

const postgresMajor = "18";

async function tryServer(folder: DataFolder, programs: PostgresPrograms, port: number, durable: boolean) {
  const logFile = join(folder.path, "postgres.log");
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, "w", 0o600);
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const child = spawn(
    programs.postgres,
    ["-D", folder.cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // Detached: Ctrl-C in a terminal reaches the portal alone, which ends PostgreSQL after its own last query.
    { ...runAs(programs), detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  let failed = false;
  child.once("exit", () => {
    failed = true;
  });
  child.once("error", () => {
    failed = true;
  });
  while (!failed) {
    const postmaster = readPostmaster(folder);
    if (postmaster?.pid === child.pid && postmaster?.ready) return { child, log: "" };
    await wait(15);
  }
  return { child: null, log: readFileSync(logFile, "utf8") };
}

/** After a kill -9 of the portal its PostgreSQL lives on; it is asked to end, so that its files have one owner. */
export async function stopLeftPostgres(folder: DataFolder) {
  const postmaster = readPostmaster(folder);
  if (!postmaster) return;
  const { pid } = postmaster;
  const identity = processIdentity(pid);
  if (identity === null) return;
  if (!isPostmasterOf(folder, pid)) {
    // The number was given to another program since; PostgreSQL itself would wait for that one for ever.
    rmSync(join(folder.cluster, "postmaster.pid"), { force: true });
    return;
  }
  for (const [signal, patienceMs] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (errorCode(error) === "ESRCH") return;
      throw new Refusal(`The PostgreSQL left running on ${folder.cluster} (process ${pid}) belongs to another user.`);
    }
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      if (processIdentity(pid) !== identity) return;
      await wait(20);
    }
  }
  throw new Refusal(`The PostgreSQL left running on ${folder.cluster} (process ${pid}) does not end.`);
}

function readPostmaster(folder: DataFolder): { pid: number; port: number; ready: boolean } | null {
  const [pid, , , port, , , , status] = (readIfThere(join(folder.cluster, "postmaster.pid")) ?? "").split("\n");
  return Number(pid) > 0 ? { pid: Number(pid), port: Number(port), ready: status?.trim() === "ready" } : null;
}

/** PostgreSQL works inside its cluster, so its working folder says which one is its own. */
function isPostmasterOf(folder: DataFolder, pid: number): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder.cluster);
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(folder.cluster);
  } catch {
    return false;
  }
}

async function makeDatabase(maintenanceUrl: string) {
  await withClient(maintenanceUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
    if (!rowCount) await client.query(`CREATE DATABASE ${databaseName}`);
  });
}

function runAs({ user }: PostgresPrograms) {
  return {
    // Its own words, in a language that can be read here; and none of the portal's settings.
    env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", TZ: "UTC" } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
    cwd: "/",
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const lastLine = (text: string) => text.trim().split("\n").at(-1) ?? "";

const lastFatal = (log: string) =>
  lastLine(
    log
      .split("\n")
      .filter((line) => line.includes("FATAL"))
      .join("\n") || log,
  ).replace(/^.*FATAL:\s*/, "");
