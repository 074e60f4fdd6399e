import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { handLockTo, releaseLock, takeLock } from "#server/installation/lock.mjs";

/**
 * Brings the node_modules of a folder to what its package-lock.json says. Without `tools` only what the portal runs with
 * must be there; what tests and development need besides is left where it is.
 * @param {string} folder
 * @param {(program: string, args: string[], options: object) => Promise<number>} run
 * @param {{ what: string, tools?: boolean }} options
 */
export async function installPackages(folder, run, { what, tools = false }) {
  if (isEnough(installed(folder), tools)) return;
  const lock = join(folder, ".installing");
  for (let said = false; ; said = true) {
    const owner = takeLockWritable(lock);
    if (owner === null) break;
    if (!said) console.log(`Another start is installing ${what} (process ${owner.pid}); waiting for it ...`);
    await wait(500);
  }
  try {
    const state = installed(folder);
    if (isEnough(state, tools)) return;
    // npm writes it anew when all is there: killed in the middle, the next start begins again.
    rmSync(join(folder, hiddenLockfile), { force: true });
    console.log(`Installing ${state === "portal" ? `the tools of ${what}` : what} ...`);
    const started = Date.now();
    const progress = setInterval(() => console.log(`  still installing, ${seconds(started)} s`), 10_000);
    const npm = process.env.npm_execpath;
    const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
    // `ci` begins with an empty folder, which would take a portal that runs from it out of the world.
    const command = state === "portal" ? ["install", "--no-save"] : ["ci"];
    const code = await run(
      program,
      // No script of a package runs: what PostgreSQL's would do the portal does, and the others would fetch from afar.
      [
        ...first,
        ...command,
        "--ignore-scripts",
        tools ? "--include=dev" : "--omit=dev",
        "--include=optional",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
      ],
      {
        cwd: folder,
        stdio: ["ignore", "inherit", "inherit"],
        // npm goes on when this process is killed, and must still count as installing.
        onStart: (npmProcess) => npmProcess.pid && handLockTo(lock, npmProcess.pid),
      },
    ).finally(() => clearInterval(progress));
    if (code !== 0) throw new Error(`npm could not install ${what}: see its message above.`);
    console.log(`Installed in ${seconds(started)} s.`);
  } finally {
    releaseLock(lock);
  }
}

const seconds = (since) => Math.round((Date.now() - since) / 1000);

function takeLockWritable(lock) {
  try {
    return takeLock(lock);
  } catch (error) {
    throw new Error(`Nothing can be installed in ${join(lock, "..")} (${error.code}).`);
  }
}

const hiddenLockfile = join("node_modules", ".package-lock.json");

/** @typedef {"all" | "portal" | "too little"} Installed */

/**
 * What npm says it installed, for this or any other command, is compared with what is locked.
 * @param {string} folder
 * @returns {Installed}
 */
function installed(folder) {
  try {
    const packagesIn = (file) => JSON.parse(readFileSync(join(folder, file), "utf8")).packages;
    const [locked, there] = [packagesIn("package-lock.json"), packagesIn(hiddenLockfile)];
    const isAsLocked = ([name, { version }]) => version === locked[name]?.version && existsSync(join(folder, name));
    if (!Object.entries(there).every(isAsLocked)) return "too little";
    const missing = Object.entries(locked).filter(
      ([name, its]) => name !== "" && !(name in there) && !isForAnother(its),
    );
    if (missing.length === 0) return "all";
    return missing.every(([, { dev, devOptional }]) => dev || devOptional) ? "portal" : "too little";
  } catch {
    return "too little";
  }
}

/**
 * @param {Installed} state
 * @param {boolean} tools
 */
const isEnough = (state, tools) => state === "all" || (state === "portal" && !tools);

function isForAnother({ optional, os, cpu, libc }) {
  return optional && !(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc);
}
