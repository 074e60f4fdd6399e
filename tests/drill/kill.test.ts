import { randomInt, randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { withClient } from "#server/installation/with-client.ts";
import { endStarted, portalDatabase, postmaster } from "#tests/support/portal-database.ts";

const rounds = 12;
const folder = join(process.env.PORTAL_TEST_FOLDER ?? "", `kill-${randomUUID()}`);

afterAll(endStarted);

test("What the database has confirmed outlives every kill, whenever it comes and whomever it meets", async () => {
  const confirmed: number[] = [];
  let next = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { child, url, ended } = portalDatabase({ PORTAL_DATA: folder });
    const database = await url;
    await withClient(database, async (client) => {
      await client.query("CREATE TABLE IF NOT EXISTS drill (number int PRIMARY KEY)");
      const { rows } = await client.query<{ number: number }>("SELECT number FROM drill");
      const kept = new Set(rows.map(({ number }) => number));
      expect(confirmed.filter((number) => !kept.has(number))).toEqual([]);
    });
    const writing = withClient(database, async (client) => {
      for (;;) {
        next += 1;
        await client.query("INSERT INTO drill VALUES ($1)", [next]);
        confirmed.push(next);
      }
    }).catch(() => {});
    await wait(randomInt(50, 1500));
    const server = postmaster(folder);
    // The portal alone, PostgreSQL alone, or both: what lives on is met by the next start.
    const victims = [[child.pid ?? 0], [server], [child.pid ?? 0, server]][round % 3] ?? [];
    for (const pid of victims) process.kill(pid, "SIGKILL");
    await ended;
    if (victims.includes(server)) await writing;
  }
  expect(confirmed.length).toBeGreaterThan(rounds * 10);
});
