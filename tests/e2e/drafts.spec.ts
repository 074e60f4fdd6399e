import { expect, type Page } from "@playwright/test";
import { demoPassword, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";

const title = (page: Page) => page.getByLabel("Title, English");
const keptWords = (page: Page) => page.getByRole("region", { name: "Kept and not sent" });

async function openNewMeeting(page: Page, role: string) {
  await page.goto("/en/meetings/new");
  await signInAs(page, role);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Record a meeting");
}

/** Leaves the tab, as a person does who comes back the next morning. */
async function inNewTab(page: Page, path: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(path);
  return tab;
}

test("Words of one person are offered to nobody else on the same device", async ({ page }) => {
  await openNewMeeting(page, "unit");
  await title(page).fill("Only the unit knows of this");
  await expect(page.getByText(/^On\sthis\sdevice,\s\d/)).toBeVisible();

  await page.getByRole("banner").getByRole("link", { name: "Sign out" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Only the unit knows of this" })).toContainText(
    "Record a meeting",
  );
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Sign out and leave it on this device" }).click();
  await expect(page).toHaveURL(/\/en$/);

  await openNewMeeting(page, "admin");
  await expect(keptWords(page)).toHaveCount(0);
  await expect(title(page)).toHaveValue("");
  await page.goto("/en/desk");
  await expect(page.getByRole("main")).not.toContainText("Only the unit knows of this");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/en$/);

  // The next morning, in another tab.
  const tab = await inNewTab(page, "/en/desk");
  await signInAs(tab, "unit");
  await expect(keptWords(tab)).toContainText("Only the unit knows of this");
  await expectNoBarriers(tab);
  await keptWords(tab).getByRole("link", { name: "Record a meeting" }).click();
  await expect(title(tab)).toHaveValue("");
  await expect(keptWords(tab)).toContainText("Title, English");
  await keptWords(tab).getByRole("button", { name: "Throw it away" }).click();
  await tab.getByRole("button", { name: "Undo" }).click();
  await expectNoBarriers(tab);
  await keptWords(tab).getByRole("button", { name: "Put it back" }).click();
  await expect(title(tab)).toHaveValue("Only the unit knows of this");

  await tab.getByRole("banner").getByRole("link", { name: "Sign out" }).click();
  await tab.getByRole("button", { name: "Sign out and throw it away" }).click();
  await expect(tab).toHaveURL(/\/en$/);
  expect(await tab.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await openNewMeeting(tab, "unit");
  await expect(keptWords(tab)).toHaveCount(0);
});

test("Two tabs have a drawer each, and the newer one is offered first", async ({ page }) => {
  await openNewMeeting(page, "unit");
  await title(page).fill("Typed in the first tab");
  const second = await inNewTab(page, "/en/meetings/new");
  await expect(keptWords(second)).toContainText("Typed in the first tab");
  await title(second).fill("Typed in the second tab");
  await title(page).fill("Typed in the first tab, and more");
  await page.close();
  await second.reload();
  // The words of this tab are in its form again; the others stay to be put back.
  await expect(title(second)).toHaveValue("Typed in the second tab");
  await expect(keptWords(second)).toContainText("Typed in the first tab, and more");
  await keptWords(second).getByRole("button", { name: "Put it back" }).click();
  await expect(title(second)).toHaveValue("Typed in the second tab");
  await expect(keptWords(second)).toContainText("could not be put back");
});

test("Words that are typed before the scripts arrive win over an older draft", async ({ page }) => {
  await openNewMeeting(page, "unit");
  await title(page).fill("An older draft");
  await page.getByLabel("City, English").fill("Vienna");
  await expect(page.getByText(/^On\sthis\sdevice,\s\d/)).toBeVisible();

  let arrive = () => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\.js(\?|$)/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto("/en/meetings/new", { waitUntil: "commit" });
  await title(page).fill("Newer, on a slow line");
  arrive();
  await expect(keptWords(page)).toContainText("An older draft");
  await expect(title(page)).toHaveValue("Newer, on a slow line");
  await expect(page.getByLabel("City, English")).toHaveValue("");
  await keptWords(page).getByRole("button", { name: "Put it back" }).click();
  await expect(page.getByLabel("City, English")).toHaveValue("Vienna");
  await expect(title(page)).toHaveValue("Newer, on a slow line");
  await expect(keptWords(page)).toContainText("An older draft");
});

test("Words that are typed while the last sending is under way stay", async ({ page }) => {
  await openNewMeeting(page, "unit");
  await title(page).fill("Sent as it is");
  let answer = () => {};
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/meetings/new", async (route) => {
    if (route.request().method() === "POST") await slow;
    await route.continue();
  });
  await page.getByRole("button", { name: "Record and go on" }).click();
  await title(page).fill("Typed while it was sent");
  await page.getByRole("button", { name: "One more topic" }).click();
  await page.getByRole("group", { name: "Topic 1" }).getByLabel("Text, English").fill("A topic meanwhile");
  answer();
  await expect(page.getByRole("alert").filter({ hasText: "to correct" })).toBeVisible();
  await expect(title(page)).toHaveValue("Typed while it was sent");
  await expect(page.getByRole("group", { name: "Topic 1" }).getByLabel("Text, English")).toHaveValue(
    "A topic meanwhile",
  );
});

test("What was kept before it was noted by whom is handed back as text, and put into no form", async ({ page }) => {
  await openNewMeeting(page, "unit");
  await page.evaluate(() => {
    const old = {
      values: { "heading.en": "Typed before the upgrade", password: "secret" },
      at: "2026-05-03T10:00:00Z",
    };
    localStorage.setItem("draft:meeting-new", JSON.stringify(old));
  });
  await page.reload();
  const note = keptWords(page);
  await expect(note).toContainText(/3\sMay\s2026/);
  await expect(note.getByText("Typed before the upgrade")).toBeHidden();
  await note.getByText("It was me: show it as text").click();
  await expect(note.getByText("Typed before the upgrade")).toBeVisible();
  await expect(note).not.toContainText("secret");
  await expect(title(page)).toHaveValue("");
});

test("A browser that keeps nothing says so, and the form works", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await openNewMeeting(page, "unit");
  await title(page).fill("Kept nowhere");
  await expect(page.getByText("This browser keeps nothing more on this device")).toHaveCount(1);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("signing out is one press, and the page says what stays on the device", async ({ page }) => {
    await page.goto("/ru/sign-out");
    await page.goto("/ru/desk");
    await signInAs(page, "unit", demoPassword);
    await page.goto("/ru/sign-out");
    await expect(page.getByRole("main")).toContainText("остается на нем");
    await page.getByRole("main").getByRole("button", { name: "Выйти" }).click();
    await expect(page).toHaveURL(/\/ru$/);
  });
});
