import { expect, type Page } from "@playwright/test";
import { demoPassword, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";

const title = (page: Page) => page.getByLabel("Title, English");
const keptWords = (page: Page) => page.getByRole("region", { name: "Kept and not sent" });

async function openNewMeeting(page: Page, role: string) {
  await page.goto("/en/meetings/new");
  await signInAs(page, role);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Record a meeting");
}

async function openNewMeetingAgain(page: Page) {
  await page.goto("/en/meetings/new");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Record a meeting");
}

/** Everybody may read it, in both languages: its words may lie on the device. */
const [publicMeeting, recorded] = ["/en/meetings/EWG-2018-I/edit", "Expert Working Group on Regional Cooperation"];

async function openPublicMeeting(page: Page, role: string) {
  await page.goto(publicMeeting);
  await signInAs(page, role);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Correct a meeting");
}

/** Leaves the tab, as a person does who comes back the next morning. */
async function inNewTab(page: Page, path: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(path);
  return tab;
}

test("Words of one person are offered to nobody else on the same device", async ({ page }) => {
  await openPublicMeeting(page, "unit");
  await title(page).fill("Only the unit knows of this");
  await expect(page.getByText(/^On\sthis\sdevice,\s\d/)).toBeVisible();

  await page.getByRole("banner").getByRole("link", { name: "Sign out" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Only the unit knows of this" })).toContainText(
    "Correct a meeting",
  );
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Sign out and leave it on this device" }).click();
  await expect(page).toHaveURL(/\/en$/);

  await openPublicMeeting(page, "admin");
  await expect(keptWords(page)).toHaveCount(0);
  await expect(title(page)).toHaveValue(recorded);
  await page.goto("/en/desk");
  await expect(page.getByRole("main")).not.toContainText("Only the unit knows of this");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/en$/);

  // The next morning, in another tab.
  const tab = await inNewTab(page, "/en/desk");
  await signInAs(tab, "unit");
  await expect(keptWords(tab)).toContainText("Only the unit knows of this");
  await expectNoBarriers(tab);
  await keptWords(tab).getByRole("link", { name: "Correct a meeting" }).click();
  await expect(title(tab)).toHaveValue(recorded);
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
  await openPublicMeeting(tab, "unit");
  await expect(keptWords(tab)).toHaveCount(0);
});

test("What is kept is told, left on the device at signing out, and put back in Russian, too", async ({ page }) => {
  const path = publicMeeting.replace("/en/", "/ru/");
  await page.goto(path);
  await signInAs(page, "unit");
  const field = page.getByLabel("Название, русский");
  const stands = await field.inputValue();
  await field.fill("Набрано и не отправлено");
  await expect(page.getByText(/^На\sэтом\sустройстве,\s\d/)).toBeVisible();
  await page.getByRole("banner").getByRole("link", { name: "Выйти" }).click();
  await expect(page.getByRole("main")).toContainText("Набрано и не отправлено");
  await page.getByRole("button", { name: "Выйти и оставить это на устройстве" }).click();
  await expect(page).toHaveURL(/\/ru$/);
  const tab = await inNewTab(page, path);
  await signInAs(tab, "unit");
  const kept = tab.getByRole("region", { name: "Сохранено и не отправлено" });
  await expect(kept).toContainText("Набрано и не отправлено");
  await expect(tab.getByLabel("Название, русский")).toHaveValue(stands);
  await kept.getByRole("button", { name: "Вернуть в форму" }).click();
  await expect(tab.getByLabel("Название, русский")).toHaveValue("Набрано и не отправлено");
});

test("Two tabs have a drawer each, and the newer one is offered first", async ({ page }) => {
  await openPublicMeeting(page, "unit");
  await title(page).fill("Typed in the first tab");
  const second = await inNewTab(page, publicMeeting);
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
  await openPublicMeeting(page, "unit");
  await title(page).fill("An older draft");
  await page.getByLabel("City, English").fill("Tashkent");
  await expect(page.getByText(/^On\sthis\sdevice,\s\d/)).toBeVisible();

  let arrive = () => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\.js(\?|$)/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(publicMeeting, { waitUntil: "commit" });
  await title(page).fill("Newer, on a slow line");
  arrive();
  await expect(keptWords(page)).toContainText("An older draft");
  await expect(title(page)).toHaveValue("Newer, on a slow line");
  await expect(page.getByLabel("City, English")).toHaveValue("Beijing");
  await keptWords(page).getByRole("button", { name: "Put it back" }).click();
  await expect(page.getByLabel("City, English")).toHaveValue("Tashkent");
  await expect(title(page)).toHaveValue("Newer, on a slow line");
  await expect(keptWords(page)).toContainText("An older draft");
});

test("Words that are typed while the last sending is under way stay, whatever comes of it", async ({ page }) => {
  await openNewMeeting(page, "unit");
  let answer = () => {};
  await page.route("**/meetings/new", async (route) => {
    if (route.request().method() === "POST") {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
    }
    await route.continue();
  });
  const send = async () => {
    const sent = page.waitForRequest(
      (request) => request.method() === "POST" && request.url().endsWith("/meetings/new"),
    );
    await page.getByRole("button", { name: "Record and go on" }).click();
    await sent;
  };
  const year = page.getByRole("group", { name: "First day" }).getByLabel("Year");
  await page.getByLabel(/^Hosts:/).click();
  await title(page).fill("Sent as it is");
  await year.fill("twenty");
  await send();
  await title(page).fill("Typed while it was sent");
  await page.getByRole("button", { name: "Another host" }).click();
  const host = page.getByRole("group", { name: "Host 1" }).getByLabel("Name of a host, English");
  await host.fill("A host meanwhile");
  answer();
  await expect(page.getByRole("alert").filter({ hasText: "to correct" })).toBeVisible();
  await expect(title(page)).toHaveValue("Typed while it was sent");
  await expect(host).toHaveValue("A host meanwhile");
  await expect(host).toBeFocused();

  // The portal takes it and leads on: words that it has not got are found again.
  await year.fill("2023");
  await send();
  await title(page).fill("Typed while it was taken");
  answer();
  await expect(page).toHaveURL(/\/recommendations/);
  await page.goto("/en/desk");
  await expect(keptWords(page)).toContainText("Typed while it was taken");
  await expect(keptWords(page)).not.toContainText("A host meanwhile");
});

test("Typing makes nothing of a form anew but what is said of the words", async ({ page }) => {
  await page.addInitScript(countRenders);
  await openPublicMeeting(page, "unit");
  await expect(page.getByText(/^On\sthis\sdevice,\s\d/)).toHaveCount(0);
  const made = () => page.evaluate(() => (window as unknown as Rendering).rendered.splice(0));
  const all = await made();
  await title(page).focus();
  await title(page).pressSequentially(" and more");
  await expect(page.getByText(/^On\sthis\sdevice,\s\d/)).toBeVisible();
  const [most = 0] = (await made()).sort((a, b) => b - a);
  // The note of what is kept, and the address of the language switch beside it.
  expect(most).toBeLessThan(10);
  expect(most).toBeGreaterThan(0);
  expect(Math.max(...all)).toBeGreaterThan(100);
});

type Rendering = { rendered: number[] };

/** Counts the components that each commit made, as React tells those who look into it: whoever did the work of rendering is marked. */
function countRenders() {
  type Fiber = { tag: number; flags: number; child: Fiber | null; sibling: Fiber | null; alternate: Fiber | null };
  const counts: number[] = [];
  const countIn = (fiber: Fiber): number => {
    // Functions, classes and those that remember: their work is marked by the first flag.
    const isMade = [0, 1, 11, 14, 15].includes(fiber.tag) && (fiber.flags & 1) === 1;
    let count = isMade ? 1 : 0;
    if (fiber.alternate && fiber.alternate.child === fiber.child) return count;
    for (let child = fiber.child; child; child = child.sibling) count += countIn(child);
    return count;
  };
  Object.assign(window, {
    rendered: counts,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      checkDCE() {},
      onCommitFiberUnmount() {},
      onPostCommitFiberRoot() {},
      onCommitFiberRoot: (_: number, { current }: { current: Fiber }) => counts.push(countIn(current)),
    },
  });
}

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

