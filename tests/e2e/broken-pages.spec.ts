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
    away: "The record cannot be reached at the moment",
    part: "This part of the page could not be shown",
    anew: "Load the page anew",
    retry: "Try again",
    again: "Send again",
    portal: "Paris Pact Initiative",
    sections: "Sections",
    other: "Русский",
    desk: "Desk",
  },
  ru: {
    title: "Название, русский",
    typed: "Слова до сбоя",
    record: "Внести и продолжить",
    unknown: "Неизвестно, принято ли отправленное",
    failed: "Не удалось показать страницу",
    away: "База данных временно недоступна",
    part: "Не удалось показать эту часть страницы",
    anew: "Загрузить страницу заново",
    retry: "Повторить попытку",
    again: "Отправить снова",
    portal: "Инициатива «Парижский пакт»",
    sections: "Разделы",
    other: "English",
    desk: "Рабочий кабинет",
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

/** A page that reads this table fails while `work` runs, and no other. */
async function withoutTable({ ownerUrl }: Portal, table: string, work: () => Promise<void>): Promise<void> {
  const rename = (from: string, to: string) =>
    withClient(ownerUrl, (client) => client.query(`ALTER TABLE "${from}" RENAME TO "${to}"`));
  await rename(table, `${table}_away`);
  try {
    await work();
  } finally {
    await rename(`${table}_away`, table);
  }
}

/** The name of the portal, its sections and the other language stand around the sentence, in the reader's language. */
async function expectFrame(page: Page, language: keyof typeof words, path: string | RegExp): Promise<void> {
  const say = words[language];
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.getByRole("banner").getByRole("link", { name: say.portal })).toHaveAttribute(
    "href",
    `/${language}`,
  );
  const sections = page.getByRole("navigation", { name: say.sections });
  await expect(sections.first().getByRole("link").first()).toHaveAttribute("href", `/${language}/recommendations`);
  const other = page.getByRole("banner").getByRole("link", { name: say.other });
  await expect(other).toHaveAttribute(
    "href",
    typeof path === "string" ? `/${language === "en" ? "ru" : "en"}${path}` : path,
  );
  await expect(page.getByRole("contentinfo")).toBeVisible();
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
  ["en", ["1991", "1992", "1995", "1996"]],
  ["ru", ["1993", "1994", "1997", "1998"]],
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
      for (const path of ["/desk", "/meetings/PCGM-15", "/nowhere"]) {
        expect((await other.goto(`/${language}${path}`))?.status(), path).toBe(503);
        await expect(other.getByRole("heading", { name: say.away })).toBeVisible();
        await expectFrame(other, language, path);
      }
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
      await expectFrame(page, language, "/meetings/new");
      expect((await page.request.get(`/${language}/desk`)).status()).toBe(503);
    });
    await page.getByRole("button", { name: say.again }).click();
    await expect(page).toHaveURL(new RegExp(`/${language}/meetings/EWG-${years[1]}-III/recommendations`));
    await context.close();
  });

  test(`a page that fails says so in the portal's frame, with or without scripts (${language})`, async ({
    page,
    browser,
    portal,
  }) => {
    const plain = await browser.newContext({ baseURL: portal.address, javaScriptEnabled: false });
    const reader = await plain.newPage();
    await page.goto(`/${language}/desk`);
    await signInAs(page, "admin");
    await withoutTable(portal, "post_coverage", async () => {
      // Until it hears from the database again, a portal says of every page that fails that the database is away.
      await expect.poll(async () => (await reader.goto(`/${language}/liaison`))?.status()).toBe(500);
      await expectFrame(reader, language, "/liaison");
    });
    // Without this table there is no frame, either: no page knows what the portal is called.
    await withoutTable(portal, "portal", async () => {
      for (const [one, path] of [
        [reader, "/news"],
        [page, "/desk/people"],
      ] as const) {
        expect((await one.goto(`/${language}${path}`))?.status()).toBe(500);
        await expect(one.getByRole("heading", { name: say.failed })).toBeVisible();
        await expectFrame(one, language, path);
      }
    });
    await reader.getByRole("link", { name: say.retry }).click();
    await expect(reader.getByRole("heading", { level: 1 })).not.toHaveText(say.failed);
    await page.getByRole("link", { name: say.retry }).click();
    await expect(page).toHaveURL(new RegExp(`/${language}/desk/people$`));
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(say.failed);
    await plain.close();
  });

  for (const [what, table] of [
    ["page that comes after a form", "recommendation"],
    ["frame of the page that comes after a form", "portal"],
  ] as const) {
    test(`where the ${what} fails, a frame stays, and what was sent is taken (${language})`, async ({
      page,
      portal,
    }) => {
      const year = table === "portal" ? years[2] : years[3];
      await beginMeeting(page, language, year);
      await withoutTable(portal, table, async () => {
        await page.getByRole("button", { name: say.record }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(table === "portal" ? say.failed : say.part);
        await expectFrame(page, language, table === "portal" ? "/meetings/new" : new RegExp(`EWG-${year}-III`));
        await expectNoBarriers(page);
      });
      await page.getByRole("button", { name: table === "portal" ? say.retry : say.anew }).click();
      await expect(page.getByRole("banner").getByRole("link", { name: say.desk })).toBeVisible();
      await page.goto(`/${language}/meetings/EWG-${year}-III`);
      await expect(page.getByRole("main")).toContainText(say.typed);
    });
  }
}
