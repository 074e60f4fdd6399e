import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";

/** The password of the sample accounts of the portal that the journeys walk through. */
export const demoPassword = process.env.PORTAL_DEMO_PASSWORD ?? "portal-demo-2026";

/** Collects what a browser complains about; an empty list at the end is part of every journey. */
export function watch(page: Page, failures: string[]): void {
  page.on("console", (message) => message.type() === "error" && failures.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => failures.push(`${page.url()}: ${error.message}`));
}

export async function expectNoBarriers(page: Page): Promise<void> {
  // A page that scripts have fetched gets its title a moment after its content.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`)).toEqual([]);
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

/** What somebody without an account, and without scripts, sees. */
export async function asVisitor(browser: Browser, baseURL: string | undefined, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await look(await context.newPage());
  await context.close();
}
