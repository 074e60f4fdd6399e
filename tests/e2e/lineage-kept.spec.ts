import { expect, type Page } from "@playwright/test";
import { asVisitor, expectNoBarriers, sayHeld, sayOfPaper, signInAs, test } from "#tests/support/journey.ts";

/** In years of its own, and nothing is published: the other journeys count the record. */
const older = { code: "2018-IV-1", en: "Train teachers in evidence-based drug use prevention, journey." };
const newer = {
  code: "2023-IV-1",
  en: "Training teachers in drug use prevention that is based on evidence",
  ru: "Обучать учителей профилактике употребления наркотиков на научной основе, проба.",
};

test("staff are shown what was said before, record that it is continued, and take it back", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);

  await test.step("an earlier recommendation is recorded", async () => {
    await page.goto("/en/meetings/new");
    await signInAs(page, "unit");
    await recordMeeting(page, "2018");
    await page.getByLabel("Text, English").fill(older.en);
    await page
      .getByLabel("Текст, русский")
      .fill("Обучать учителей научно обоснованной профилактике наркомании, проба.");
    await sayOfPaper(page);
    await page.getByRole("button", { name: "Add it", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: `${older.code} is recorded.` })).toBeVisible();
  });

  await test.step("while a later one is written it is shown with its fate, in either language, and the focus stays", async () => {
    await page.goto("/en/meetings/new");
    await recordMeeting(page, "2023");
    const english = page.getByLabel("Text, English");
    await english.pressSequentially(newer.en);
    const found = page.getByRole("status").filter({ hasText: "1 earlier recommendation says nearly the same" });
    await expect(found).toBeVisible();
    await expect(english).toBeFocused();
    await expect(page.getByText(older.en)).toBeVisible();
    await expect(page.getByText("No partner has reported on it")).toBeVisible();
    await expectNoBarriers(page);
    await english.fill("");
    await expect(page.getByRole("status").filter({ hasText: "No earlier recommendation" })).toBeVisible();
    await page.getByLabel("Текст, русский").pressSequentially(newer.ru);
    await expect(found).toBeVisible();
    await english.fill(newer.en);
  });

  await test.step("without scripts a button looks for it, and everything typed is kept", async () => {
    const context = await browser.newContext({
      baseURL,
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const plain = await context.newPage();
    await plain.goto("/ru/meetings/EWG-2023-IV/recommendations");
    await plain.getByLabel("Текст, русский").fill(newer.ru);
    await plain.getByLabel("Source, English").fill("Report, para 3");
    await plain.getByRole("button", { name: "Найти похожие" }).click();
    await expect(plain.getByRole("link", { name: older.code })).toBeVisible();
    await expect(plain.getByLabel("Текст, русский")).toHaveValue(newer.ru);
    await expect(plain.getByLabel("Source, English")).toHaveValue("Report, para 3");
    await context.close();
  });

  await test.step("it is added, and the earlier one is chosen already", async () => {
    await sayOfPaper(page);
    await page.getByRole("button", { name: `Add mine, and record that it continues ${older.code}` }).click();
    await expect(page).toHaveURL(new RegExp(`/en/recommendations/${newer.code}/lineage\\?other=${older.code}$`));
    await expect(page.getByRole("checkbox", { name: older.code })).toBeChecked();
    await expect(page.getByText(`does not say that ${newer.code} continues another`)).toBeVisible();
    await expectNoBarriers(page);
  });

  await test.step("a merging of one is refused with the numbers, in both languages, and nothing is lost", async () => {
    await page.getByRole("radio", { name: "it was merged from several earlier ones" }).check();
    await page.getByLabel("Source, English").fill("Report of the meeting, para 7");
    await page.getByRole("button", { name: "Record it" }).click();
    const summary = page.getByRole("main").getByRole("alert");
    await expect(summary).toContainText(
      `at least two earlier recommendations and one later one. Chosen: ${older.code}`,
    );
    await expect(summary).toBeFocused();
    await expect(page.getByRole("checkbox", { name: older.code })).toBeChecked();
    await expectNoBarriers(page);

    await page.getByRole("link", { name: "Русский" }).click();
    await expect(page.getByLabel("Source, English")).toHaveValue("Report of the meeting, para 7");
    await page.getByRole("button", { name: "Записать", exact: true }).click();
    await expect(summary).toContainText(`не менее двух прежних рекомендаций`);
    await expectNoBarriers(page);
  });

  await test.step("others are found by number and by words, and those chosen stay chosen", async () => {
    await page.getByLabel("Найти по номеру или словам").fill("2019-III-2, 2019-III-3");
    await page.getByRole("main").getByRole("button", { name: "Найти", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "2 рекомендации" })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "2019-III-3" })).not.toBeChecked();
    await expect(page.getByRole("checkbox", { name: older.code })).toBeChecked();
  });

  await test.step("it is recorded as reworded, and the line is shown as it is now", async () => {
    await page.getByRole("radio", { name: "она излагает одну прежнюю рекомендацию в новой редакции" }).check();
    await page.getByRole("button", { name: "Записать", exact: true }).click();
    const outcome = page.getByRole("status").filter({ hasText: "Записано" });
    await expect(outcome).toContainText(
      new RegExp(`${older.code}.+изложена.в.новой.редакции.под.номером.${newer.code}`),
    );
    await expect(page.getByRole("region", { name: "Преемственность на сегодня" })).toContainText("заменена");
    await expectNoBarriers(page);
    await page.goto(`/en/recommendations/${older.code}/edit`);
    await expect(page.getByText(`Reworded as ${newer.code}`)).toBeVisible();
    await expect(page.getByText("Superseded", { exact: true })).toBeVisible();
  });

  await test.step("it is taken back with a reason, and the history keeps both", async () => {
    await page.getByRole("link", { name: "What it continues, what became of it" }).click();
    await page.getByRole("link", { name: "Take back what was recorded by mistake" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page
      .getByRole("main")
      .getByRole("alert")
      .getByRole("link", { name: /^Say why/ })
      .click();
    const reason = page.getByRole("region", { name: "Take back what was recorded by mistake" });
    await reason.getByLabel("Reason, English").fill("Another recommendation was meant.");
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByText(`does not say that ${older.code} continues another`)).toBeVisible();
    await expectNoBarriers(page);
    await page.goto(`/en/recommendations/${older.code}/edit`);
    await expect(page.getByText(`Taken back: that it became ${newer.code}`)).toBeVisible();
    await expect(page.getByText("Not superseded: that was recorded by mistake")).toBeVisible();
    await expect(page.getByText("Another recommendation was meant.").first()).toBeVisible();
    await expectNoBarriers(page);
  });

  await test.step("nobody else sees any of it", async () => {
    await asVisitor(browser, baseURL, async (visitor) => {
      expect((await visitor.goto(`/en/recommendations/${newer.code}/lineage`))?.url()).toMatch(/sign-in/);
      expect((await visitor.goto(`/en/recommendations/${older.code}`))?.status()).toBe(404);
    });
  });
});

