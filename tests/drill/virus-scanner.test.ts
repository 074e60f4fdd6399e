import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clamdAt, type Verdict } from "#server/files/virus-scanner.ts";

const folder = mkdtempSync(join(tmpdir(), "portal-clamd-"));
const socket = join(folder, "clamd.ctl");
const known = Buffer.from(`The bytes of a virus that only this test knows: ${"a".repeat(1000)}`);
const words = Buffer.from("qz-words-of-another-virus-zq");

let clamd: ChildProcess;

const ask = (bytes: Buffer | Readable): Promise<Verdict> =>
  clamdAt(socket)(bytes instanceof Readable ? bytes : Readable.from([bytes]));

/** With signatures of its own, by the fingerprint of a file and by words anywhere in one: nothing is fetched from anywhere. */
beforeAll(async () => {
  const program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd"].find(existsSync);
  if (!program) throw new Error("clamd is missing: apt-get install --no-install-recommends clamav-daemon");
  execFileSync("mkdir", [join(folder, "signatures")]);
  const md5 = createHash("md5").update(known).digest("hex");
  writeFileSync(join(folder, "signatures", "own.hdb"), `${md5}:${known.length}:Portal.Test.Known\n`);
  writeFileSync(join(folder, "signatures", "own.ndb"), `Portal.Test.Words:0:*:${words.toString("hex")}\n`);
  const settings = [`DatabaseDirectory ${join(folder, "signatures")}`, `LocalSocket ${socket}`, "Foreground yes"];
  writeFileSync(join(folder, "clamd.conf"), [...settings, "StreamMaxLength 100M", ""].join("\n"));
  clamd = spawn(program, ["--config-file", join(folder, "clamd.conf")], { stdio: "ignore" });
  for (let tries = 0; tries < 300 && !existsSync(socket); tries += 1) await wait(100);
});

afterAll(async () => {
  clamd.kill();
  await once(clamd, "exit");
  rmSync(folder, { recursive: true, force: true });
});

test("a real clamd is understood: what it finds, what it does not, and what is too large for it", async () => {
  expect(await ask(Buffer.from("Nothing."))).toEqual({ is: "clean" });
  expect(await ask(known)).toMatchObject({ is: "infected", signature: /^Portal\.Test\.Known/ });
  const before = Array.from({ length: 300 }, () => Buffer.alloc(64 * 1024, "b"));
  const long = Readable.from([...before, words, ...before]);
  expect(await ask(long)).toMatchObject({ is: "infected", signature: /^Portal\.Test\.Words/ });
  const tooLong = Readable.from(Array.from({ length: 110 }, () => Buffer.alloc(1024 * 1024)));
  expect(await ask(tooLong)).toMatchObject({ is: "refused", why: /size limit/ });
});

test("several files at once, each gets its own answer", async () => {
  const asked = Array.from({ length: 20 }, (_, index) => ask(index % 2 ? known : Buffer.from(`Nothing ${index}`)));
  expect((await Promise.all(asked)).map(({ is }) => is)).toEqual(
    asked.map((_, index) => (index % 2 ? "infected" : "clean")),
  );
});
