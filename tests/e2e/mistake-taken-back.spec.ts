import { expect, type Page } from "@playwright/test";
import { asVisitor, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";
import { addresses } from "#tests/support/public-addresses.ts";
import { expectWholePage } from "#tests/support/whole-page.ts";

const mistaken = "2021-I-8";
const main = (page: Page) => page.getByRole("main");

test("a duplicate is recorded as a mistake, and whoever opens its address is led to the right one", async ({
  page,
  browser,
  baseURL,
  request,
  failures,
}) => {
  await page.goto(`/en/recommendations/${mistaken}/edit`);
  await signInAs(page, "unit");
  await page.getByRole("link", { name: `Record ${mistaken} as a mistake` }).click();
  const form = page.getByRole("region", { name: "Recorded by mistake" });
  const press = form.getByRole("button", { name: `Record ${mistaken} as a mistake` });
  await form.getByLabel("Reason, English").fill("Entered twice.");
  await press.press("Enter");
  await expect(form.getByRole("alert")).toContainText("in both languages");
  await form.getByLabel("Причина, русский").fill("Внесено дважды.");
  await form.getByLabel("Number of the right record").fill("2021-I-7");
  await expectNoBarriers(page);
  await press.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "is recorded as a mistake" })).toBeFocused();
  await expect(page).toHaveURL(/\/en\/meetings\/EWG-2021-I\/recommendations\?kept=/);
  await expect(main(page)).not.toContainText("Correct 2021-I-8");
  await page.goto("/en/desk/mistakes");
  await expect(main(page)).toContainText("Entered twice.");
  await expectNoBarriers(page);

  await asVisitor(browser, baseURL, async (visitor) => {
    const place = { home: baseURL ?? "", language: "ru", path: `/recommendations/${mistaken}?asof=2022-01-01` };
    await expectWholePage(visitor, place, 410);
    await expect(visitor).toHaveTitle(/внесено\sпо\sошибке/);
    await expect(main(visitor)).toContainText("Внесено дважды.");
    await main(visitor).getByRole("link", { name: "2021-I-7" }).click();
    await expect(visitor.getByRole("heading", { level: 1 })).toContainText("2021-I-7");
  });
  // A file of it says the same, and no page or list tells of it.
  const file = await request.get(`/ru/recommendations/${mistaken}.json`);
  expect([file.status(), (await file.json()).right]).toEqual([410, "/ru/recommendations/2021-I-7.json"]);
  const telling = await Promise.all(
    addresses.map(async (path) => ((await (await request.get(`/ru${path}`)).text()).includes(mistaken) ? path : null)),
  );
  expect(telling.filter((path) => path !== null)).toEqual([]);

  await page.getByRole("link", { name: `Put into the record again ${mistaken}` }).click();
  await page.getByLabel("Reason, English").fill("It was another one.");
  await page.getByRole("button", { name: "Put it into the record again" }).click();
  await expect(page.getByRole("region", { name: "History" })).toContainText("Put into the record again");
  expect((await request.get(`/ru/recommendations/${mistaken}`)).status()).toBe(200);
  expect(failures).toEqual([]);
});

test("a meeting that was decided on moves to no other pillar, and what was typed stays", async ({ page }) => {
  await page.goto("/en/meetings/EWG-2021-I/edit");
  await signInAs(page, "unit");
  const pillar = page.getByRole("combobox", { name: "Pillar", exact: true });
  await pillar.selectOption("2");
  await page.getByRole("button", { name: "Save and stay" }).click();
  await expect(main(page).getByRole("alert")).toContainText("2021-I-1, 2021-I-2");
  await expect(pillar).toHaveValue("2");
});

test("a meeting that is there already is asked about, and a second one is discarded and taken back, without scripts", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/ru/meetings/new");
  await signInAs(page, "unit");
  await page.getByLabel("Название, русский").fill("Еще раз о химических веществах");
  await page.getByRole("combobox", { name: "Основное направление", exact: true }).selectOption("3");
  await page.getByRole("group", { name: "Первый день" }).getByRole("textbox", { name: "Год" }).fill("2021");
  await page.getByRole("button", { name: "Внести и продолжить" }).click();
  const question = page.getByRole("region", { name: "Это оно?" });
  await expect(question.getByRole("link", { name: /EWG-2021-III/ })).toHaveAttribute(
    "href",
    "/ru/meetings/EWG-2021-III/edit",
  );
  await page.getByRole("button", { name: "Внести и продолжить" }).click();
  await expect(page).toHaveURL(/\/ru\/meetings\/EWG-2021-III-2\/recommendations/);

  await page.goto("/ru/meetings/EWG-2021-III-2/edit");
  await page.getByRole("button", { name: "Удалить проект EWG-2021-III-2" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Проект EWG-2021-III-2 удален" })).toBeVisible();
  expect((await page.request.get("/ru/meetings/EWG-2021-III-2")).status()).toBe(404);
  await page.getByRole("button", { name: "Отменить удаление" }).click();
  await expect(page).toHaveURL(/\/ru\/meetings\/EWG-2021-III-2\/edit/);
  await context.close();
});
