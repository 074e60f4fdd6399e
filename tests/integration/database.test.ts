import { expect, test } from "vitest";
import { connectTo } from "#server/database.ts";
import { lineTo } from "./page-server-support.ts";

test("Lines to the database that fell silent are given up for new ones, those of a change, too", async () => {
  const line = await lineTo(process.env.DATABASE_URL ?? "");
  const database = connectTo(line.url, 500);
  const ask = () => database.$queryRaw`SELECT 1 AS one`;
  const change = () => database.$transaction((tx) => tx.$queryRaw`SELECT 1 AS one`);
  try {
    await untilAnswered(() => Promise.all(Array.from({ length: 20 }, ask)));
    line.fallSilent();
    const lost = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => (index % 4 ? ask() : change())));
    expect(lost.filter(({ status }) => status === "fulfilled")).toEqual([]);
    line.restore();
    await untilAnswered(ask);
    await untilAnswered(change);
  } finally {
    line.close();
    await database.$disconnect();
  }
});

test("A change that hangs in the database leaves nothing behind, and nothing that the next one would finish", async () => {
  const database = connectTo(process.env.DATABASE_URL ?? "", 2500);
  const version = async () => (await database.contentVersion.findUniqueOrThrow({ where: { id: 1 } })).version;
  try {
    await untilAnswered(version);
    const before = await version();
    const hanging = database.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE content_version SET version = version + 1`;
      await tx.$queryRaw`SELECT pg_sleep(20)::text`;
    });
    await expect(hanging).rejects.toThrow("statement timeout");
    await database.$transaction((tx) => tx.$queryRaw`SELECT 1 AS one`);
    expect(await version()).toBe(before);
  } finally {
    await database.$disconnect();
  }
});

/** On a busy machine even a line that is whole can take longer to open than the patience of these tests: it is asked again. */
async function untilAnswered(ask: () => Promise<unknown>): Promise<void> {
  await expect.poll(() => ask().then(() => "answered", String)).toBe("answered");
}
