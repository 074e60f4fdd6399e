import { expect } from "@playwright/test";
import { countingLine } from "#tests/support/counting-line.ts";
import { startInstance } from "#tests/support/portal.ts";
import { test } from "#tests/support/portal-test.ts";

/** Pages as visitors get them who come first, and how many statements the portal may ask its database for each. */
const pages: [path: string, most: number][] = [
  ["/ru/recommendations/2021-III-4", 12],
  ["/ru/recommendations/2021-III-4?asof=2022-06-30", 12],
  ["/ru/partners/UZB", 22],
  ["/ru/recommendations?q=прекурсоры", 20],
  ["/ru/recommendations?pillar=3&year=2021", 9],
  ["/ru/meetings/EWG-2021-III", 16],
  ["/ru/meetings/PCGM-15", 18],
  ["/ru/recommendations/matrix", 11],
  ["/ru/pillars/3", 20],
  ["/ru/profiles/UZB", 8],
  ["/ru", 22],
];

test("a page asks the database no more than it has to", async ({ portal }) => {
  const line = await countingLine(portal.ownerUrl);
  const { port, stop } = await startInstance(line.url, portal.address);
  const read = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  // What is asked once per process is no part of a page.
  for (const [path] of pages) await read(path.replace("/ru", "/en"));
  const asked = new Map<string, number>();
  for (const [path] of pages) {
    const before = line.statements();
    await read(path);
    asked.set(path, line.statements() - before);
  }
  stop();
  line.close();
  for (const [path, most] of pages) expect.soft(asked.get(path), path).toBeLessThanOrEqual(most);
});
