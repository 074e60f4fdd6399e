import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { handLockTo, lockOwner, processIdentity, releaseLock, takeLock } from "#server/installation/lock.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-lock-"));
  file = join(folder, "lock");
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("a lock", () => {
  test("is held by the process that took it, until it lets go", () => {
    expect(takeLock(file)).toBeNull();
    expect(lockOwner(file)?.pid).toBe(process.pid);
    expect(takeLock(file)?.pid).toBe(process.pid);
    releaseLock(file);
    expect(takeLock(file)).toBeNull();
  });

  test("of a process that was killed is nobody's", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(other, "spawn");
    expect(takeLock(file, other.pid)).toBeNull();
    expect(takeLock(file)?.pid).toBe(other.pid);
    other.kill("SIGKILL");
    await once(other, "exit");
    expect(takeLock(file)).toBeNull();
    expect(lockOwner(file)?.pid).toBe(process.pid);
  });

  test("of a process whose number another has got since is nobody's", () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, identity: "another start" }));
    expect(lockOwner(file)).toBeNull();
    expect(takeLock(file)).toBeNull();
  });

  test("that was cut off while being written is nobody's", () => {
    writeFileSync(file, '{"pid":');
    expect(takeLock(file)).toBeNull();
  });

  test("can be handed to a process that goes on", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(other, "spawn");
    takeLock(file);
    handLockTo(file, other.pid ?? 0);
    expect(takeLock(file)?.pid).toBe(other.pid);
    other.kill("SIGKILL");
    await once(other, "exit");
  });

  test("leaves nothing else behind", () => {
    takeLock(file);
    takeLock(file);
    expect(readdirSync(folder)).toEqual(["lock"]);
  });
});

test("a process that has ended has no identity", async () => {
  const other = spawn(process.execPath, ["-e", ""]);
  const { pid = 0 } = other;
  await once(other, "exit");
  expect(processIdentity(pid)).toBeNull();
  expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
});
