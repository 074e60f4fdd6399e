import { readdirSync } from "node:fs";
import { test as base, type ConsoleMessage, expect, type Page, type Request } from "@playwright/test";
import { HtmlValidate } from "html-validate";

export const languages = ["en", "ru"];

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
    // Soft hyphens and joiners are wanted.
    "no-raw-characters": "off",
    // A non-breaking telephone number or code is not ours to guess.
    "tel-non-breaking": "off",
  },
});

/** How the framework addresses a form to its own page, which every browser understands. */
const emptyAction = 'Attribute "action" has invalid value ""';

/**
 * Hundreds of pages are read one after the other, as a reader does: in one window with scripts and one without, which
 * each worker opens once. To open one costs more than most pages.
 */
export const test = base.extend<object, { window: Page; windowWithoutScripts: Page }>({
  window: [
    async ({ browser }, use, { project }) => {
      await use(await browser.newPage({ baseURL: project.use.baseURL }));
    },
    { scope: "worker" },
  ],
  windowWithoutScripts: [
    async ({ browser }, use, { project }) => {
      await use(await browser.newPage({ baseURL: project.use.baseURL, javaScriptEnabled: false }));
    },
    { scope: "worker" },
  ],
});

/** A key that reached the page instead of its text: "file:path.to.text". */
const files = readdirSync("locales/en").filter((name) => name.endsWith(".json"));
const untranslated = new RegExp(`\\b(${files.map((name) => name.replace(".json", "")).join("|")}):[a-z][\\w.]*`, "i");

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

/** What a visitor without scripts meets at an address: one whole page, under this status, and no complaint of the browser. */
export async function expectWholePage(page: Page, path: string, language: string, status = 200): Promise<void> {
  const problems: string[] = [];
  const told = (text: string) => status === 200 || !text.includes(`status of ${status}`);
  const onConsole = (message: ConsoleMessage) =>
    message.type() === "error" && told(message.text()) && problems.push(message.text());
  const onError = (error: Error) => problems.push(error.message);
  const home = new URL(test.info().project.use.baseURL ?? "").origin;
  const onRequest = (request: Request) =>
    new URL(request.url()).origin === home || problems.push(`asks another host: ${request.url()}`);
  page.on("console", onConsole).on("pageerror", onError).on("request", onRequest);
  const response = await page.goto(`/${language}${path}`);
  expect(response?.status()).toBe(status);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  expect((await page.title()).length).toBeGreaterThan(3);
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

  const report = await conformance.validateString(html);
  const messages = report.results.flatMap((result) => result.messages.map(({ message }) => message));
  expect(messages.filter((message) => message !== emptyAction)).toEqual([]);
}
