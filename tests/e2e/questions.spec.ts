import { expect } from "@playwright/test";
import { addresses } from "#app/addresses.ts";
import type { Page } from "#i18n/address.ts";
import { placeKeys } from "#lib/paging.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";
import { countingLine } from "#tests/support/counting-line.ts";
import { renderAnew, startInstance } from "#tests/support/portal.ts";
import { test } from "#tests/support/portal-test.ts";
import { columnKeys } from "#views/matrix/matrix-filter.ts";

/** Pages as visitors get them who come first, and how many statements the portal may ask its database for each. */
const pages: [path: string, most: number][] = [
  ["/ru/recommendations/2021-III-4", 17],
  ["/ru/recommendations/2021-III-4?asof=2022-06-30", 16],
  ["/ru/partners/UZB", 27],
  ["/ru/recommendations?q=прекурсоры", 21],
  ["/ru/recommendations?pillar=3&year=2021", 9],
  ["/ru/meetings/EWG-2021-III", 28],
  ["/ru/meetings/PCGM-15", 29],
  ["/ru/recommendations/matrix", 11],
  ["/ru/pillars/3", 25],
  ["/ru/profiles/UZB", 8],
  ["/ru", 23],
];

/** Of every list that can be asked for values: the keys that take any word, but those of free text and of places in it. */
const choices = Object.entries<NonNullable<Addresses[Page]>>(addresses).flatMap(
  ([
    path,
    {
      page: { keys, read },
    },
  ]) => {
    const asked = (query: string) => JSON.stringify(read(new URLSearchParams(query), "2026-11-30"));
    const chosen = keys.filter(
      (key) => asked(`${key}=no-such`) !== asked("") && !["q", "asof", ...placeKeys, ...columnKeys].includes(key),
    );
    return chosen.map((key) => ({ path, key }));
  },
);

test("a value that no record has gives an empty list and a sentence, in every list", async ({ portal }) => {
  expect(choices.length).toBeGreaterThan(15);
  for (const { path, key } of choices) {
    for (const [language, sentence] of [
      ["en", "has no value “no-such”"],
      ["ru", "нет значения «no-such»"],
    ]) {
      const html = await (await fetch(`${portal.address}/${language}${path}?${key}=no-such`)).text();
      expect.soft(plain(html), `${path}?${key}`).toContain(sentence);
      const json = await (await fetch(`${portal.address}/${language}${path}.json?${key}=no-such`)).json();
      expect.soft(json, `${path}.json?${key}`).toEqual({ items: [], total: 0, next: null });
    }
  }
});

test("a day that is none, or still to come, is answered alike wherever a day can be asked for", async ({ portal }) => {
  const dated = Object.entries<NonNullable<Addresses[Page]>>(addresses).filter(([, { page }]) =>
    page.keys.includes("asof"),
  );
  expect(dated.length).toBeGreaterThan(3);
  for (const [path, { json }] of dated) {
    const code = path.includes("meetings") ? "PCGM-15" : "2021-III-4";
    const at = path.replace("[noun]", "recommendation").replace("[code]", code).replace("[field]", "text");
    for (const [day, sentence] of [
      ["2999-01-01", "Enter a day that is not still to come"],
      ["yesterday", "Enter a day that exists"],
    ] as const) {
      const html = plain(await (await fetch(`${portal.address}/en${at}?asof=${day}`)).text());
      expect.soft(html.split(`class="summary`)[1], `${at}?asof=${day}`).toContain(sentence);
      if (!json) continue;
      const file = await fetch(`${portal.address}/en${at}.json?asof=${day}`);
      expect.soft([file.status, await file.json()], `${at}.json?asof=${day}`).toEqual([400, { error: "asof" }]);
    }
  }
});

function plain(html: string): string {
  return html.replace(/[\u00a0\u202f]/g, " ").replace(/&quot;/g, '"');
}

test("a page asks the database no more than it has to", async ({ portal }) => {
  const line = await countingLine(portal.ownerUrl);
  const { port, stop } = await startInstance(line.url, portal.address);
  const read = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  // Statements that each process asks once are no part of a page.
  for (const [path] of pages) await read(path.replace("/ru", "/en"));
  const asked = new Map<string, number>();
  for (const [path, most] of pages) {
    const count = async () => {
      const before = line.statements();
      await read(path);
      return line.statements() - before;
    };
    let statements = await count();
    // Now and then a process says something to the database by itself: that it looks after files, that it listens.
    for (let again = 0; again < 2 && statements > most; again += 1) {
      await renderAnew(portal.ownerUrl);
      let anew = 0;
      // Until the process has heard of it the page is kept: then nobody asks but the process itself.
      await expect.poll(async () => (anew = await count())).toBeGreaterThan(3);
      statements = Math.min(statements, anew);
    }
    asked.set(path, statements);
  }
  stop();
  line.close();
  for (const [path, most] of pages) expect.soft(asked.get(path), path).toBeLessThanOrEqual(most);
});
