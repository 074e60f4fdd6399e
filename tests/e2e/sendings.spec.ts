import { expect, type Page } from "@playwright/test";
import { withClient } from "#server/installation/with-client.ts";
import { type Fault, type FaultyLine, faultyLine } from "#tests/support/faulty-line.ts";
import { expectNoBarriers, sayHeld, sayOfPaper, signInAs } from "#tests/support/journey.ts";
import { test } from "#tests/support/portal-test.ts";

/** A sending counts once, whatever happens to the line, and the portal says no more than it knows. */
test.setTimeout(300_000);

/** Longer than a page waits for an answer. */
const lateMs = 32_000;

let line: FaultyLine;

test.beforeEach(async ({ portal }) => {
  line = await faultyLine(portal.address, { lateMs });
});

test.afterEach(() => line.close());

/** The words of the portal in the language of the page. */
const words = {
  en: {
    record: "Record and go on",
    title: "Title, English",
    text: "Text, English",
    pillar: "Pillar",
    pillarName: "II. Illicit financial flows",
    firstDay: "First day",
    add: "Add it",
    stay: "Save and stay",
    unknown: "It is not known whether this was taken",
    again: /Recorded already as|was taken already/,
    saved: /^Saved: /,
    renewed: "The portal was renewed",
    tooMuch: "more than the portal takes",
    anew: "Load the page anew",
    restored: "is in the form again",
  },
  ru: {
    record: "Внести и продолжить",
    title: "Название, русский",
    text: "Текст, русский",
    pillar: "Основное направление",
    pillarName: /^II\. /,
    firstDay: "Первый день",
    add: "Добавить",
    stay: "Сохранить и остаться",
    unknown: "Неизвестно, принято ли отправленное",
    again: /Уже внесено|Это уже принято/,
    saved: /^Сохранено: /,
    renewed: "портал был обновлен",
    tooMuch: "больше, чем портал принимает",
    anew: "Загрузить страницу заново",
    restored: "снова в форме",
  },
} as const;

type Language = keyof typeof words;

