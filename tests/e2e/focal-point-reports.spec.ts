import { expect } from "@playwright/test";
import { asVisitor, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";

const year = String(new Date().getUTCFullYear());

test("a focal point answers a recommendation with the keyboard, and the unit releases the answer", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await page.goto("/ru/desk");
  await signInAs(page, "focal");
  await expectNoBarriers(page);
  await page.getByRole("link", { name: `Сообщить за ${year} год, 2021-III-4` }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/ru/recommendations/2021-III-4/report\\?year=${year}$`));
  await expect(page.getByRole("note").filter({ hasText: /Ответ.за.2023.год/ })).toContainText("Выполнено");
  await expectNoBarriers(page);

  await page.getByLabel("Подтверждение").fill("приложение 2");
  await page.getByRole("button", { name: "Отправить отчет" }).press("Enter");
  const summary = page.getByRole("alert").filter({ hasText: "Исправьте ошибки (3)" });
  await expect(summary).toBeFocused();
  await expectNoBarriers(page);

  await page.getByRole("radio", { name: "Осуществляется" }).press("Space");
  await page.getByLabel("Что сделано").fill("Вторая лаборатория получила оборудование.");
  await page.getByLabel("Подтверждение").fill("https://example.org/uzb/2026");
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("radio", { name: "Under way" })).toBeChecked();
  await expect(page.getByLabel("What was done")).toHaveValue("Вторая лаборатория получила оборудование.");
  await page.getByRole("radio", { name: "Русский" }).check();
  await page.getByRole("button", { name: "Send the report" }).press("Enter");

  await expect(page).toHaveURL(/\/en\/desk\?reported=2021-III-4/);
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "Sent" })).toContainText(
    `Sent: 2021-III-4 for ${year}, under way.`,
  );
  await expectNoBarriers(page);
  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto("/en/recommendations/2021-III-4");
    await expect(visitor.getByRole("main")).not.toContainText("Вторая лаборатория");
  });

  await page.goto("/en/recommendations/2008-O1/report");
  await expect(page.getByRole("main")).toContainText("This recommendation is not addressed to Uzbekistan");
  await expectNoBarriers(page);

  await page.goto("/en/sign-out");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.goto("/en/desk/reports");
  await signInAs(page, "unit");
  await expectNoBarriers(page);
  await page.getByRole("checkbox", { name: /Вторая лаборатория/ }).check();
  await page.getByRole("button", { name: "Release the chosen reports" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Public now: 2021-");
  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto("/en/recommendations/2021-III-4");
    await expect(visitor.getByRole("main")).toContainText("Вторая лаборатория");
  });
});
