import { expect } from "@playwright/test";
import { stopAll } from "#tests/bench/processes.ts";
import { countingLine } from "#tests/support/counting-line.ts";
import { test } from "#tests/support/journey.ts";
import { startSecondPortal } from "#tests/support/second-portal.ts";

const databaseUrl = process.env.DATABASE_URL ?? "";
test.afterAll(stopAll);

/** Pages as visitors get them who come first, and how many statements the portal may ask its database for each. */
const pages: [path: string, most: number][] = [
  ["/ru/recommendations/2021-III-4", 12],
  ["/ru/recommendations/2021-III-4?asof=2022-06-30", 14],
  ["/ru/partners/UZB", 16],
  ["/ru/recommendations?q=прекурсоры", 12],
  ["/ru/recommendations?pillar=3&year=2021", 9],
  ["/ru/meetings/EWG-2021-III", 12],
  ["/ru/meetings/PCGM-15", 14],
  ["/ru/recommendations/matrix", 12],
  ["/ru/pillars/3", 14],
  ["/ru/profiles/UZB", 8],
  ["/ru", 16],
];

test("a page asks the database no more than it has to", async () => {
  test.skip(!databaseUrl, "DATABASE_URL names the database of the portal that is walked: npm test knows it");
  const line = await countingLine(databaseUrl);
  const portal = await startSecondPortal(line.url);
  // What is asked once per process, or once per connection, is no part of a page.
  for (const [path] of pages) await portal.read(path.replace("/ru", "/en"));
  const asked = new Map<string, number>();
  for (const [path] of pages) {
    const before = line.statements();
    await portal.read(path);
    asked.set(path, line.statements() - before);
  }
  console.log(Object.fromEntries(asked));
  line.close();
  for (const [path, most] of pages) expect.soft(asked.get(path), path).toBeLessThanOrEqual(most);
});
