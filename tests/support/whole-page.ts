import { type ConsoleMessage, expect, type Page, type Request } from "@playwright/test";
import { faultsOf, untranslated } from "./conformance.ts";
import { test as base } from "./portal-test.ts";

export const languages = ["en", "ru"];

/**
 * Hundreds of pages are read one after the other, as a reader does: in one window with scripts and one without, which
 * each worker opens once. To open one costs more than most pages.
 */
export const test = base.extend<object, { window: Page; windowWithoutScripts: Page }>({
  window: [
    async ({ browser }, use) => {
      await use(await browser.newPage());
    },
    { scope: "worker" },
  ],
  windowWithoutScripts: [
    async ({ browser }, use) => {
      await use(await browser.newPage({ javaScriptEnabled: false }));
    },
    { scope: "worker" },
  ],
});

const scrollWidth = "document.documentElement.scrollWidth";

/** Words that go on in another line without a hyphen, because they found no room: a list. Addresses and numbers may. */
const brokenWords = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.parentElement.closest(".unseen, svg, option, script")) continue;
    for (const { 0: word, index } of text.data.matchAll(/(?<=^|\\s)\\p{L}+(?=[,.;:]?(?:\\s|$))/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top));
      if (new Set(lines).size > 1) broken.push(word);
    }
  }
  return broken;
})()`;

/** The width of a sheet of A4 between its margins, in CSS pixels. */
const paperWidth = 657;

/** An address of a portal, in parts: its home is scheme, host and port, its path begins below the language. */
export type Place = { home: string; language: string; path: string };

/** What a visitor without scripts meets there: one whole page, under this status, and no complaint of the browser. */
export async function expectWholePage(page: Page, { home, language, path }: Place, status = 200): Promise<void> {
  const problems: string[] = [];
  const told = (text: string) => status === 200 || !text.includes(`status of ${status}`);
  const onConsole = (message: ConsoleMessage) =>
    message.type() === "error" && told(message.text()) && problems.push(message.text());
  const onError = (error: Error) => problems.push(error.message);
  const onRequest = (request: Request) =>
    new URL(request.url()).origin === home || problems.push(`asks another host: ${request.url()}`);
  page.on("console", onConsole).on("pageerror", onError).on("request", onRequest);
  const response = await page.goto(`${home}/${language}${path}`);
  expect(response?.status()).toBe(status);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  expect((await page.title()).length).toBeGreaterThan(3);
  if (status === 200) await expectDescription(page);
  await expect(page.locator("main a, main button").first()).toBeVisible();
  const html = (await response?.text()) ?? "";
  expect(html).not.toMatch(untranslated);
  for (const width of [320, 768, 960]) {
    await page.setViewportSize({ width, height: 700 });
    expect(await page.evaluate(scrollWidth), `at ${width} px`).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 700 });
  expect(await page.evaluate(brokenWords), "words broken within").toEqual([]);
  await page.setViewportSize({ width: paperWidth, height: 970 });
  await page.emulateMedia({ media: "print" });
  expect(await page.evaluate(scrollWidth), "on paper").toBeLessThanOrEqual(paperWidth);
  await page.emulateMedia({ media: null });
  page.off("console", onConsole).off("pageerror", onError).off("request", onRequest);
  expect(problems).toEqual([]);

  expect(await faultsOf(html)).toEqual([]);
}

/** A document says in its head in one line what it is; that of a record says nothing that the record does not. */
async function expectDescription(page: Page): Promise<void> {
  if ((await page.locator("html[data-document]").count()) === 0) return;
  const description = (await page.locator('meta[name="description"]').getAttribute("content")) ?? "";
  expect(description.length, description).toBeGreaterThan(8);
  expect(description.length, description).toBeLessThanOrEqual(160);
  const [, , , code = ""] = new URL(page.url()).pathname.split("/");
  if (!code || code === "matrix") return;
  const shown = asStored((await page.locator("body").textContent()) ?? "");
  const parts = description
    .replace(/…$/, "")
    .split(/[.:;,] ?/)
    .map(asStored);
  expect(parts.filter((part) => !shown.includes(part))).toEqual([]);
}

/** Without what is set for print. */
function asStored(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u00AD\u2060]/g, "")
    .replaceAll("\u2011", "-")
    .replace(/\s+/g, " ")
    .trim();
}
