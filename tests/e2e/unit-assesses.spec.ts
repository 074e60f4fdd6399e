import { expect } from "@playwright/test";
import { asVisitor, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";

const reason = "The exercise of March was seen; the second one has not been held.";

test("the unit assesses a report with the keyboard, and opens it step by step as far as to the public", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await page.goto("/ru/desk/reports");
  await signInAs(page, "unit");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Отчеты партнеров");
  await expectNoBarriers(page);
  await page.getByRole("link", { name: /Дать оценку: Таджикистан, 2022.год, 2021-III-1/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/ru\/recommendations\/2021-III-1\/assess\?partner=TJK&year=2022$/);
  await expect(page.getByRole("note").filter({ hasText: /Что партнер сообщает за.2022.год/ })).toContainText(
    "Осуществляется",
  );
  await expectNoBarriers(page);

  await page.getByRole("radio", { name: "Запланировано" }).press("Space");
  await page.getByRole("button", { name: "Дать оценку" }).press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Объясните словами" })).toBeFocused();
  await expectNoBarriers(page);

  await page.getByLabel("Почему").fill(reason);
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("radio", { name: "Planned" })).toBeChecked();
  await expect(page.getByLabel("Why")).toHaveValue(reason);
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("button", { name: "Make the assessment" }).press("Enter");
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "Assessed" })).toContainText(
    "Assessed: 2021-III-1, Tajikistan, 2022, planned. Only the Coordination Unit sees it until it opens it.",
  );
  await expectNoBarriers(page);

  await page.goto("/en/recommendations/2021-III-1");
  await expect(page.getByRole("main")).toContainText(reason);
  await expect(page.getByRole("note").filter({ hasText: "The unit sees it differently" })).toBeVisible();
  await expectNoBarriers(page);
  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto("/en/recommendations/2021-III-1");
    await expect(visitor.getByRole("main")).toContainText("Tajikistan");
    await expect(visitor.getByRole("main")).not.toContainText(reason);
    await visitor.goto("/en/recommendations/matrix?partner=TJK&year=2021");
    await expect(visitor.getByRole("table")).not.toContainText("assessment: planned");
  });

  await page.goto("/en/desk/reports");
  await page.getByRole("link", { name: "For the Coordination Unit alone" }).click();
  const open = async (act: string | null, button: string, done: string) => {
    await page.getByRole("checkbox", { name: new RegExp(reason) }).check();
    if (act) await page.getByRole("radio", { name: act }).check();
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("main").getByRole("status")).toContainText(`${done}: 2021-III-1 (Tajikistan, 2022).`);
  };
  const chosen = "Do it with the chosen";
  await open(null, "Show to the partner concerned", "Shown to the partner concerned");
  await page.getByRole("link", { name: "Shown to the partner concerned" }).click();
  await expectNoBarriers(page);
  await open("Take back", chosen, "For the Coordination Unit alone again");
  await page.getByRole("link", { name: "For the Coordination Unit alone" }).click();
  await open(null, "Show to the partner concerned", "Shown to the partner concerned");
  await page.getByRole("link", { name: "Shown to the partner concerned" }).click();
  await open("Show to all partners", chosen, "Shown to all partners");
  await page.getByRole("link", { name: "Shown to all partners" }).click();
  await open("Release to the public", chosen, "Public now");
  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto("/ru/recommendations/2021-III-1");
    await expect(visitor.getByRole("main")).toContainText(reason);
    await visitor.goto("/en/recommendations/matrix?partner=TJK&year=2021");
    await expect(visitor.getByRole("table")).toContainText("The Coordination Unit’s assessment: planned");
  });
});

test("the unit sees what waits, what has waited longest first, and a partner's page of it says so too", async ({
  page,
}) => {
  await page.goto("/en/desk");
  await signInAs(page, "unit");
  await expect(page.getByRole("heading", { name: "Who acts now, on what" })).toBeVisible();
  await expectNoBarriers(page);
  // The desk links to it once more waits than stands there.
  await page.goto("/en/desk/waiting");
  await expectNoBarriers(page);
  await page.getByRole("main").getByRole("link", { name: "2021-I-1", exact: true }).click();
  const next = page.getByRole("region", { name: "Who acts now" });
  await expect(next).toContainText("Coordination Unit");
  await expect(next).toContainText(/Since: 15.–.16.December.2021/);

  // The form asks whom it is about, and does not guess.
  await page.goto("/en/recommendations/2021-III-4/assess");
  await expect(page.getByRole("combobox", { name: "Partner" })).toHaveValue("");
  await page.getByRole("combobox", { name: "Partner" }).selectOption({ label: "Uzbekistan" });
  await page.getByRole("main").getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Assessment: Uzbekistan, 2026")).toBeVisible();
});
