import { expect, type Page } from "@playwright/test";
import { csvRows } from "#tests/support/csv-rows.ts";
import { asVisitor, expectNoBarriers, signInAs, test } from "#tests/support/journey.ts";
import { choose, pressOn, tabTo, typeInto } from "#tests/support/keyboard.ts";

const address = "https://новости.рф/2016/05/12";
const source = { en: "News of the host, 12 May 2016", ru: "Сообщение принимающей стороны, 12 мая 2016 года" };

/** Of a list that is closed, the option that begins so: Home leads to the first one, arrows to the others. */
async function pick(page: Page, name: string, begins: string): Promise<void> {
  const list = page.getByRole("combobox", { name, exact: true });
  await tabTo(page, list);
  await page.keyboard.press("Home");
  const chosen = async () => (await list.locator("option:checked").textContent()) ?? "";
  for (let pressed = await list.locator("option").count(); pressed > 0; pressed -= 1) {
    if ((await chosen()).startsWith(begins)) break;
    await page.keyboard.press("ArrowDown");
  }
  expect(await chosen()).toMatch(new RegExp(`^${begins}`));
}

test("a meeting with 11 recommendations, of which nobody has the words, is entered by the keyboard; two are given words later", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);

  await test.step("the meeting, with the number that a source tells of", async () => {
    await page.goto("/en/meetings/new");
    await signInAs(page, "unit");
    await typeInto(page, page.getByLabel("Title, English"), "Experts on precursors, journey");
    await typeInto(page, page.getByLabel("Название, русский"), "Эксперты по прекурсорам, проба");
    await pick(page, "Pillar", "III.");
    await typeInto(page, page.getByRole("group", { name: "First day" }).getByRole("textbox", { name: "Year" }), "2016");
    await choose(page, page.getByRole("group", { name: "How it stands" }), "It was held");
    const outcome = page.getByRole("region", { name: "Outcome and source" });
    await typeInto(page, outcome.getByLabel("Source, English"), source.en);
    await typeInto(page, outcome.getByLabel("Источник, русский"), source.ru);
    await typeInto(page, outcome.getByLabel("Address on the web"), address);
    const numbers = page.getByRole("region", { name: "Numbers of recommendations" });
    await pressOn(page, numbers.getByText("Fill in"));
    await typeInto(page, numbers.getByRole("textbox", { name: "Number", exact: true }), "11");
    await tabTo(page, numbers.getByRole("checkbox", { name: "The source of this meeting, below" }).first());
    await page.keyboard.press("Space");
    await pressOn(page, page.getByRole("button", { name: "Record and go on" }));
    await expect(page).toHaveURL(/\/meetings\/EWG-2016-III\/recommendations(\?|$)/);
  });

  await test.step("the numbers: the first is shown, the last and the source are those of the meeting", async () => {
    await pressOn(page, page.getByRole("link", { name: "Enter several numbers without words" }));
    const last = page.getByRole("textbox", { name: "Numbers from 2016-III-1 to 2016-III-" });
    await expect(last).toHaveValue("11");
    await expect(page.getByLabel("Source, English")).toHaveValue(source.en);
    await expectNoBarriers(page);
    await tabTo(page, last);
    await page.keyboard.press("Enter");
    const done = page.getByRole("status").filter({ hasText: /^11 recommendations without words are recorded/ });
    await expect(done).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Numbers from 2016-III-12 to 2016-III-" })).toHaveValue("");
  });

  await test.step("all of it is published", async () => {
    await pressOn(page, page.getByRole("link", { name: "Publish", exact: true }));
    await pressOn(page, page.getByRole("button", { name: "Publish", exact: true }));
    await expect(page.getByRole("status").filter({ hasText: "Public in English and Russian." })).toBeVisible();
  });

  await test.step("two are given words, once it is said what kind of words these are", async () => {
    await page.goto("/en/recommendations/2016-III-2/edit");
    await typeInto(page, page.getByLabel("Text, English"), "Exchange profiles of precursors.");
    await pressOn(page, page.getByRole("button", { name: "Save", exact: true }));
    const problems = page.getByRole("main").getByRole("alert");
    await expect(problems.getByRole("link")).toHaveText(["Say what kind of words these are, now that there are some"]);
    await pick(page, "These words are", "the text itself, word for word");
    await pressOn(page, page.getByRole("button", { name: "Save", exact: true }));
    await expect(page.getByText("Words added")).toBeVisible();
    await page.goto("/ru/recommendations/2016-III-5/edit");
    await typeInto(page, page.getByLabel("Текст, русский"), "Обучать лаборантов.");
    await pick(page, "Что это за текст", "пересказ");
    await pressOn(page, page.getByRole("button", { name: "Сохранить", exact: true }));
    await expect(page.getByText("Внесен текст")).toBeVisible();
  });

  await test.step("everybody reads in both languages, and in files, how many there are and of how many there are words", async () => {
    await asVisitor(browser, baseURL, async (visitor) => {
      for (const [language, number, lacks] of [
        ["en", "11 recommendations agreed, 11 in this record", "The record holds the number, not the words."],
        [
          "ru",
          "Согласовано рекомендаций: 11, в настоящей базе данных: 11",
          "На портале есть номер, но не формулировка.",
        ],
      ] as const) {
        await visitor.goto(`/${language}/meetings/EWG-2016-III`);
        const main = visitor.getByRole("main");
        await expect(main).toContainText(number);
        await expect(main.getByText(lacks)).toHaveCount(9);
        await expect(main).toContainText("Exchange profiles of precursors.");
        await expect(main).toContainText("Обучать лаборантов.");
        const sources = [{ text: source, address, seenOn: null, language: null }];
        const json = await (await visitor.request.get(`/${language}/meetings/EWG-2016-III.json`)).json();
        expect(json.reported).toMatchObject([{ what: "agreed", value: 11, qualifier: "exactly", sources }]);
        expect(json.recommendations).toHaveLength(11);
        const csv = await (await visitor.request.get(`/${language}/recommendations.csv?meeting=EWG-2016-III`)).text();
        const [heads = [], ...rows] = csvRows(csv);
        const kinds = rows.map((row) => row[heads.findIndex((head) => /\bprovenance\)?$/.test(head))]);
        expect(kinds.filter((kind) => kind === "no-text")).toHaveLength(9);
        expect(kinds.filter((kind) => kind !== "no-text").sort()).toEqual(["attested-paraphrase", "official"]);
      }
    });
  });
});
