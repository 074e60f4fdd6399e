import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { handLockTo, releaseLock, takeLock } from "#server/installation/lock.mjs";

/**
 * Brings node_modules to what package-lock.json says, if it is not there yet.
 * @param {string} root
 * @param {(program: string, args: string[], options: object) => Promise<number>} run
 */
export async function installDependencies(root, run) {
  if (isInstalled(root)) return;
  const lock = join(root, ".installing");
  for (let said = false; ; said = true) {
    const owner = takeLockWritable(lock);
    if (owner === null) break;
    if (!said) console.log(`Another start is installing the dependencies (process ${owner.pid}); waiting for it ...`);
    await wait(500);
  }
  try {
    if (isInstalled(root)) return;
    // npm writes it anew when all is there: killed in the middle, the next start begins again.
    rmSync(join(root, hiddenLockfile), { force: true });
    console.log("Installing the locked dependencies (npm ci) ...");
    const started = Date.now();
    const progress = setInterval(() => console.log(`  still installing, ${seconds(started)} s`), 10_000);
    const npm = process.env.npm_execpath;
    const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
    const code = await run(
      program,
      // No script of a package runs: what PostgreSQL's would do the portal does, and the others would fetch from afar.
      [
        ...first,
        "ci",
        "--ignore-scripts",
        "--include=dev",
        "--include=optional",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
      ],
      {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit"],
        // npm goes on when this process is killed, and must still count as installing.
        onStart: (npmProcess) => npmProcess.pid && handLockTo(lock, npmProcess.pid),
      },
    ).finally(() => clearInterval(progress));
    if (code !== 0) throw new Error("The dependencies could not be installed: see npm's message above.");
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
    throw new Error(`The dependencies cannot be installed in ${join(lock, "..")} (${error.code}).`);
  }
}

const hiddenLockfile = join("node_modules", ".package-lock.json");

/** What npm says it installed, for this or any other command, is compared with what is locked. */
function isInstalled(root) {
  try {
    const packagesIn = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages;
    const [locked, installed] = [packagesIn("package-lock.json"), packagesIn(hiddenLockfile)];
    return (
      Object.keys(installed).every((name) => installed[name].version === locked[name]?.version) &&
      Object.keys(locked).every((name) => name in installed || name === "" || isForAnotherMachine(locked[name])) &&
      Object.keys(installed).every((name) => existsSync(join(root, name)))
    );
  } catch {
    return false;
  }
}

function isForAnotherMachine({ optional, os, cpu, libc }) {
  return optional && !(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc);
}
