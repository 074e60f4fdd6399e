import { expect } from "@playwright/test";
import { asVisitor, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";

/** A liaison officer in Tashkent enters a figure of Uzbekistan; the unit verifies it; then everybody sees it. */

test("a liaison officer enters a figure, the unit verifies it, and from then on the public sees it", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);

  await test.step("the desk asks who is there: a wrong password is told in one sentence, and the address stays", async () => {
    await page.goto("/en/desk");
    await expect(page).toHaveURL(/\/en\/sign-in\?next=/);
    await expectNoBarriers(page);
    await signInAs(page, "liaison", "not the password");
    await expect(page.getByRole("alert", { name: "This could not be done" })).toContainText(
      "The email address or the password is wrong.",
    );
    await expect(page.getByLabel("Email address")).toHaveValue("liaison@example.org");
    await expectNoBarriers(page);
    await signInAs(page, "liaison");
    await expect(page).toHaveURL(/\/en\/desk$/);
    await expect(page.getByRole("banner").getByRole("link", { name: "Sign out" })).toBeVisible();
    await expectNoBarriers(page);
  });

  await test.step("from the desk to the country, the year and the figure", async () => {
    await page.getByRole("link", { name: "Update figures: Uzbekistan" }).click();
    await page.getByLabel("Year").selectOption("2022");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Figures of Uzbekistan, 2022");
    await expectNoBarriers(page);
    await page.getByRole("link", { name: "Enter: Opium seized" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Opium seized");
    await expectNoBarriers(page);
  });

  await test.step("a word is no number, and a figure has a source: both are told, nothing typed is lost", async () => {
    await page.getByLabel("Value, kg").fill("a lot");
    await page.getByLabel("Method").fill("Sum of the seizures reported by regions");
    await page.getByRole("button", { name: "Save the figure" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "2 things to correct" });
    await expect(summary).toBeFocused();
    await expectNoBarriers(page);
    await expect(page.getByLabel("Method")).toHaveValue("Sum of the seizures reported by regions");
    await summary.getByRole("link", { name: /is not a number/ }).click();
    await expect(page.getByLabel("Value, kg")).toBeFocused();
    await expect(page.getByLabel("Value, kg")).toHaveValue("a lot");
    await expect(page.getByLabel("Value, kg")).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Source, English").fill("Drug Control Agency, letter of 3 March 2023");
  });

  await test.step("the language changes midway, and what was typed comes along", async () => {
    await page.getByRole("banner").getByRole("link", { name: "Русский" }).click();
    await expect(page).toHaveURL(/\/ru\/profiles\/UZB\/edit\?.*indicator=SEIZ-OPIUM/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Изъято опия");
    await expect(page.getByLabel("Source, English")).toHaveValue("Drug Control Agency, letter of 3 March 2023");
    await expect(page.getByLabel("Метод")).toHaveValue("Sum of the seizures reported by regions");
  });

  await test.step("a figure that can be read in two ways is not guessed", async () => {
    await page.getByLabel("Значение, кг").fill("1,250");
    await page.getByRole("button", { name: "Сохранить значение" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Исправьте ошибки" })).toContainText("1250 или 1,25");
    await expectNoBarriers(page);
    await page.getByLabel("Значение, кг").fill("2022 1 250,5");
    await page.getByRole("button", { name: "Сохранить значение" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Исправьте ошибки" })).toContainText("это не одно число");
    await expect(page.getByLabel("Значение, кг")).toHaveValue("2022 1 250,5");
    await page.getByLabel("Значение, кг").fill("1 250,5");
    await page.getByRole("button", { name: "Сохранить значение" }).click();
  });

  await test.step("it is read back as it was understood, and is not verified", async () => {
    await expect(page).toHaveURL(/entered=\d+/);
    await expect(page.getByRole("main").getByRole("status").filter({ hasText: "Сохранено" })).toContainText(
      /Изъято.опия, 2022.год: 1250,5.кг\. Еще.не.проверено/,
    );
    await expectNoBarriers(page);
    await page.goto("/ru/profiles/UZB");
    await expect(page.getByRole("main")).toContainText("1250,5");
    await expect(page.getByRole("main")).toContainText("еще не проверено");
  });

  await test.step("a visitor does not see it", async () => {
    await asVisitor(browser, baseURL, async (visitor) => {
      for (const address of ["/ru/profiles/UZB", "/en/profiles/UZB"]) {
        await visitor.goto(address);
        await expect(visitor.getByRole("main")).not.toContainText("1250");
      }
      const csv = await visitor.request.get("/en/profiles/UZB.csv");
      expect(await csv.text()).not.toContain("1250");
    });
  });

  await test.step("another country is not this officer's", async () => {
    await page.goto("/ru/profiles/TJK/edit");
    await expect(page.getByRole("main")).toContainText("Узбекистан");
    await expect(page.getByRole("button", { name: "Показать" })).toHaveCount(0);
    await expectNoBarriers(page);
  });

  await test.step("the officer signs out, the unit signs in and verifies", async () => {
    await page.getByRole("banner").getByRole("link", { name: "Выйти" }).click();
    await expectNoBarriers(page);
    await page.getByRole("main").getByRole("button", { name: "Выйти" }).click();
    await expect(page.getByRole("banner").getByRole("link", { name: "Войти" })).toBeVisible();
    await page.goto("/en/desk/figures");
    await signInAs(page, "unit");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Figures to verify");
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Verify the chosen figures" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "1 thing to correct" })).toContainText(
      "Choose at least one figure",
    );
    await page.getByRole("checkbox", { name: /Opium seized, 2022/ }).check();
    await page.getByRole("button", { name: "Verify the chosen figures" }).click();
    await expect(page.getByRole("main").getByRole("status")).toContainText("1 figure is verified and public now: ");
    await expectNoBarriers(page);
  });

  await test.step("from then on everybody sees it, with its source", async () => {
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto("/ru/profiles/UZB");
      await expect(visitor.getByRole("main")).toContainText("1250,5");
      await expect(visitor.getByRole("main")).toContainText("Drug Control Agency");
      await expect(visitor.getByRole("main")).not.toContainText("еще не проверено");
    });
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("an officer signs in, enters why there is no figure, and signs out", async ({ page }) => {
    await page.goto("/ru/profiles/UZB/edit?year=2021&indicator=PREC-AA");
    await signInAs(page, "liaison", "wrong");
    await expect(page.getByRole("main")).toContainText("указан неверно");
    await expect(page.getByLabel("Адрес электронной почты")).toHaveValue("liaison@example.org");
    await signInAs(page, "liaison");
    await expect(page).toHaveURL(/\/ru\/profiles\/UZB\/edit\?year=2021&indicator=PREC-AA$/);
    const value = page.getByRole("textbox", { name: /^Значение/ });
    for (const [typed, said] of [
      ["12 5", "«12 5» – это не одно число"],
      ["1.234", "Напишите 1234 или 1,2340"],
    ] as const) {
      await value.fill(typed);
      await page.getByRole("button", { name: "Сохранить значение" }).click();
      await expect(page.getByRole("main")).toContainText(said);
      await expect(value).toHaveValue(typed);
    }
    await value.fill("");
    await page.getByLabel("Почему значения нет").selectOption("notCollected");
    await page.getByRole("button", { name: "Сохранить значение" }).click();
    await expect(page.getByRole("main")).toContainText("Укажите источник значения");
    await expect(page.getByLabel("Почему значения нет")).toHaveValue("notCollected");
    await page.getByLabel("Источник, русский").fill("Министерство внутренних дел, 2022 год");
    await page.getByRole("button", { name: "Сохранить значение" }).click();
    await expect(page.getByRole("main")).toContainText(/Изъято.уксусного.ангидрида, 2021.год: данные.не.собираются/);
    await page.goto("/ru/sign-out");
    await page.getByRole("main").getByRole("button", { name: "Выйти" }).click();
    await expect(page.getByRole("banner").getByRole("link", { name: "Войти" })).toBeVisible();
    await page.goto("/ru/desk");
    await expect(page).toHaveURL(/\/ru\/sign-in/);
  });
});
