import { expect } from "@playwright/test";
import ICAL from "ical.js";
import { asVisitor, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";

test("a planned meeting is called off, and everybody who has it in a calendar learns of it", async ({
  page,
  browser,
  baseURL,
}) => {
  const calendar = async () => {
    const file = await page.request.get("/en/meetings.ics");
    const entries = new ICAL.Component(ICAL.parse(await file.text())).getAllSubcomponents("vevent");
    const entry = entries.find((one) => new ICAL.Event(one).summary.includes("Experts of 2098"));
    return ["uid", "status", "dtstart"].map((name) => String(entry?.getFirstPropertyValue(name)));
  };

  await page.goto("/en/meetings/new");
  await signInAs(page, "unit");
  await page.getByLabel("Title, English").fill("Experts of 2098");
  await page.getByRole("combobox", { name: "Pillar", exact: true }).selectOption("4");
  for (const [name, day] of Object.entries({ "First day": "3", "Last day": "4" })) {
    const group = page.getByRole("group", { name });
    await group.getByRole("textbox", { name: "Day" }).fill(day);
    await group.getByRole("combobox").selectOption("5");
    await group.getByRole("textbox", { name: "Year" }).fill("2098");
  }
  await page.getByRole("button", { name: "Record and go on" }).click();
  await expect(page.getByText("It is not recorded that this meeting was held")).toBeVisible();
  await page.getByRole("link", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Public in English." })).toBeVisible();
  const [uid, ...planned] = await calendar();
  expect(planned).toEqual(["TENTATIVE", "2098-05-03"]);

  await page.goto("/en/meetings/EWG-2098-IV");
  await page.getByRole("link", { name: "State", exact: true }).click();
  await page.getByRole("radio", { name: "It was cancelled" }).check();
  await page.getByRole("button", { name: "Record this" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Name the source that says so");
  await expectNoBarriers(page);
  await page.getByLabel("Source, English").fill("Letter of the host");
  await page.getByLabel("Reason, English").fill("The host is not ready.");
  await page.getByRole("button", { name: "Record this" }).click();
  await expect(page.getByText("EWG-2098-IV is recorded as cancelled.")).toBeVisible();
  await expectNoBarriers(page);

  expect(await calendar()).toEqual([uid, "CANCELLED", "2098-05-03"]);
  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto("/ru/meetings/EWG-2098-IV");
    await expect(visitor.getByText("Отменено", { exact: true })).toBeVisible();
    await expect(visitor.getByText("The host is not ready.")).toBeVisible();
    await visitor.goto("/en/meetings");
    await expect(visitor.getByRole("listitem").filter({ hasText: "Experts of 2098" })).toContainText("Cancelled");
    await visitor.goto("/en");
    await expect(visitor.getByText("Experts of 2098")).toHaveCount(0);
  });
});
