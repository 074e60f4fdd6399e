import { expect, type Locator, type Page } from "@playwright/test";
import { demoPassword, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";
import { choose, pressOn, typeInto } from "#tests/support/keyboard.ts";

const year = new Date().getUTCFullYear();
const lastYear = year - 1;

/** The codes of the rows on this page that have no answer yet. */
const openRows = (page: Page): Promise<string[]> =>
  page.locator(".sheet-row:not(:has(.given))").evaluateAll((rows) => rows.map((row) => row.id.replace("row-", "")));

/** Where the portal knows an earlier answer, one press says that it still holds; those rows leave the list. */
async function sayNoChange(page: Page, codes: string[]): Promise<number> {
  let said = 0;
  for (const code of [...codes]) {
    const same = rowOf(page, code).getByRole("button", { name: /^No\schange\ssince/ });
    if ((await same.count()) === 0) continue;
    await pressOn(page, same);
    await expect(rowOf(page, code).locator(".given")).toContainText("No change since");
    await expect(rowOf(page, code)).toBeFocused();
    codes.splice(codes.indexOf(code), 1);
    said += 1;
  }
  expect(said).toBeGreaterThan(0);
  return said;
}

const rowOf = (page: Page, code: string): Locator => page.getByRole("region", { name: code, exact: true });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a focal point keeps a draft, sends a row, and says in one step that nothing has changed", async ({ page }) => {
    for (const [code, of] of [
      ["2021-III-4", year],
      ["2021-III-1", lastYear],
      ["2021-III-5", lastYear],
    ] as const) {
      await page.goto(`/en/recommendations/${code}/report?year=${of}`);
      if (code === "2021-III-4") await signInAs(page, "focal");
      await page.getByRole("radio", { name: "Under way" }).check();
      await page.getByLabel("What was done").fill(`Joint training on ${code}.`);
      await page.getByRole("button", { name: "Send the report" }).click();
      await expect(page.getByRole("main")).toContainText(`Sent: ${code}`);
    }
    await page.getByRole("link", { name: "Answer on one sheet" }).click();
    await page.goto(`/en/desk/rounds/${year}?page=1`);
    await rowOf(page, "2021-III-3").getByLabel("What was done").fill("Half of the posts have scanners.");
    await rowOf(page, "2021-III-1")
      .getByRole("button", { name: `No change since ${lastYear}` })
      .click();
    await expect(page).toHaveURL(/#row-2021-III-1$/);
    const repeated = rowOf(page, "2021-III-1");
    await expect(repeated).toContainText(`Answer for ${year}`);
    await expect(repeated.locator(".given")).toContainText(
      `No change since ${lastYear}. Joint training on 2021-III-1.`,
    );

    // The words of another row became a draft when that button was pressed.
    const row = rowOf(page, "2021-III-3");
    await expect(row.getByLabel("What was done")).toHaveValue("Half of the posts have scanners.");
    await expect(row).toContainText("Draft, saved");
    await page.getByRole("button", { name: "Send what is filled in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "to correct" })).toContainText(
      "2021-III-3: Choose the state",
    );
    await row.getByRole("radio", { name: "Planned" }).check();
    await page.getByRole("button", { name: "Send what is filled in" }).click();
    await expect(page.getByRole("main").getByRole("status").filter({ hasText: "Sent" })).toContainText("2021-III-3");
    await expect(row.locator(".given")).toContainText("Half of the posts have scanners.");

    // Its correction begins with what was sent, and sends nothing while nothing is changed.
    await page.getByRole("button", { name: "Send what is filled in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "to correct" })).toContainText("Nothing is filled in");
    await expect(page.getByRole("main").getByRole("status").filter({ hasText: "Sent" })).toHaveCount(0);
    await row.getByText("Correct this answer").click();
    await expect(row.getByRole("radio", { name: "Planned" })).toBeChecked();
    await expect(row.getByLabel("What was done")).toHaveValue("Half of the posts have scanners.");
    await page.goto("/en/recommendations/2021-III-1");
    await expect(page.getByRole("main")).toContainText(`No change since ${lastYear}.`);
  });
});

/** None looks chosen that is not, whatever the colours of the screen: browsers fill theirs with grey in the dark. */
async function expectChoicesTold(page: Page, group: Locator): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const drawn = await group.getByRole("radio").evaluateAll((radios) =>
      radios.map((radio) => ({
        chosen: (radio as HTMLInputElement).checked,
        filled: getComputedStyle(radio, "::before").content !== "none",
        ground: getComputedStyle(radio).appearance === "none" && getComputedStyle(radio).backgroundColor,
      })),
    );
    expect(drawn.filter(({ chosen }) => chosen)).toHaveLength(1);
    expect(drawn.filter(({ chosen, filled }) => chosen !== filled)).toEqual([]);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const { ground } of drawn) expect(["rgba(0, 0, 0, 0)", paper]).toContain(ground);
  }
}

