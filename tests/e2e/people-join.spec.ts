import { expect } from "@playwright/test";
import { expectNoBarriers, signInAs, test, watch } from "#tests/support/journey.ts";

const password = "четыре направления";

test("an administrator invites a focal point, who makes an account, changes the password and is deactivated", async ({
  page,
  browser,
  baseURL,
  failures,
}) => {
  test.setTimeout(120_000);
  await page.goto("/en/desk/people");
  await signInAs(page, "admin");
  await expectNoBarriers(page);
  await page.getByLabel("Email address").fill("focal.tj@example.org");
  await page.getByLabel("Role").selectOption({ label: "Focal point" });
  await page.getByRole("button", { name: "Make a one-time link" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "1 thing to correct" })).toContainText("Choose the partner");
  await expect(page.getByLabel("Email address")).toHaveValue("focal.tj@example.org");
  await page.getByLabel("Partner").selectOption({ label: "Tajikistan" });
  await page.getByRole("radio", { name: "Русский" }).check();
  await page.getByRole("button", { name: "Make a one-time link" }).click();
  const link = await page.getByRole("status").locator("code").innerText();
  expect(link).toMatch(/\/ru\/invitation\/[\w-]+$/);
  await expectNoBarriers(page);

  const context = await browser.newContext({ baseURL });
  const guest = await context.newPage();
  watch(guest, failures);
  await guest.goto(new URL(link).pathname);
  await expect(guest.getByRole("main")).toContainText("focal.tj@example.org");
  await expectNoBarriers(guest);
  await guest.getByLabel("Ваше имя").fill("Координатор");
  await guest.getByLabel("Новый пароль").fill("короткий");
  await guest.getByRole("button", { name: "Открыть учетную запись и войти" }).click();
  await expect(guest.getByRole("alert").filter({ hasText: "Исправьте ошибки (1)" })).toContainText("не короче 12");
  await expect(guest.getByLabel("Ваше имя")).toHaveValue("Координатор");
  await guest.getByLabel("Новый пароль").fill(password);
  await guest.getByRole("button", { name: "Открыть учетную запись и войти" }).click();
  await expect(guest).toHaveURL(/\/ru\/desk$/);
  await expect(guest.getByRole("main")).toContainText("Таджикистан");

  await guest.goto("/ru/account");
  await expectNoBarriers(guest);
  await guest.getByRole("link", { name: "Сменить пароль" }).click();
  await expectNoBarriers(guest);
  await guest.getByLabel("Нынешний пароль").fill(password);
  await guest.getByLabel("Новый пароль").fill("северный маршрут");
  await guest.getByRole("button", { name: "Сменить пароль" }).click();
  await expect(guest.getByRole("status").filter({ hasText: "Пароль изменен" })).toBeFocused();
  await guest.goto("/ru/account");
  await guest.getByRole("radio", { name: "English" }).check();
  await guest.getByRole("button", { name: "Сохранить язык" }).click();
  await expect(guest.getByRole("status").filter({ hasText: "Сохранено" })).toContainText("English");

  await page.goto(new URL(link).pathname);
  await expect(page.getByRole("main")).toContainText("Ссылка уже использована, отозвана или устарела");
  await expectNoBarriers(page);

  await page.goto("/en/desk/people");
  await page.getByRole("link", { name: "Change Координатор" }).click();
  await expectNoBarriers(page);
  await page.getByRole("link", { name: "Deactivate" }).click();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Deactivate Координатор" }).click();
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "Координатор" })).toContainText(
    "signed out everywhere",
  );
  await guest.goto("/ru/desk");
  await expect(guest).toHaveURL(/\/ru\/sign-in/);
  await context.close();
});
