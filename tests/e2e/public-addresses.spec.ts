import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { HtmlValidate } from "html-validate";
import { Client } from "pg";

/** One address of every kind that product and readers rely on, below the language. */
const addresses = [
  "",
  "/recommendations",
  "/recommendations?pillar=3&year=2021&status=endorsed",
  "/recommendations?kind=commitment",
  "/recommendations?q=прекурсорах",
  "/recommendations?q=nothing-will-match-this",
  "/recommendations?asof=2021-11-16",
  "/recommendations/2021-III-4",
  "/recommendations/2021-I-1",
  "/recommendations/2008-O1",
  "/recommendations/undated-I-a",
  "/recommendations/VD-I-1",
  "/recommendations/2021-III-4?asof=2021-11-10",
  "/recommendations/2021-III-2",
  "/recommendations/2019-III-4",
  "/recommendations/matrix",
  "/recommendations/matrix?year=2019&year=2021&region=central-asia",
  "/recommendations/matrix?asof=2021-11-16&page=2",
  "/recommendations/matrix?pillar=1",
  "/meetings",
  "/meetings/EWG-2021-III",
  "/meetings/PCGM-15",
  "/meetings/PCGM-14",
  "/meetings/MIN-3",
  "/partners",
  "/partners/UZB",
  "/partners/TUR",
  "/partners/CARICC",
  "/partners/UNMIK",
  "/profiles",
  "/profiles/AFG",
  "/profiles/UZB",
  "/profiles/UZB/2021",
  "/pillars",
  "/pillars/3",
  "/pillars/4",
  "/liaison",
  "/programmes",
  "/documents",
  "/news",
  "/glossary",
  "/about",
  "/contact",
  "/privacy",
  "/accessibility",
  "/sign-in",
];

const languages = ["en", "ru"];

const conformance = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // How the framework writes what is valid HTML anyway.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "void-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    // CSS takes the table semantics of cards away: the roles are written out.
    "no-redundant-role": "off",
    // Soft hyphens and joiners are wanted.
    "no-raw-characters": "off",
    // A non-breaking telephone number or code is not ours to guess.
    "tel-non-breaking": "off",
  },
});

/** How the framework addresses a form to its own page, which every browser understands. */
const emptyAction = 'Attribute "action" has invalid value ""';

/** A key that reached the page instead of its text: "file:path.to.text". */
const files = readdirSync("locales/en").filter((name) => name.endsWith(".json"));
const untranslated = new RegExp(`\\b(${files.map((name) => name.replace(".json", "")).join("|")}):[a-z][\\w.]*`, "i");

/** What a visitor without scripts meets at an address: one whole page, under this status, and no complaint of the browser. */
async function expectWholePage(page: Page, path: string, language: string, status = 200): Promise<void> {
  const home = new URL(test.info().project.use.baseURL ?? "").origin;
  const problems: string[] = [];
  const told = (text: string) => status === 200 || !text.includes(`status of ${status}`);
  page.on("console", (message) => message.type() === "error" && told(message.text()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== home) problems.push(`asks another host: ${request.url()}`);
  });
  const response = await page.goto(`/${language}${path}`);
  expect(response?.status()).toBe(status);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  expect((await page.title()).length).toBeGreaterThan(3);
  await expect(page.locator("main a, main button").first()).toBeVisible();
  const html = (await response?.text()) ?? "";
  expect(html).not.toMatch(untranslated);
  expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
  expect(problems).toEqual([]);

  const report = await conformance.validateString(html);
  const messages = report.results.flatMap((result) => result.messages.map(({ message }) => message));
  expect(messages.filter((message) => message !== emptyAction)).toEqual([]);
}

const unknown = ["/no-such-page", "/recommendations/2021-III-99", "/partners/TZA", "/meetings/PCGM-99"];

for (const language of languages) {
  test.describe(`every public address in ${language}`, () => {
    test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });

    for (const path of addresses) {
      test(`/${language}${path} is a whole page without scripts`, async ({ page }) => {
        await expectWholePage(page, path, language);
        for (const other of languages) {
          await expect(page.locator(`link[rel="alternate"][hreflang="${other}"]`)).toHaveCount(1);
        }
      });
    }

    test(`an unknown address answers 404 readably in ${language}`, async ({ page }) => {
      for (const path of unknown) await expectWholePage(page, path, language, 404);
    });

    test(`a page that fails answers 500 readably in ${language}, and is whole again at once`, async ({ page }) => {
      // A search that nobody made before is on no instance's shelf.
      const path = `/glossary?q=${Date.now()}`;
      await withoutGlossary(() => expectWholePage(page, path, language, 500));
      await expectWholePage(page, path, language);
    });
  });
}

/** The real portal, with a table of its record out of reach. */
async function withoutGlossary(look: () => Promise<void>): Promise<void> {
  const url = process.env.DATABASE_URL;
  test.skip(!url, "DATABASE_URL names the database of the portal that is walked: npm test knows it");
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("ALTER TABLE glossary_term RENAME TO out_of_reach");
    await look();
  } finally {
    await client.query("ALTER TABLE IF EXISTS out_of_reach RENAME TO glossary_term");
    await client.end();
  }
}

test("every page of the house is walked", () => {
  const inner = ["error-document", "not-found-document"];
  const pages = readdirSync("src/app/[locale]/(public)", { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file) === "page.tsx" && !inner.includes(dirname(file)))
    .map((file) => `/${dirname(file)}`.replace("/.", ""));
  const walked = addresses.map((address) => address.split("?")[0] ?? "");
  const form = (page: string) => new RegExp(`^${page.replace(/\[\w+\]/g, "[^/]+")}$`);
  expect(pages.filter((page) => !walked.some((address) => form(page).test(address)))).toEqual([]);
});

test.describe("for readers of every kind", () => {
  for (const language of languages) {
    for (const path of [...addresses, ...unknown.slice(0, 2)]) {
      test(`/${language}${path} has no barrier that a scan finds, wide and narrow, light and dark`, async ({
        page,
      }) => {
        await page.goto(`/${language}${path}`);
        for (const colorScheme of ["light", "dark"] as const) {
          // Each language is wide in one scheme and narrow in the other, and the other way round in the other language.
          const isWide = (colorScheme === "light") === (language === "ru");
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width: isWide ? 1280 : 360, height: 800 });
          const { violations } = await new AxeBuilder({ page })
            .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
            .analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`);
          expect(found, colorScheme).toEqual([]);
        }
      });
    }
  }
});

test("every address of the sitemap answers in both languages", async ({ request, baseURL }) => {
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