test("the words of a line tell what its drawing shows, as of any day", async ({ browser, baseURL }) => {
  await asVisitor(browser, baseURL, async (visitor) => {
    for (const code of ["2019-III-1", "2019-III-2", "2019-III-4", "2021-III-2", "2021-III-5", "2021-III-8"]) {
      for (const query of ["", "?asof=2021-11-10"]) {
        await visitor.goto(`/ru/recommendations/${code}${query}`);
        const section = visitor.locator("#lineage");
        const drawn = await section.locator("svg .number").allTextContents();
        const told = await section.locator(".rows .code").allTextContents();
        expect(new Set(told)).toEqual(new Set(drawn));
        expect(drawn).toContain(code);
        await expect(section.locator("svg .kind")).toHaveCount(await section.locator(".rows > *").count());
        for (const link of await section.locator("a.code, svg a").all()) {
          expect(await link.getAttribute("href")).toMatch(query ? /\?asof=2021-11-10$/ : /-\d+$/);
        }
      }
    }
  });
});

/** A meeting of the fourth pillar in May of that year; leads to its recommendations. */
async function recordMeeting(page: Page, year: string): Promise<void> {
  await page.getByLabel("Title, English").fill(`Expert Working Group on prevention, ${year}, journey`);
  await page.getByRole("combobox", { name: "Pillar", exact: true }).selectOption("4");
  for (const [name, day] of [
    ["First day", "3"],
    ["Last day", "4"],
  ] as const) {
    const group = page.getByRole("group", { name });
    await group.getByRole("textbox", { name: "Day" }).fill(day);
    await group.getByRole("combobox").selectOption("5");
    await group.getByRole("textbox", { name: "Year" }).fill(year);
  }
  await sayHeld(page);
  await page.getByRole("button", { name: "Record and go on" }).click();
  await expect(page).toHaveURL(new RegExp(`/en/meetings/EWG-${year}-IV/recommendations(\\?|$)`));
}
