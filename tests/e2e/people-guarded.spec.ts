import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { demoPassword, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";

const wrong = "not the password";

async function guess(page: Page, role: string): Promise<void> {
  await page.goto("/ru/sign-in");
  for (let count = 0; count < 10; count += 1) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await signInAs(page, role, `${wrong} ${count}`);
    expect((await answered).status()).toBe(200);
    await expect(page.getByLabel("Пароль", { exact: true })).toHaveValue("");
  }
}

test("whoever guesses keeps nobody out who has signed in on this device, and an administrator lets the others in", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await page.goto("/en/sign-in");
  await signInAs(page, "translator");
  await page.context().clearCookies({ name: "portal-session" });

  await guess(elsewhere, "translator");
  const answered = elsewhere.waitForResponse((response) => response.request().method() === "POST");
  await signInAs(elsewhere, "translator", `${demoPassword}!`);
  expect((await answered).status()).toBe(429);
  expect(Number((await answered).headers()["retry-after"])).toBeGreaterThan(0);
  await expect(elsewhere.getByRole("alert").filter({ hasText: "Слишком много попыток" })).toBeVisible();
  await expect(elsewhere.getByLabel("Адрес электронной почты")).toHaveValue("translator@example.org");

  await page.goto("/en/sign-in");
  await signInAs(page, "translator");
  await expect(page).toHaveURL(/\/en\/desk$/);
  await page.goto("/en/account");
  await expectNoBarriers(page);
  await expect(page.getByRole("region", { name: "Where you are signed in" })).toContainText("this session");

  const admin = await (await browser.newContext({ baseURL })).newPage();
  await admin.goto("/en/desk/people");
  await signInAs(admin, "admin");
  await expect(admin.getByRole("main")).toContainText("too many wrong passwords");
  await admin.getByRole("button", { name: "Let sign in Sample translator" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "can sign in again" })).toBeVisible();
  await elsewhere.goto("/ru/sign-in");
  await signInAs(elsewhere, "translator");

  // Another role, while somebody is signed in: what stands open was made for who they were.
  await admin.getByRole("link", { name: "Change Sample translator" }).click();
  await admin.getByRole("combobox", { name: "Role" }).selectOption({ label: "Expert" });
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "Saved: Sample translator" })).toBeVisible();
  await page.goto("/en/desk");
  await expect(page).toHaveURL(/\/sign-in/);

  // A new password, of which its owner is told.
  await admin.getByRole("link", { name: "Change Sample translator" }).click();
  await admin.getByRole("link", { name: "New password" }).click();
  await expectNoBarriers(admin);
  await admin.getByRole("button", { name: "Make a link for a new password" }).click();
  const link = await admin.getByRole("status").locator("code").innerText();
  await page.goto(new URL(link).pathname);
  await page.getByLabel("New password").fill("Portal-Sample 12");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "1 thing to correct" })).toBeVisible();
  await page.getByLabel("New password").fill("four seasons in one day");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByRole("note").filter({ hasText: "Your password was reset" })).toContainText(
    "Sample administrator",
  );
  await expectNoBarriers(page);
  await admin.context().close();
  await elsewhere.context().close();
});
