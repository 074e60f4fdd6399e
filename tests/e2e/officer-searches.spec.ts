import { expect } from "@playwright/test";
import { expectNoBarriers, test } from "#tests/support/journey.ts";

/** A partner's officer reads Russian on an old laptop and has one question: what was recommended, and what came of it. */
test.use({ locale: "ru-RU" });

test("an officer finds a recommendation by a word form, as of a day, and takes it into the other language", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/ru$/);
  await expectNoBarriers(page);
  await page.getByRole("searchbox", { name: "Поиск: тема, место или номер" }).fill("прекурсорах");
  await page.getByRole("main").getByRole("button", { name: "Найти" }).click();

  const found = page.getByRole("status");
  await expect(found).toHaveText(/^\d+\sрекомендац/);
  await expect(page.getByRole("link", { name: "2021-III-2", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "2021-II-1", exact: true })).toHaveCount(0);

  await page.getByRole("checkbox", { name: /^III\.\sПрекурсоры/ }).check();
  await page.getByRole("checkbox", { name: /^2021/ }).check();
  await page.getByRole("textbox", { name: "По состоянию на" }).fill("31.11.2021");
  await page.getByRole("button", { name: "Показать" }).click();

  // There is no 31 November: the reason, the way to the field, and everything as it was typed.
  const problems = page.getByRole("alert");
  await expect(problems.getByRole("heading")).toHaveText("Исправьте ошибки (1)");
  await expectNoBarriers(page);
  await problems.getByRole("link", { name: "Укажите существующую дату" }).click();
  const day = page.getByRole("textbox", { name: "По состоянию на" });
  await expect(day).toHaveValue("31.11.2021");
  await expect(day).toHaveAttribute("aria-invalid", "true");
  await expect(day).toHaveAccessibleDescription(/Укажите\sсуществующую\sдату/);
  await expect(page.getByRole("checkbox", { name: /^III\.\sПрекурсоры/ })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Слова или номер" })).toHaveValue("прекурсорах");

  await day.fill("10.11.2021");
  await page.getByRole("button", { name: "Показать" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("note").filter({ hasText: "По состоянию на 10 ноября 2021 года" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Убрать: направление III" })).toBeVisible();
  await expectNoBarriers(page);

  await page.getByRole("link", { name: "2021-III-2", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2021-III-2");
  const statement = page.getByRole("main").getByText("Согласована экспертами:");
  await expect(statement).toContainText("Рабочая группа экспертов по прекурсорам");
  await expect(page.getByText("Одобрена")).toHaveCount(0);
  await expectNoBarriers(page);

  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/recommendations\/2021-III-2\?asof=2021-11-10$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByText("Sample text, not the words that were agreed")).toBeVisible();

  await page.getByRole("link", { name: "Show as of today" }).click();
  await expect(page).toHaveURL(/\/en\/recommendations\/2021-III-2$/);
  await expect(page.getByText("Endorsed at the 15th")).toBeVisible();
  await expectNoBarriers(page);
});

test("a search that finds nothing leads on", async ({ page }) => {
  await page.goto("/ru/recommendations?q=прекурсорах&pillar=2");
  await expect(page.getByRole("status")).toHaveText("0 рекомендаций");
  await page.getByRole("link", { name: "Искать по всем направлениям" }).click();
  await expect(page.getByRole("link", { name: "2021-III-2", exact: true })).toBeVisible();
  await page.goto("/ru/recommendations?q=прикурсоры 2021");
  await page.getByRole("link", { name: "Возможно, вы искали «прекурсоры 2021»" }).click();
  await expect(page.getByRole("status")).toHaveText("9 рекомендаций");
  await page.getByRole("link", { name: "Что сделали партнеры, в одной таблице" }).click();
  await expect(page).toHaveURL(/matrix\?pillar=3&year=2021$/);
  await page.goBack();
  await page.getByRole("link", { name: "Направление III: Прекурсоры" }).click();
  await expect(page).toHaveURL(/\/pillars\/3$/);
});

test("on a day before it was there, a recommendation says so and leads to today", async ({ page }) => {
  await page.goto("/ru/recommendations/2021-III-4?asof=2020");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2021-III-4");
  await expect(page.getByText("этой записи еще не было")).toBeVisible();
  await expect(page.getByText("Стандартизировать")).toHaveCount(0);
  await page.getByRole("link", { name: "Показать на сегодня" }).click();
  await expect(page.getByText("Стандартизировать методы")).toBeVisible();
});

test("the list that is shown is the list that is downloaded", async ({ page, request, baseURL }) => {
  await page.goto("/ru/recommendations?pillar=1&year=2021");
  await expect(page.getByRole("status")).toHaveText("8 рекомендаций");
  const json = await page.getByRole("link", { name: "JSON" }).getAttribute("href");
  const { items, total, next } = await (await request.get(`${baseURL}${json}`)).json();
  expect([items.length, total, next]).toEqual([8, 8, null]);
  expect(items[0]).toMatchObject({ code: "2021-I-1", status: "agreed", text: { en: null, ru: null } });
  const csv = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  expect((await (await request.get(`${baseURL}${csv}`)).text()).trim().split("\r\n")).toHaveLength(9);
});
