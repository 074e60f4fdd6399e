import { expect } from "@playwright/test";
import { asVisitor, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";
import { startInstance } from "#tests/support/portal.ts";

const added = "expert working group of pillar III";

test("the unit says anew whom a recommendation is addressed to, and loses nobody who has answered", async ({
  page,
  browser,
  baseURL,
  portal,
}) => {
  test.setTimeout(120_000);
  const second = await startInstance(portal.ownerUrl, portal.address);
  // A space that does not break is one to the reader.
  const readSecond = async (path: string) =>
    (await (await fetch(`http://127.0.0.1:${second.port}${path}`)).text()).replaceAll(/\s+/g, " ");
  for (const turn of ["rendered", "kept"]) {
    expect(await readSecond("/en/recommendations/2019-III-2"), turn).not.toContain(added);
  }
  await page.goto("/ru/recommendations/2019-III-2/addressees");
  await signInAs(page, "unit");
  const form = page.getByRole("region", { name: "Кому она адресована" });
  await form.getByText("Государства", { exact: true }).first().click();
  await form.getByLabel("Таджикистан").uncheck();
  await form.getByText("Органы (отчетов не представляют)").first().click();
  await form.getByLabel("Рабочая группа экспертов по основному направлению III").check();
  await form.getByRole("button", { name: "Сохранить адресатов" }).click();
  const refusal = form.getByRole("alert");
  await expect(refusal).toBeFocused();
  await expect(refusal).toContainText("остаются адресатами: Таджикистан");
  await expectNoBarriers(page);

  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  const english = page.getByRole("region", { name: "Whom it is addressed to" });
  await expect(english.getByLabel("Expert working group of pillar III")).toBeChecked();
  await english.getByText("States", { exact: true }).first().click();
  await english.getByLabel("Tajikistan").check();
  await english.getByRole("button", { name: "Save addressees" }).click();
  await expect(english.getByRole("status").filter({ hasText: "are saved" })).toBeVisible();
  await page.getByRole("link", { name: "Everything that was done with it" }).click();
  await expect(page.getByRole("region", { name: "History" })).toContainText(added);
  expect(await readSecond("/en/recommendations/2019-III-2")).toContain(added);
  await expectNoBarriers(page);

  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto("/en/recommendations/2019-III-2");
    const reports = visitor.getByRole("region", { name: "What partners did" });
    await expect(reports).toContainText(added);
    await expect(reports).toContainText("they are never counted as silent");
    await visitor.goto("/en/recommendations/2019-III-1");
    await visitor.getByText("Who they are").click();
    await expect(visitor.getByRole("link", { name: "Uzbekistan" })).toBeVisible();
  });
  second.stop();
});
