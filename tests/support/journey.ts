import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { test as base } from "./portal-test.ts";
import { samplePassword } from "./test-server.ts";

/** The password of the sample accounts of the portal that the journeys walk through. */
export const demoPassword = process.env.PORTAL_DEMO_PASSWORD ?? samplePassword;

/** A journey of which no browser complains: `failures` holds what it said so far, and is empty at the end. */
export const test = base.extend<{ failures: string[] }>({
  failures: [
    async ({ page }, use) => {
      const failures: string[] = [];
      watch(page, failures);
      await use(failures);
      expect(failures).toEqual([]);
    },
    { auto: true },
  ],
});

/** Collects what the browser of another page complains about, too. */
export function watch(page: Page, failures: string[]): void {
  page.on("console", (message) => message.type() === "error" && failures.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => failures.push(`${page.url()}: ${error.message}`));
  // Nothing of a page comes from elsewhere, be it allowed by its policy or not.
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isElsewhere = /^(https?|wss?):$/.test(protocol) && !/^(127\.\d+\.\d+\.\d+|localhost)$/.test(hostname);
    if (isElsewhere && !request.isNavigationRequest()) failures.push(`${page.url()} asks ${request.url()}`);
  });
}

/** None that a scan finds, of the rules for everybody and of good practice. */
export async function expectNoBarriers(page: Page, where = page.url()): Promise<void> {
  // A page that scripts have fetched gets its title a moment after its content.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    // In the page itself: no page has frames, and a window for the sum of each scan costs more than the scan.
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`);
  expect(found, where).toEqual([]);
}

/** Signs in at the page of the desk that asked for it, and is led back there. */
export async function signInAs(page: Page, role: string, password = demoPassword): Promise<void> {
  await page.getByLabel(/^(Email address|Адрес электронной почты)$/).fill(`${role}@example.org`);
  await page.getByLabel(/^(Password|Пароль)$/).fill(password);
  await page
    .getByRole("main")
    .getByRole("button", { name: /^(Sign in|Войти)$/ })
    .click();
  // Until the page that asked stands there, title and content are still those of sign-in.
  if (password === demoPassword) await expect(page).not.toHaveURL(/\/sign-in/);
}

/** Says on the form of a new meeting that it was held, and where that is written. */
export async function sayHeld(page: Page): Promise<void> {
  await page.getByRole("radio", { name: /^(It was held|Состоялось)$/ }).check();
  const outcome = page.getByRole("region", { name: /^(Outcome and source|Итоги и источник)$/ });
  await outcome.getByLabel("Source, English").fill("Record of the Coordination Unit");
}

/** Says of a new recommendation that its words are those of a paper, and of which; that stays for the next one. */
export async function sayOfPaper(page: Page): Promise<void> {
  await page.getByRole("radio", { name: /^(the text itself, word for word|сам текст, дословно)$/ }).check();
  await page.getByLabel("Source, English").fill("Outcome document of the meeting");
}

/** Shows what somebody without an account, and without scripts, sees. */
export async function asVisitor(browser: Browser, baseURL: string | undefined, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await look(await context.newPage());
  await context.close();
}
