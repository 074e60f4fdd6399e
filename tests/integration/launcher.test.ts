import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { processIdentity } from "#server/installation/lock.mjs";
import { withClient } from "#server/installation/with-client.ts";
import {
  endStarted,
  endWithTests,
  postmaster,
  portalDatabase as startDatabase,
} from "#tests/support/portal-database.ts";

const folder = join(process.env.PORTAL_TEST_FOLDER ?? "", `launcher-${randomUUID()}`);

afterAll(endStarted);

const portalDatabase = (settings: { [name: string]: string } = {}, umask?: string) =>
  startDatabase({ PORTAL_DATA: folder, ...settings }, umask);

const ask = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);

describe("the database that the portal brings", () => {
  test("is UTF-8 and finds Russian words, whatever the language of the machine", async () => {
    const { url, child, ended } = portalDatabase({ LANG: "", LC_ALL: "C", LANGUAGE: "de" });
    expect(
      await ask(
        await url,
        `SELECT pg_encoding_to_char(encoding) AS encoding, datcollate,
           to_tsvector('russian', 'рекомендации') @@ to_tsquery('russian', 'рекомендация') AS found
         FROM pg_database WHERE datname = current_database()`,
      ),
    ).toEqual([{ encoding: "UTF8", datcollate: "C.UTF-8", found: true }]);
    child.kill("SIGTERM");
    await ended;
  });

  test("ends with the portal, which ends well", async () => {
    const { url, child, ended } = portalDatabase();
    await url;
    const pid = postmaster(folder);
    child.kill("SIGINT");
    expect((await ended).code).toBe(0);
    expect(processIdentity(pid)).toBeNull();
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });

  test("ends as well when the launcher is killed and can say nothing", async () => {
    const { url, child, ended } = portalDatabase();
    await url;
    const pid = postmaster(folder);
    child.disconnect();
    expect((await ended).code).toBe(0);
    expect(processIdentity(pid)).toBeNull();
  });

  test("keeps what was committed when the portal is killed, and is there again at the next start", async () => {
    const first = portalDatabase();
    await ask(await first.url, "CREATE TABLE kept (word text)");
    await ask(await first.url, "INSERT INTO kept VALUES ('committed')");
    const left = postmaster(folder);
    first.child.kill("SIGKILL");
    await first.ended;
    expect(processIdentity(left)).not.toBeNull();

    const second = portalDatabase();
    expect(await ask(await second.url, "SELECT word FROM kept")).toEqual([{ word: "committed" }]);
    expect(processIdentity(left)).toBeNull();
    second.child.kill("SIGTERM");
    await second.ended;
  });

  test("recovers when everything was killed at once", async () => {
    const first = portalDatabase();
    await ask(await first.url, "INSERT INTO kept VALUES ('just before')");
    const pid = postmaster(folder);
    first.child.kill("SIGKILL");
    process.kill(pid, "SIGKILL");
    await first.ended;

    const second = portalDatabase();
    expect(await ask(await second.url, "SELECT word FROM kept ORDER BY word")).toEqual([
      { word: "committed" },
      { word: "just before" },
    ]);
    second.child.kill("SIGTERM");
    await second.ended;
  });

  test("is made anew when a start was killed while making it, even while what it began goes on", async () => {
    const fresh = `${folder}-fresh`;
    const settings = { PORTAL_DATA: fresh };
    const first = portalDatabase(settings);
    while (!existsSync(fresh) || !readdirSync(fresh).some((name) => name.startsWith("postgres.unfinished")))
      await wait(5);
    await wait(100);
    first.child.kill("SIGKILL");
    await first.ended;

    const second = portalDatabase(settings);
    expect(await ask(await second.url, "SELECT count(*)::int AS portals FROM portal")).toEqual([{ portals: 0 }]);
    second.child.kill("SIGTERM");
    await second.ended;
  });

  test("can be made by a user whose new files are closed to everybody else", async () => {
    const { url, child, ended } = portalDatabase({ PORTAL_DATA: `${folder}-strict/below` }, "077");
    expect(await ask(await url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
    child.kill("SIGTERM");
    await ended;
  });

  test("starts although another program has got the number of its dead process since", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(other, "spawn");
    endWithTests(other);
    writeFileSync(join(folder, "lock"), JSON.stringify({ pid: other.pid, identity: "before" }));
    writeFileSync(join(folder, "postgres", "postmaster.pid"), `${other.pid}\n${folder}/postgres\n0\n1\n\n\n\nready\n`);
    const { url, child, ended } = portalDatabase();
    expect(await ask(await url, "SELECT count(*)::int FROM kept")).toEqual([{ count: 2 }]);
    expect(processIdentity(other.pid ?? 0)).not.toBeNull();
    child.kill("SIGTERM");
    await ended;
  });

  test("is used by a second command while it runs", async () => {
    const first = portalDatabase();
    const url = await first.url;
    const second = portalDatabase();
    expect(await second.url).toBe(url);
    expect((await second.ended).code).toBe(0);
    expect(await ask(url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
    first.child.kill("SIGTERM");
    await first.ended;
  });

  test("shows its password to nobody else", () => {
    for (const secret of ["postgres-password", "postgres"]) {
      expect(statSync(join(folder, secret)).mode & 0o077).toBe(0);
    }
  });
});

describe("a start that cannot go on says why in one sentence and ends with 1", () => {
  const refused: [string, { [name: string]: string }, string][] = [
    ["a setting is wrong", { PORT: "many" }, 'PORT is "many": it must be a whole number from 1 to 65535.\n'],
    [
      "the data folder cannot be made",
      { PORTAL_DATA: "/dev/null/data" },
      "The portal cannot write to its data folder /dev/null/data (ENOTDIR); PORTAL_DATA names another one.\n",
    ],
  ];
  test.each(refused)("%s", async (_why, settings, sentence) => {
    expect(await portalDatabase(settings).ended).toEqual({ code: 1, said: sentence });
  });
});
