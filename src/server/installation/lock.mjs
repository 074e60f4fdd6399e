// Plain JavaScript: the launcher locks its installation on a Node that may be too old for TypeScript.
import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Takes the lock for a living process; null when it is taken, else who holds it. A lock of a process that has ended is
 * nobody's.
 * @param {string} file
 * @param {number} [pid]
 * @returns {{ pid: number, identity: string } | null}
 */
export function takeLock(file, pid = process.pid) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid, identity: processIdentity(pid) ?? "" }));
  try {
    // A link never replaces what is there.
    linkSync(own, file);
    return null;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const owner = lockOwner(file);
    if (owner) return owner;
    discardStale(file);
    return takeLock(file, pid);
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Hands a lock of this process on to another, which then holds it even when this one is killed.
 * @param {string} file
 * @param {number} pid
 */
export function handLockTo(file, pid) {
  const next = `${file}.${process.pid}`;
  writeFileSync(next, JSON.stringify({ pid, identity: processIdentity(pid) ?? "" }));
  renameSync(next, file);
}

/** @param {string} file */
export function releaseLock(file) {
  rmSync(file, { force: true });
}

/**
 * The living process that holds the lock.
 * @param {string} file
 * @returns {{ pid: number, identity: string } | null}
 */
export function lockOwner(file) {
  try {
    const { pid, identity } = JSON.parse(readFileSync(file, "utf8"));
    return Number.isInteger(pid) && processIdentity(pid) === identity ? { pid, identity } : null;
  } catch {
    return null;
  }
}

/**
 * Of two processes that find the same dead one's lock only one can move it away; a new lock moved by mistake is put back.
 * @param {string} file
 */
function discardStale(file) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    if (lockOwner(aside)) linkSync(aside, file);
    rmSync(aside);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  }
}

/**
 * The mark tells a living process from a later one with the same number; null when it has ended.
 * @param {number} pid
 * @returns {string | null}
 */
export function processIdentity(pid) {
  if (process.platform === "linux") return linuxIdentity(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return null;
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return "unknown";
  }
}

/** @param {number} pid */
function linuxIdentity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command stands in brackets and may hold brackets and spaces itself: fields are counted after the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startTicks] = [fields[0], fields[19]];
    if (state === "Z" || state === "X") return null;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${startTicks}`;
  } catch {
    return null;
  }
}