test("a focal point answers ten recommendations with the keyboard only", async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto("/ru/desk");
  await typeInto(page, page.getByLabel("Адрес электронной почты"), "focal@example.org");
  await typeInto(page, page.getByLabel("Пароль", { exact: true }), demoPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Цикл за ${year} год` })).toBeVisible();
  await expectNoBarriers(page);
  await pressOn(page, page.getByRole("link", { name: "Ответить на одном листе" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Ответы\sза\s\d{4}\sгод/);
  await expectNoBarriers(page);

  const [first = "", ...others] = await openRows(page);
  const statement = (code: string) => rowOf(page, code).getByRole("textbox").first();
  const evidence = (code: string) => rowOf(page, code).getByRole("textbox").nth(1);
  const states = (code: string) => rowOf(page, code).getByRole("group").first();

  // The first row is typed in Russian, saved as it is typed, and there again after the page is loaded anew.
  await choose(page, states(first), "Осуществляется");
  await expectChoicesTold(page, states(first));
  await typeInto(page, statement(first), "Курсы проведены в двух областях.");
  await pressOn(page, rowOf(page, first).getByText("Подтверждения и язык"));
  await typeInto(page, evidence(first), "приложение 2");
  await expect(page.getByText(/Черновик\sсохранен\sв\s\d/)).toBeVisible();
  await page.reload();
  await expect(statement(first)).toHaveValue("Курсы проведены в двух областях.");
  await expect(rowOf(page, first)).toContainText("Черновик сохранен");

  // Midway the other language.
  await pressOn(page, page.getByRole("banner").getByRole("link", { name: "English" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Answers\sfor\s\d{4}/);
  await expect(statement(first)).toHaveValue("Курсы проведены в двух областях.");

  let answered = await sayNoChange(page, others);
  for (const code of others) {
    await choose(page, states(code), "Done");
    await typeInto(page, statement(code), `Done as ${code} says.`);
  }
  await pressOn(page, page.getByRole("button", { name: "Send what is filled in" }));
  const summary = page.getByRole("alert").filter({ hasText: "1 thing to correct" });
  await expect(summary).toBeFocused();
  for (const other of others) await expect(summary).toContainText(other);
  await expectNoBarriers(page);
  answered += others.length;

  await pressOn(page, summary.getByRole("link", { name: new RegExp(`${first}: Evidence takes`) }));
  await expect(evidence(first)).toBeFocused();
  await typeInto(page, evidence(first), "https://example.org/uzb/courses");
  await pressOn(page, page.getByRole("button", { name: "Send what is filled in" }));
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "Sent:" })).toBeFocused();
  await expect(rowOf(page, first).locator(".given")).toContainText("Курсы проведены в двух областях.");
  // The letters tell the language, whichever stood chosen in that row.
  await expect(rowOf(page, first).locator(".given")).toContainText("in Russian");
  answered += 1;
  await expectNoBarriers(page);

  // The other page of the sheet, until ten are answered.
  await pressOn(
    page,
    page.getByRole("navigation", { name: "Pages of the sheet" }).getByRole("link", { name: "Page 2" }),
  );
  await expect(page.getByRole("navigation", { name: "Pages of the sheet" })).toContainText("Back");
  const last = await openRows(page);
  answered += await sayNoChange(page, last);
  for (const code of last) {
    await choose(page, states(code), "Planned");
    await typeInto(page, statement(code), `Planned as ${code} says.`);
  }
  await pressOn(page, page.getByRole("button", { name: "Send what is filled in" }));
  const sent = page.getByRole("main").getByRole("status").filter({ hasText: "Sent:" });
  for (const code of last) await expect(sent).toContainText(code);
  answered += last.length;
  expect(answered).toBe(10);

  // Nothing is left to send on this page: the bar comes back with an answer that is to be corrected.
  const send = page.getByRole("button", { name: "Send what is filled in" });
  await expect(send).toBeHidden();
  await expect(page.getByRole("button", { name: "Save the draft" })).toBeHidden();
  // Ten answers are read on a few screens: what is answered is folded.
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4000);
  const correct = rowOf(page, last[0] ?? "").getByText("Correct this answer");
  await pressOn(page, correct);
  await expect(send).toBeVisible();
  await pressOn(page, correct);
  await expect(send).toBeHidden();

  await pressOn(page, page.getByRole("link", { name: "Back to the desk" }));
  await expect(page.getByRole("region", { name: `Round for ${year}` })).toContainText(
    "13 of 13 recommendations answered",
  );
  await expectNoBarriers(page);
});

test("a colleague's words and one's own are both shown, and an ended session loses none", async ({
  page,
  context,
  browser,
  baseURL,
  failures,
}) => {
  test.setTimeout(120_000);
  const code = "2021-III-3";
  const sheet = `/en/desk/rounds/${year}?page=1`;
  await page.goto(sheet);
  await signInAs(page, "focal");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Answers/);

  const other = await browser.newContext({ baseURL });
  const colleague = await other.newPage();
  await colleague.goto(sheet);
  await signInAs(colleague, "focal");
  await rowOf(colleague, code).getByText("Correct this answer").click();
  await rowOf(colleague, code).getByLabel("What was done").fill("The colleague writes this.");
  await expect(colleague.getByText(/Draft,\ssaved\s\d/)).toBeVisible();

  const row = rowOf(page, code);
  await row.getByText("Correct this answer").click();
  await row.getByLabel("What was done").fill("I write that.");
  await expect(page.getByText(/colleague\schanged\sthis\smeanwhile/)).toBeVisible();
  await expect(row).toContainText("The colleague writes this.");
  await expect(row.getByLabel("What was done")).toHaveValue("I write that.");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "to correct" })).toContainText(
    `${code}: a colleague saved other words meanwhile`,
  );
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "The draft is saved" })).toBeVisible();

  await context.clearCookies();
  await row.getByLabel("What was done").fill("Typed when the session had ended.");
  await expect(page.getByText(/are\ssigned\sout/)).toBeVisible();
  await page.goto(sheet);
  await signInAs(page, "focal");
  await expect(row.getByLabel("What was done")).toHaveValue("Typed when the session had ended.");
  await expect(page.getByText(/Draft,\ssaved\s\d\d:\d\d/)).toBeVisible();

  // The line goes, and comes back.
  await context.setOffline(true);
  await row.getByLabel("What was done").fill("Typed without a line.");
  await expect(page.getByText("In this tab only, sent when the line is back")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Draft,\ssaved\s\d\d:\d\d/)).toBeVisible({ timeout: 20_000 });
  await colleague.reload();
  await expect(rowOf(colleague, code).getByLabel("What was done")).toHaveValue("Typed without a line.");
  await other.close();
  // A browser complains of a line that is gone; the page does not.
  failures.splice(0, failures.length, ...failures.filter((failure) => !/ERR_INTERNET_DISCONNECTED/.test(failure)));
});

test("the unit sees who is silent, opens the next round, gives more time and closes it", async ({ page }) => {
  const next = year + 1;
  await page.goto(`/en/desk/rounds/${year}`);
  await signInAs(page, "unit");
  const uzbekistan = page.getByRole("row", { name: /^Uzbekistan/ });
  await expect(uzbekistan).toContainText("13 of 13");
  await expect(page.getByRole("row").nth(1)).toContainText("Silent");
  await expect(page.getByRole("row").last()).toContainText("Uzbekistan");
  await expectNoBarriers(page);

  await page.goto("/ru/desk/rounds");
  await expectNoBarriers(page);
  await page.getByLabel("Год", { exact: true }).first().fill(String(next));
  const due = page.getByRole("group", { name: "Срок" });
  await due.getByLabel("День").fill("31");
  await due.getByLabel("Месяц").selectOption({ label: "февраль" });
  await due.getByLabel("Год").fill(String(next + 1));
  await page.getByRole("button", { name: "Открыть цикл" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Исправьте ошибки (1)" })).toContainText(
    "Введите день, месяц и год срока",
  );
  await due.getByLabel("День").fill("28");
  await page.getByRole("button", { name: "Открыть цикл" }).click();
  await expect(page).toHaveURL(new RegExp(`/ru/desk/rounds/${next}\\?done=open$`));
  await expect(page.getByRole("main")).toContainText(`28 февраля ${next + 1} года`);

  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await page.getByRole("group", { name: "Due on" }).getByLabel("Month").selectOption({ label: "April" });
  await page.getByRole("button", { name: "Change the due date" }).click();
  await expect(page.getByRole("main")).toContainText(`The due date is 28 April ${next + 1} now.`);
  await page.getByRole("button", { name: "Close the round" }).click();
  await expect(page.getByRole("main")).toContainText(`The round for ${next} is closed.`);
  await expect(page.getByRole("button", { name: "Reopen the round" })).toBeVisible();
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Take the round back" }).click();
  await expect(page.getByRole("main")).toContainText(`The round for ${next} is taken back`);
  await expect(page.getByRole("link", { name: `Round for ${next}` })).toHaveCount(0);

  await page.goto("/en/desk/rounds");
  await page.getByLabel("Year", { exact: true }).first().fill("2023");
  await page.getByRole("group", { name: "Opens on" }).getByLabel("Year").fill(String(year));
  const late = page.getByRole("group", { name: "Due on" });
  await late.getByLabel("Day").fill("28");
  await late.getByLabel("Month").selectOption({ label: "February" });
  await late.getByLabel("Year").fill(String(year + 1));
  await page.getByRole("button", { name: "Open the round" }).click();
  await expect(page).toHaveURL(/\/en\/desk\/rounds\/2023\?done=open$/);
});
