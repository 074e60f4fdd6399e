import { expect } from "@playwright/test";
import { expectNoBarriers, test } from "#tests/support/journey.ts";

/**
 * What partners did, in one table: marks with words on a wide screen, words alone on a phone. */
test.use({ locale: "ru-RU" });

test("a reader narrows the table to a region and follows a mark to the report", async ({ page }) => {
  await page.goto("/ru/recommendations/matrix");
  await expect(page.getByText(/Показаны рекомендации 2021\sгода/)).toBeVisible();
  await page.getByText("Фильтры", { exact: true }).click();
  await page.getByRole("combobox", { name: "Регион адресатов" }).selectOption({ label: "Центральная Азия" });
  await page.getByRole("button", { name: "Показать" }).click();
  await expectNoBarriers(page);

  const table = page.getByRole("table", { name: "Отчеты по партнерам и рекомендациям" });
  await expect(table.getByRole("rowheader")).toHaveText([
    "Казахстан",
    "Кыргызстан",
    "Таджикистан",
    "Туркменистан",
    "Узбекистан",
  ]);
  await expect(table.getByRole("columnheader", { name: "2021-III-4" })).toBeVisible();
  const uzbekistan = table.getByRole("row", { name: /^Узбекистан/ });
  await expect(uzbekistan.getByRole("cell", { name: "Нет опубликованного отчета", exact: true })).toHaveCount(11);
  const done = uzbekistan.getByRole("link", { name: /Выполнено\s*,\s*за\s2023\sгод/ });
  await done.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/ru\/recommendations\/2021-III-4#reports$/);
  await expect(page.getByRole("heading", { name: "Что сделали партнеры" })).toBeVisible();
});

test("on a phone each partner is a card with what it reported, in words", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/ru/recommendations/matrix?region=central-asia&year=2021");
  const kazakhstan = page.getByRole("row", { name: /^Казахстан/ });
  await expect(kazakhstan.getByText("Нет опубликованного отчета: 13")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Узбекистан/ }).getByText("Выполнено")).toBeVisible();
  await expectNoBarriers(page);
});

test("a recommendation leads to what became of it, and back to the reports that earlier ones were given", async ({
  page,
}) => {
  await page.goto("/ru/recommendations/2019-III-3");
  const lineage = page.getByRole("region", { name: "Что с ней стало" });
  await expect(lineage.getByText(/объединены в/)).toBeVisible();
  await expectNoBarriers(page);
  await lineage.getByRole("link", { name: "2021-III-2" }).last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2021-III-2");
  await expect(page.getByText("Отчеты по рекомендациям, которые она продолжает")).toBeVisible();
  await expect(page.getByText(/Составлен перечень способов контрабанды/)).toBeVisible();
  await expectNoBarriers(page);
});