test("Words that not everybody may read lie with the portal and not on the device, and are found on another", async ({
  page,
  browser,
  baseURL,
}) => {
  await openNewMeeting(page, "unit");
  await title(page).fill("A meeting that nobody knows of");
  const saved = page.getByText(/^Draft, saved/);
  await expect(saved).toBeVisible();
  const before = await page.evaluate(() => [Object.keys(localStorage), Object.values(sessionStorage)].flat());
  expect(before.filter((text) => /kept:|nobody knows/.test(text))).toEqual([]);

  const other = await browser.newPage({ baseURL });
  await openNewMeeting(other, "unit");
  await keptWords(other).getByRole("button", { name: "Put it back" }).click();
  await expect(title(other)).toHaveValue("A meeting that nobody knows of");
  await other.close();
});

test("Words that the portal takes while their page is being loaded anew are there again", async ({ page }) => {
  await openNewMeeting(page, "unit");
  const [asked, kept] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route("**/meetings/new", async (route) => {
    const isPage = route.request().isNavigationRequest();
    if (!isPage) await asked.promise;
    const response = await route.fetch();
    if (!isPage) {
      await route.fulfill({ response });
      return kept.resolve();
    }
    // The page was made before the words came, and arrives after their answer.
    asked.resolve();
    await kept.promise;
    await page.waitForTimeout(200);
    await route.fulfill({ response });
  });
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await title(page).fill("Typed before it was loaded anew");
  await sent;
  await page.reload();
  await expect(title(page)).toHaveValue("Typed before it was loaded anew");
});

test("Words that lie on the device although not everybody may read them any more go to the portal", async ({
  page,
}) => {
  await openPublicMeeting(page, "unit");
  await title(page).fill("Typed while it was public");
  await expect(page.getByText(/^On\sthis\sdevice,\s\d/)).toBeVisible();
  const onDevice = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("kept:")));
  // As if it had been typed of a record that nobody but the unit knows of.
  await page.evaluate(() => {
    for (const [key, text] of Object.entries(localStorage)) {
      if (!key.startsWith("kept:")) continue;
      const draft = { ...JSON.parse(text), record: "new", page: "/meetings/new", tab: "0".repeat(32) };
      localStorage.setItem(key, JSON.stringify(draft));
    }
  });
  expect(await onDevice()).toHaveLength(1);
  await openNewMeetingAgain(page);
  await expect(keptWords(page).filter({ hasText: "Typed while it was public" })).toBeVisible();
  expect(await onDevice()).toEqual([]);
  await page.evaluate(() => sessionStorage.clear());
  await openNewMeetingAgain(page);
  await expect(keptWords(page).filter({ hasText: "Typed while it was public" })).toBeVisible();
});

test("A browser that keeps nothing says so, and the form works", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await openPublicMeeting(page, "unit");
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
