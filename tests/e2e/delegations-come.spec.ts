import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { withClient } from "#server/installation/with-client.ts";
import { asVisitor, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";
import { pressOn, tabTo } from "#tests/support/keyboard.ts";
import { madeWorkbook } from "#tests/support/made-sheets.ts";

const code = "EWG-2021-III";
const here = `/en/meetings/${code}/delegations`;

/** 110 people of 45 delegations, as a unit sends them: names of partners in two languages, one that is none, one row with a slip. */
function listOf110(): Buffer {
  const partners = JSON.parse(readFileSync("prisma/data/partners.json", "utf8")) as {
    name: { en: string; ru: string };
  }[];
  const names = partners.slice(0, 44).map(({ name }, index) => (index % 3 === 0 ? name.ru : name.en));
  const rows = Array.from({ length: 110 }, (_, index) => [
    index === 7 ? "Atlantis Centre" : (names[index % names.length] ?? ""),
    `Person ${index + 1}`,
    "Adviser",
    index % 2 === 0 ? "Police" : "Customs",
    index === 9 ? "perhaps" : index % 5 === 0 ? "online" : "room",
    index % 4 === 0 ? "" : "room",
  ]);
  const head = ["Partner", "Name", "Function", "Service", "28 Oct", "29 Oct"];
  return madeWorkbook([{ name: "List", rows: [["List of participants"], [], head, ...rows] }]);
}

test("the unit brings in 110 people of 45 delegations, answers what is asked, checks them in by one key each, and tells how many came", async ({
  page,
  browser,
  portal,
}) => {
  const presses = { mouse: 0, keys: 0 };
  const click = async (name: RegExp | string, role: "button" | "link" = "button") => {
    presses.mouse += 1;
    await page.getByRole("main").getByRole(role, { name }).first().click();
  };
  await page.goto(`${here}/import`);
  await signInAs(page, "unit");
  const sheet = { name: "delegations-28-oct.xlsx", mimeType: "application/zip", buffer: listOf110() };
  await page.getByLabel("Sheet").setInputFiles(sheet);
  presses.mouse += 1;
  await click("Send the sheet and see what would happen");
  await expect(page.getByText("Nothing is written yet.")).toContainText("Nothing is written yet.");
  await expect(page.getByRole("main")).toContainText("Of 110 rows, 108 would change the record");
  await expect(page.locator("#wrong")).toContainText("E13 says “perhaps”. Write room, online or absent.");
  await expectNoBarriers(page);
  await page.getByRole("radio", { name: "not a partner: observer" }).check();
  presses.mouse += 1;
  await click("Keep the answers");
  await click("Write 109 rows");
  await expect(page.getByText("Written. Rows that wait for you")).toBeVisible();
  await expect(page.getByRole("navigation", { name: /Parts/ })).toContainText("1 row to settle");
  await expectNoBarriers(page);

  await click("Check-in", "link");
  const rows = page.locator(".check-in button");
  await expect(rows).toHaveCount(45);
  await tabTo(page, rows.first());
  for (let pressed = 0; pressed < 45; pressed += 1) {
    await page.keyboard.press("Enter");
    presses.keys += 1;
  }
  await expect(page.getByText("45 of 45 present")).toBeVisible();
  const checkedIn = () =>
    withClient(
      portal.ownerUrl,
      async (client) =>
        (await client.query("SELECT count(*)::int AS n FROM delegation WHERE '2021-10-28' = ANY (present_on)")).rows[0]
          .n,
    );
  await expect.poll(checkedIn, { timeout: 20_000 }).toBe(45);
  expect(presses.keys).toBeLessThan(60);

  await page.goto(here);
  await click("Tell everybody the numbers");
  await expect(page.getByText("Everybody who reads the meeting is told this.")).toBeVisible();
  await asVisitor(browser, portal.address, async (visitor) => {
    await visitor.goto(`/ru/meetings/${code}`);
    await expect(visitor.locator("#attendance")).toContainText("109");
    const json = await (await visitor.request.get(`${portal.address}/en/meetings/${code}.json`)).json();
    expect(json.counted).toMatchObject({ people: 109, others: 1 });
    expect(JSON.stringify(json)).not.toContain("Person 1");
  });
  console.log(`110 people of 45 delegations: ${presses.mouse} clicks, ${presses.keys} keys`);
});

test.describe("a focal point", () => {
  async function registered(page: Page): Promise<string> {
    return (await page.getByRole("main").innerText()).replace(/\s+/g, " ");
  }

  test("registers five people from last year's list by keyboard", async ({ page, portal }) => {
    const env = { ...process.env, DATABASE_URL: portal.ownerUrl };
    const script = ["--import", "./src/cli/server-only.mjs", "tests/support/coming-meeting.ts"];
    await promisify(execFile)(process.execPath, script, { env });
    await page.goto("/en/desk");
    await signInAs(page, "focal");
    const link = page.getByRole("region", { name: "Register a delegation" }).getByRole("link");
    await pressOn(page, link);
    await expect(page.getByText("Begun with the people of the last meeting.")).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true }).first()).toHaveValue("Anvar Azimov");
    await expectNoBarriers(page);
    await tabTo(page, page.getByLabel("Name", { exact: true }).first());
    await page.keyboard.press("Enter");
    await expect(page.getByText(/^Sent: 5 people/)).toBeVisible();
    expect(await registered(page)).toContain("Person 5");
  });
});
