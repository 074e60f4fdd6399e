import { expect } from "@playwright/test";
import { asVisitor, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";

test("the unit enters a paper of a meeting for partners, opens it to everybody, and a reader finds it by its symbol in Russian", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await page.goto("/en/documents/new?meeting=EWG-2021-III");
  await signInAs(page, "unit");
  await expectNoBarriers(page);
  await page.getByLabel("Symbol").fill("the working paper");
  await page.getByRole("button", { name: "Enter the document" }).click();
  const problems = page.getByRole("alert").filter({ hasText: "to correct" });
  await expect(problems).toContainText("Enter the title in at least one language");
  await expect(problems).toContainText("Write the symbol as it is printed");
  await page.getByLabel("Symbol").fill("E / CN.7 / 2021 / CRP.9");
  await page.getByLabel("Title, English").fill("Trends in the smuggling of precursors");
  await page.getByLabel("Название, русский").fill("Тенденции контрабанды прекурсоров");
  await page.getByRole("radio", { name: "For partners" }).check();
  await page.getByRole("button", { name: "Enter the document" }).click();
  await expect(page).toHaveURL(/\/en\/documents\/E-CN\.7-2021-CRP\.9\/edit/);
  await expectNoBarriers(page);

  await page.getByRole("link", { name: "Publish" }).first().click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Open to partners in English and Russian").last()).toBeVisible();
  // Published for partners it is still nobody's on the way: a visitor is sent on as if it were not here.
  await asVisitor(browser, baseURL, async (visitor) => {
    const answer = await visitor.request.get("/ru/documents/E-CN.7-2021-CRP.9", { maxRedirects: 0 });
    expect(answer.headers().location).toBe("https://docs.un.org/E/CN.7/2021/CRP.9");
    await visitor.goto("/ru/meetings/EWG-2021-III");
    await expect(visitor.getByRole("main")).not.toContainText("Тенденции контрабанды");
  });

  await page.goto("/en/documents/E-CN.7-2021-CRP.9/edit");
  await page.getByRole("radio", { name: "Public", exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto("/ru/documents");
    await visitor.getByLabel("Условное обозначение, слова названия или файлов").fill("crp.9");
    await visitor.getByRole("button", { name: "Показать" }).click();
    await expect(visitor.getByRole("main")).toContainText("Тенденции контрабанды прекурсоров");
    await visitor.getByRole("link", { name: "E/CN.7/2021/CRP.9" }).click();
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("E/CN.7/2021/CRP.9");
    await visitor.getByRole("link", { name: /Рабочая группа экспертов по прекурсорам/ }).click();
    await expect(visitor.getByRole("region", { name: "Документы" })).toContainText("Тенденции контрабанды прекурсоров");
  });
});
