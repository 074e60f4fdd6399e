import { expect } from "@playwright/test";
import { Client } from "pg";
import { test } from "#tests/support/portal-test.ts";
import { expectWholePage, languages } from "#tests/support/whole-page.ts";

for (const language of languages) {
  test.describe(`a page that fails in ${language}`, () => {
    test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });

    test("answers 500 readably, and is whole again at once", async ({ page, portal }) => {
      // A search that nobody made before is on no instance's shelf.
      const place = { home: portal.address, language, path: `/glossary?q=${Date.now()}` };
      await withoutGlossary(portal.ownerUrl, () => expectWholePage(page, place, 500));
      await expectWholePage(page, place);
    });
  });
}

/** The real portal, with a table of its record out of reach. */
async function withoutGlossary(ownerUrl: string, look: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("ALTER TABLE glossary_term RENAME TO out_of_reach");
    await look();
  } finally {
    await client.query("ALTER TABLE IF EXISTS out_of_reach RENAME TO glossary_term");
    await client.end();
  }
}

test("every address of the sitemap answers in both languages", async ({ request, baseURL }) => {
  // Hundreds of pages, each rendered anew after the last change.
  test.setTimeout(240_000);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const found = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? "").pathname);
  expect(found.length).toBeGreaterThan(150);
  const wrong: string[] = [];
  for (const path of found) {
    const response = await request.get(`${baseURL}${path}`, { maxRedirects: 0 });
    if (response.status() !== 200) wrong.push(`${path} ${response.status()}`);
  }
  expect(wrong).toEqual([]);
});

test("the first page speaks the reader's language", async ({ request }) => {
  const ask = (language: string) => request.get("/", { maxRedirects: 0, headers: { "accept-language": language } });
  expect((await ask("ru-TJ,ru;q=0.9,en;q=0.5")).headers().location).toBe("/ru");
  expect((await ask("fr")).headers().location).toBe("/en");
});

test("old codes and other cases lead to the one right address", async ({ request }) => {
  for (const [asked, right] of [
    ["/ru/partners/emcdda", "/ru/partners/EUDA"],
    ["/en/partners/EMCDDA", "/en/partners/EUDA"],
    ["/en/recommendations/2021-iii-4", "/en/recommendations/2021-III-4"],
    ["/en/meetings/pcgm-15/", "/en/meetings/PCGM-15"],
    ["/EN/Meetings", "/en/meetings"],
  ] as const) {
    const response = await request.get(asked);
    expect(new URL(response.url()).pathname).toBe(right);
    expect(response.status()).toBe(200);
  }
});

test("every list answers as data", async ({ request }) => {
  for (const list of [
    "recommendations",
    "recommendations/matrix",
    "meetings",
    "partners",
    "profiles",
    "liaison",
    "glossary",
    "programmes",
    "pillars",
    "documents",
  ]) {
    const json = await request.get(`/en/${list}.json`);
    expect(json.status(), list).toBe(200);
    const { items, total, next } = await json.json();
    expect(Array.isArray(items) && typeof total === "number" && next !== undefined, list).toBe(true);
    const csv = await request.get(`/ru/${list}.csv`);
    expect(csv.status(), list).toBe(200);
    expect((await csv.text()).split("\r\n").length, list).toBeGreaterThan(2);
  }
  expect(await (await request.get("/en/news.json")).json()).toEqual({ items: [], total: 0, next: null });
  expect((await (await request.get("/ru/news.csv")).text()).split("\r\n")).toHaveLength(2);
  expect((await (await request.get("/ru/pillars/3.csv")).text()).split("\r\n")).toHaveLength(3);
});