async function count(url: string, sql: string): Promise<number> {
  return withClient(url, async (client) => (await client.query(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0].n);
}

const alertOf = (page: Page) => page.getByRole("main").getByRole("alert");

async function newMeeting(page: Page, language: Language, title: string, year: string): Promise<void> {
  const say = words[language];
  await page.getByLabel(say.title).fill(title);
  const pillar = page.getByRole("combobox", { name: say.pillar, exact: true });
  const option = pillar.locator("option").filter({ hasText: say.pillarName });
  await pillar.selectOption((await option.getAttribute("value")) ?? "");
  const day = page.getByRole("group", { name: say.firstDay });
  await day.getByRole("textbox", { name: /^(Year|Год)$/ }).fill(year);
  await sayHeld(page);
}

for (const language of ["en", "ru"] as const) {
  const say = words[language];
  const year = language === "en" ? "2018" : "2017";
  const lostYear = language === "en" ? "2016" : "2011";

  test(`an answer that was lost makes no second record, and no word is lost (${language}, with scripts)`, async ({
    page,
    portal,
  }) => {
    const meetings = (title: string) => count(portal.ownerUrl, `meeting WHERE title_${language} = '${title}'`);
    await page.goto(`${line.address}/${language}/meetings/new`);
    await signInAs(page, "unit");

    await test.step("a meeting whose answer was cut off is recorded once, and the second press says so", async () => {
      await newMeeting(page, language, "Lost on the way", lostYear);
      line.next("cut");
      await page.getByRole("button", { name: say.record }).click();
      await expect(alertOf(page).getByRole("heading")).toHaveText(say.unknown);
      await expect(alertOf(page)).toBeFocused();
      await expectNoBarriers(page);
      await expect(page.getByLabel(say.title)).toHaveValue("Lost on the way");
      await page.getByRole("button", { name: say.record }).click();
      await expect(page).toHaveURL(new RegExp(`/meetings/EWG-${lostYear}-II/recommendations\\?again=`));
      await expect(page.getByRole("status").filter({ hasText: say.again })).toBeFocused();
      await expectNoBarriers(page);
      expect(await meetings("Lost on the way")).toBe(1);
    });

    const lost: Fault[] = ["unsent", "halved", 404, 500, 502, 503, 200, "doubled"];
    await test.step("recommendations are entered while the line fails in every way, and each gets one number", async () => {
      for (const [index, fault] of lost.entries()) {
        const text = `Words over a faulty line, ${fault}.`;
        await page.getByLabel(say.text).fill(text);
        if (index === 0) await sayOfPaper(page);
        line.next(fault);
        await page.getByRole("button", { name: say.add, exact: true }).click();
        const done = page.getByRole("status").filter({ hasText: `${lostYear}-II-${index + 1}` });
        await expect(done.or(alertOf(page))).toBeVisible();
        if (fault !== "doubled") {
          await expect(alertOf(page)).toBeFocused();
          await expect(page.getByLabel(say.text)).toHaveValue(text);
          await page.getByRole("button", { name: say.add, exact: true }).click();
        }
        await expect(done).toBeFocused();
        await expect(page.getByLabel(say.text)).toHaveValue("");
      }
      const sql = `recommendation WHERE text_${language} LIKE 'Words over a faulty line%'`;
      expect(await count(portal.ownerUrl, sql)).toBe(lost.length);
    });

    // Half a minute is waited for once in each language: in Russian, in `faults.spec.ts`.
    if (language === "en") {
      await test.step("an answer that does not come is told, and pressing again is safe", async () => {
        await page.getByLabel(say.text).fill("Words that wait.");
        line.next("late");
        await page.getByRole("button", { name: say.add, exact: true }).click();
        await expect(alertOf(page).getByRole("heading")).toHaveText(say.unknown, { timeout: 45_000 });
        await page.getByRole("button", { name: say.add, exact: true }).click();
        await expect(page.getByRole("status").filter({ hasText: say.again })).toBeVisible();
        await expect(page.getByRole("button", { name: say.add, exact: true })).not.toHaveAttribute("aria-disabled");
        await expect(page.getByLabel(say.text)).toHaveValue("");
        const sql = `recommendation WHERE text_${language} = 'Words that wait.'`;
        expect(await count(portal.ownerUrl, sql)).toBe(1);
      });
    }

    await test.step("too much is said to be that", async () => {
      await page.getByLabel(say.text).fill("Words for a gate that is too small.");
      await expect(page.getByLabel(say.text)).toHaveValue("Words for a gate that is too small.");
      line.next(413);
      await page.getByRole("button", { name: say.add, exact: true }).click();
      await expect(alertOf(page)).toContainText(say.tooMuch);
      await expect(page.getByLabel(say.text)).toHaveValue("Words for a gate that is too small.");
    });

    await test.step("a page of an older portal keeps the words on the device until it is loaded anew", async () => {
      line.next("renamed");
      await page.getByRole("button", { name: say.add, exact: true }).click();
      await expect(alertOf(page)).toContainText(say.renewed);
      await alertOf(page).getByRole("button", { name: say.anew }).click();
      await expect(page.getByRole("status").filter({ hasText: say.restored })).toBeVisible();
      await expect(page.getByLabel(say.text)).toHaveValue("Words for a gate that is too small.");
      // The gate was somebody else's: behind it the portal had taken the words.
      await page.getByRole("button", { name: say.add, exact: true }).click();
      await expect(page.getByRole("status").filter({ hasText: say.again })).toBeVisible();
    });

    await test.step("saved, a page that stays says when, and the keyboard stands there", async () => {
      await page.goto(`${line.address}/${language}/meetings/EWG-${lostYear}-II/edit`);
      await page.getByLabel(say.title).fill("Found again");
      line.next("cut");
      await page.getByRole("button", { name: say.stay }).click();
      await expect(alertOf(page)).toBeFocused();
      await page.getByRole("button", { name: say.stay }).click();
      await expect(page.getByRole("status").filter({ hasText: say.again })).toBeFocused();
      await page.getByLabel(say.title).fill("Found once more");
      await page.getByRole("button", { name: say.stay }).click();
      await expect(page.getByRole("status").filter({ hasText: say.saved })).toBeFocused();
      await expect(page.getByLabel(say.title)).toHaveValue("Found once more");
    });
    console.log(`faults made (${language}):`, JSON.stringify(line.made()));
  });

  test(`a form that is sent again from the page before makes no second record (${language}, without scripts)`, async ({
    browser,
    portal,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${line.address}/${language}/meetings/new`);
    await signInAs(page, "unit");
    const title = `Sent three times, ${language}`;
    await newMeeting(page, language, title, year);
    await page.getByRole("button", { name: say.record }).click();
    await expect(page).toHaveURL(new RegExp(`/meetings/EWG-${year}-II/recommendations\\?kept=`));
    await expect(page.getByRole("status").filter({ hasText: say.saved })).toBeVisible();
    for (const _ of [1, 2]) {
      await page.goBack();
      await newMeeting(page, language, title, year);
      await page.getByRole("button", { name: say.record }).click();
      await expect(page).toHaveURL(new RegExp(`/meetings/EWG-${year}-II/recommendations\\?again=`));
      await expect(page.getByRole("status").filter({ hasText: say.again })).toBeVisible();
    }
    expect(await count(portal.ownerUrl, `meeting WHERE title_${language} = '${title}'`)).toBe(1);

    await page.getByLabel(say.text).fill("Короткие слова");
    await sayOfPaper(page);
    line.next("renamed");
    await page.getByRole("button", { name: say.add, exact: true }).click();
    await expect(page.locator("textarea").filter({ hasText: "Короткие слова" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await context.close();
  });
}

for (const [language, twice, twoTabs] of [
  ["en", "2003", "2004"],
  ["ru", "2005", "2006"],
] as const) {
  const say = words[language];

  test(`pressed twice, sent from two tabs, or loaded again after it was sent, a form counts once (${language})`, async ({
    page,
    portal,
    browser,
  }) => {
    const meetings = (title: string) => count(portal.ownerUrl, `meeting WHERE title_${language} = '${title}'`);
    const begin = async (one: Page, title: string, year: string) => {
      await one.goto(`${portal.address}/${language}/meetings/new`);
      if (one.url().includes("/sign-in")) await signInAs(one, "unit");
      await newMeeting(one, language, title, year);
    };
    await begin(page, "Pressed twice", twice);
    await page.getByRole("button", { name: say.record }).dblclick();
    await expect(page).toHaveURL(new RegExp(`/meetings/EWG-${twice}-II/recommendations`));
    expect(await meetings("Pressed twice")).toBe(1);
    const second = await page.context().newPage();
    await begin(page, "From two tabs", twoTabs);
    await begin(second, "From two tabs", twoTabs);
    await page.getByRole("button", { name: say.record }).click();
    await expect(page).toHaveURL(new RegExp(`/meetings/EWG-${twoTabs}-II/recommendations\\?kept=`));
    await second.getByRole("button", { name: say.record }).click();
    await expect(second).toHaveURL(new RegExp(`/meetings/EWG-${twoTabs}-II/recommendations\\?again=`));
    await expect(second.getByRole("status").filter({ hasText: say.again })).toBeVisible();
    expect(await meetings("From two tabs")).toBe(1);
    const storageState = await page.context().storageState();
    const reader = await browser.newPage({ javaScriptEnabled: false, storageState });
    await reader.goto(`${portal.address}/${language}/meetings/EWG-${twoTabs}-II/recommendations`);
    await reader.getByLabel(say.text).fill("Sent, and loaded again.");
    await sayOfPaper(reader);
    await reader.getByRole("button", { name: say.add, exact: true }).click();
    await expect(reader.getByRole("status").filter({ hasText: `${twoTabs}-II-1` })).toBeVisible();
    await reader.reload();
    await expect(reader.getByRole("status").filter({ hasText: say.again })).toBeVisible();
    expect(await count(portal.ownerUrl, `recommendation WHERE text_${language} = 'Sent, and loaded again.'`)).toBe(1);
    await reader.close();
  });

  test(`a row more needs no line, and takes no word away (${language})`, async ({ page, portal }) => {
    await page.goto(`${portal.address}/${language}/meetings/new`);
    await signInAs(page, "unit");
    await page.getByLabel(say.title).fill("Without a line");
    await page.getByLabel(/^(Hosts|Организаторы):/).click();
    await page.context().setOffline(true);
    const rows = page.getByRole("group", { name: /^(Host|Организатор) \d+$/ });
    const before = await rows.count();
    await page.getByRole("button", { name: /^(Another host|Еще один организатор)$/ }).click();
    await expect(rows).toHaveCount(before + 1);
    await expect(page.getByLabel(say.title)).toHaveValue("Without a line");
    await page.context().setOffline(false);
  });
}

test("no letter is lost that somebody types in the very moment in which an answer comes", async ({ page, portal }) => {
  await page.goto(`${portal.address}/en/meetings/EWG-2021-III/recommendations`);
  await signInAs(page, "unit");
  const field = page.getByLabel("Text, English");
  for (let round = 1; round <= 6; round += 1) {
    const words = `Words of round ${round}.`;
    await field.fill(words);
    if (round === 1) await sayOfPaper(page);
    const typing = await field.evaluateHandle((first) => {
      const { name } = first as HTMLTextAreaElement;
      const letters = { typed: 0, stop: () => clearInterval(timer) };
      const timer = setInterval(() => {
        // The control may be another one by now.
        const control = document.querySelector<HTMLTextAreaElement>(`[name="${name}"]`);
        if (!control) return;
        control.value += "x";
        letters.typed += 1;
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }, 1);
      return letters;
    });
    await page.getByRole("button", { name: "Add it", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: `2021-III-${9 + round} is recorded.` })).toBeVisible();
    const typed = await typing.evaluate((letters) => {
      letters.stop();
      return letters.typed;
    });
    expect(typed).toBeGreaterThan(0);
    await expect(field).toHaveValue(words + "x".repeat(typed));
  }
});
