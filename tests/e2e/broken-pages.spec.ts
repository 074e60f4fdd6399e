import { expect, type Page } from "@playwright/test";
import { withClient } from "#server/installation/with-client.ts";
import { expectNoBarriers, signInAs } from "#tests/support/journey.ts";
import type { Portal } from "#tests/support/portal.ts";
import { test } from "#tests/support/portal-test.ts";
import { addressOn, testServer } from "#tests/support/test-server.ts";

/** A reader is told in their language that something broke, and no word that was typed is lost. */
const words = {
  en: {
    title: "Title, English",
    typed: "Words before the fault",
    record: "Record and go on",
    unknown: "It is not known whether this was taken",
    failed: "The page could not be shown",
    again: "Send again",
  },
  ru: {
    title: "Название, русский",
    typed: "Слова до сбоя",
    record: "Внести и продолжить",
    unknown: "Неизвестно, принято ли отправленное",
    failed: "Не удалось показать страницу",
    again: "Отправить снова",
  },
} as const;

/** No connection to the portal's database is left, and none is taken, while `work` runs. */
async function withoutDatabase({ ownerUrl }: Portal, work: () => Promise<void>): Promise<void> {
  const name = new URL(ownerUrl).pathname.slice(1);
  const open = (isOpen: boolean) =>
    withClient(addressOn(testServer(), "postgres"), async (client) => {
      await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${isOpen}`);
      if (isOpen) return;
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    });
  await open(false);
  try {
    await work();
  } finally {
    await open(true);
  }
}

async function beginMeeting(page: Page, language: keyof typeof words, year: string): Promise<void> {
  const say = words[language];
  await page.goto(`/${language}/meetings/new`);
  await signInAs(page, "unit");
  await page.getByLabel(say.title).fill(say.typed);
  await page.getByRole("combobox", { name: /^(Pillar|Основное направление)$/ }).selectOption("3");
  const day = page.getByRole("group", { name: /First day|Первый день/ });
  await day.getByRole("textbox", { name: /Year|Год/ }).fill(year);
}

for (const [language, years] of [
  ["en", ["1991", "1992"]],
  ["ru", ["1993", "1994"]],
] as const) {
  const say = words[language];

  test(`while the database is away a form keeps its words, and other pages say what is the matter (${language})`, async ({
    page,
    portal,
  }) => {
    await beginMeeting(page, language, years[0]);
    await withoutDatabase(portal, async () => {
      await page.getByRole("button", { name: say.record }).click();
      await expect(page.getByRole("main").getByRole("alert").getByRole("heading")).toHaveText(say.unknown);
      await expect(page.getByLabel(say.title)).toHaveValue(say.typed);
      const other = await page.context().newPage();
      expect((await other.goto(`/${language}/desk`))?.status()).toBeGreaterThanOrEqual(500);
      await expect(other.getByRole("heading", { name: say.failed })).toBeVisible();
      await expectNoBarriers(other);
      await other.close();
    });
    await page.getByRole("button", { name: say.record }).click();
    await expect(page).toHaveURL(new RegExp(`/${language}/meetings/EWG-${years[0]}-III/recommendations`));
  });

  test(`while the database is away what was sent without scripts comes back, to be sent again (${language})`, async ({
    browser,
    portal,
  }) => {
    const context = await browser.newContext({ baseURL: portal.address, javaScriptEnabled: false });
    const page = await context.newPage();
    await beginMeeting(page, language, years[1]);
    await withoutDatabase(portal, async () => {
      await page.getByRole("button", { name: say.record }).click();
      await expect(page.getByRole("heading", { name: say.unknown })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
    });
    await page.getByRole("button", { name: say.again }).click();
    await expect(page).toHaveURL(new RegExp(`/${language}/meetings/EWG-${years[1]}-III/recommendations`));
    await context.close();
  });
}
