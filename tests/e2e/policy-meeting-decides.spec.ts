import { expect, type Page } from "@playwright/test";
import { asVisitor, expectNoBarriers, sayHeld, sayOfPaper, signInAs, test, watch } from "#tests/support/journey.ts";

/** A policy meeting's sitting, on recommendations of its own, which are withdrawn from the public at the end. */
test.setTimeout(240_000);

const codes = Array.from({ length: 13 }, (_, index) => `2024-IV-${index + 1}`);

function problemsOf(page: Page) {
  return page.getByRole("main").getByRole("alert");
}

function decisionOn(page: Page, name: string | RegExp) {
  return page.getByRole("combobox", { name: typeof name === "string" ? new RegExp(`^${name}$`) : name });
}

async function fillDate(page: Page, name: string, [day, month, year]: [string, string, string]): Promise<void> {
  const group = page.getByRole("group", { name });
  await group.getByRole("textbox", { name: "Day" }).fill(day);
  await group.getByRole("combobox").selectOption(month);
  await group.getByRole("textbox", { name: "Year" }).fill(year);
}

async function record(page: Page, title: string, days: readonly [string, string, string]): Promise<void> {
  await page.getByLabel("Title, English").fill(`${title}, sitting`);
  await page.getByLabel("Название, русский").fill(`${title}, заседание`);
  await fillDate(page, "First day", [days[0], days[2], "2024"]);
  await fillDate(page, "Last day", [days[1], days[2], "2024"]);
  await sayHeld(page);
  await page.getByRole("button", { name: "Record and go on" }).click();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Public in English and Russian." })).toBeVisible();
}

test("a policy meeting decides on 13 recommendations in one sitting, and one decision is put right afterwards", async ({
  page,
  browser,
  baseURL,
  failures,
}) => {
  await test.step("experts have agreed 13 recommendations, and a policy meeting was held after them", async () => {
    await page.goto("/en/meetings/new");
    await signInAs(page, "unit");
    await page
      .getByRole("combobox", { name: "Pillar", exact: true })
      .selectOption({ label: "IV. Drug prevention and health" });
    await record(page, "Experts of pillar IV", ["14", "15", "May"]);
    await expect(page).toHaveURL(/\/en\/meetings\/EWG-2024-IV\/recommendations(\?|$)/);
    const near = page.getByText("earlier recommendations say nearly the same");
    for (const code of codes) {
      const number = code.split("-").at(-1);
      await page.getByLabel("Text, English").fill(`Train nurses, point ${number}.\n\nReport every quarter.`);
      await page.getByLabel("Текст, русский").fill(`Обучать медсестер, пункт ${number}.\n\nСообщать ежеквартально.`);
      if (code === codes[0]) await sayOfPaper(page);
      if (code === codes.at(-1)) await expect(near).toBeVisible();
      await page.getByRole("button", { name: "Add it" }).click();
      await expect(page.getByRole("status").filter({ hasText: `${code} is recorded.` })).toBeVisible();
    }
    // The empty form that follows says nothing of the words before it.
    await expect(near).toBeHidden();
    await expect(page.getByText(/^(On this device|Draft, saved)/)).toBeHidden();
    await publish(page);
    await page.goto("/en/meetings/new");
    await page.getByRole("combobox", { name: "Kind" }).selectOption("pcgm");
    await page.getByRole("textbox", { name: "Number", description: /ministerial/ }).fill("18");
    await record(page, "Policy meeting 18", ["12", "13", "November"]);
    await expect(page).toHaveURL(/\/en\/meetings\/PCGM-18\/decisions(\?|$)/);
    await publish(page);
  });

  const standing = "2021-III-4";
  await test.step("one of the new ones words anew what was endorsed before: that stands until the new one is endorsed", async () => {
    await page.goto(`/en/recommendations/2024-IV-5/lineage?other=${standing}`);
    await page.getByRole("radio", { name: "it is one earlier recommendation in new words" }).check();
    await page.getByLabel("Source, English").fill("Outcome document of the meeting");
    await page.getByRole("button", { name: "Record it" }).click();
    await expect(page.getByRole("status").filter({ hasText: standing })).toBeVisible();
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto(`/en/recommendations/${standing}`);
      await expect(visitor.getByRole("main")).not.toContainText("Superseded");
    });
  });

  const run = /^2024-IV-1 (to|…) ?13$/;
  await test.step("all are endorsed at once; one with changes has the same words as before, and that is told", async () => {
    await page.goto("/en/meetings/PCGM-18/decisions");
    await expectNoBarriers(page);
    await decisionOn(page, run).selectOption("Endorsed");
    const group = page.getByRole("group", { name: /^Experts of pillar IV/ });
    await group.getByText("One by one, where one differs").press("Enter");
    await expect(page.getByRole("group", { name: /^The text of 2024-IV-3/ })).toBeHidden();
    await decisionOn(page, "2024-IV-3").selectOption("Endorsed with changes");
    await expect(page.getByRole("group", { name: /^The text of 2024-IV-3/ })).toBeVisible();
    await page.getByLabel("Source, English").fill("Report of the 18th meeting, para 7");
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Record the decisions" }).click();

    const summary = problemsOf(page);
    await expect(summary).toBeFocused();
    await summary.getByRole("link", { name: /^The text is the same as before: 2024-IV-3/ }).click();
    const text = page.getByRole("group", { name: /^The text of 2024-IV-3/ });
    await expect(text.getByLabel("Paragraph 1, English")).toBeFocused();
    await expect(text.getByLabel("Paragraph 1, English")).toHaveAccessibleDescription(/same as before/);
    await expect(decisionOn(page, run)).toHaveValue("endorse");
    await expect(page.getByLabel("Source, English")).toHaveValue("Report of the 18th meeting, para 7");
    await expectNoBarriers(page);
    await text.getByLabel("Paragraph 2, English").fill("Report every month.");
  });

  await test.step("the language is switched midway, and what was chosen and typed is still there", async () => {
    await page.getByRole("banner").getByRole("link", { name: "Русский" }).click();
    await expect(page).toHaveURL(/\/ru\/meetings\/PCGM-18\/decisions(\?|$)/);
    await expect(decisionOn(page, /^2024-IV-1…13$/)).toHaveValue("endorse");
    await expect(decisionOn(page, "2024-IV-3")).toHaveValue("amend");
    const text = page.getByRole("group", { name: /^Текст 2024-IV-3/ });
    await expect(text.getByLabel("Paragraph 2, English")).toHaveValue("Report every month.");
    await text.getByLabel("Абзац 2, русский").fill("Сообщать ежемесячно.");
    await decisionOn(page, "2024-IV-4").selectOption("Одобрена с изменениями");
    const inEnglishAlone = page.getByRole("group", { name: /^Текст 2024-IV-4/ });
    await inEnglishAlone.getByLabel("Paragraph 2, English").fill("Report every week.");
    await decisionOn(page, "2024-IV-5").selectOption("Возвращена экспертам на доработку");
    await page.getByRole("button", { name: "Внести решения" }).click();
    const fifth = page.getByRole("listitem").filter({ has: decisionOn(page, "2024-IV-5") });
    await problemsOf(page)
      .getByRole("link", { name: /^2024-IV-5: Укажите причину возврата/ })
      .click();
    await expect(fifth.getByLabel("Причина, русский")).toBeFocused();
    await expect(text.getByLabel("Абзац 2, русский")).toHaveValue("Сообщать ежемесячно.");
    await expectNoBarriers(page);
    await fifth.getByLabel("Причина, русский").fill("Два партнера не согласились.");
    await decisionOn(page, "2024-IV-7").selectOption("Принята к сведению");
    await expectNoBarriers(page);
  });

  await test.step("a colleague corrects one meanwhile: nothing is recorded, nothing is lost, and sent again it is", async () => {
    const colleague = await page.context().newPage();
    watch(colleague, failures);
    await colleague.goto("/en/recommendations/2024-IV-5/edit");
    await colleague.getByLabel("Text, English").fill("Train nurses and doctors, point 5.\n\nReport every quarter.");
    await colleague.getByRole("button", { name: "Save", exact: true }).click();
    await expect(colleague.getByText("Text corrected")).toBeVisible();
    await colleague.close();

    await page.getByRole("button", { name: "Внести решения" }).click();
    await expect(problemsOf(page)).toContainText("ваш коллега изменил: 2024-IV-5");
    await expect(decisionOn(page, "2024-IV-5")).toHaveValue("return");
    const text = page.getByRole("group", { name: /^Текст 2024-IV-3/ });
    await expect(text.getByLabel("Абзац 2, русский")).toHaveValue("Сообщать ежемесячно.");
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Внести решения" }).click();
    await expect(page.getByRole("main").getByRole("status").filter({ hasText: "Одобрен" })).toHaveText(
      /^Одобрено\s9\sрекомендаций:\s.*Одобрены\sс\sизменениями\s2\sрекомендации:\s2024-IV-3\s.*2024-IV-4\s.*Возвращена\s1\sрекомендация:\s2024-IV-5\s.*Принята\sк\sсведению\s1\sрекомендация:\s2024-IV-7\s/,
    );
    await expect(decisionOn(page, "2024-IV-1")).toHaveCount(0);
    await expectNoBarriers(page);
  });

  await test.step("anybody reads what was decided, and what the meeting changed word by word in both languages", async () => {
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto("/en/recommendations/2024-IV-3");
      const changes = visitor.getByRole("region", { name: "What the meeting changed" });
      await expect(visitor.getByRole("main")).toContainText("Endorsed with changes");
      await expect(changes.getByRole("deletion").first()).toContainText("quarter");
      await expect(changes.getByRole("insertion").first()).toContainText("month");
      await expect(changes).toContainText("ежемесячно");
      await visitor.goto("/en/recommendations/2024-IV-3?asof=2024-11-12");
      await expect(visitor.getByText("Report every quarter.")).toBeVisible();
      await expect(visitor.getByRole("main")).not.toContainText("every month");
      await visitor.goto("/ru/meetings/PCGM-18");
      await expect(visitor.getByRole("main")).toContainText(/Одобрен\p{L}+ с\sизменениями:\s2/u);
      await visitor.goto("/ru/recommendations/2024-IV-5");
      await expect(visitor.getByRole("main")).toContainText("Два партнера не согласились.");
      await visitor.goto("/ru/recommendations/2024-IV-4");
      await expect(visitor.getByRole("main")).toContainText("устарел");
      await visitor.goto(`/en/recommendations/${standing}`);
      await expect(visitor.getByRole("main")).toContainText("Endorsed");
      await expect(visitor.getByRole("main")).not.toContainText("Superseded");
    });
    const file = await page.request.get("/en/recommendations/2024-IV-3.json");
    expect(await file.json()).toMatchObject({
      status: "endorsed",
      amended: true,
      text: { en: "Train nurses, point 3.\n\nReport every month." },
      amendment: {
        meeting: { code: "PCGM-18" },
        before: { text: { en: "Train nurses, point 3.\n\nReport every quarter." } },
      },
    });
  });

  await test.step("one was not decided at all: the correction needs a reason, and both stay to be seen", async () => {
    await page.goto("/en/meetings/PCGM-18/decisions");
    await page.getByRole("link", { name: "Correct a decision" }).click();
    await expect(page).toHaveURL(/\/decisions\/correct$/);
    await page.getByText("One by one, where one differs").click();
    await decisionOn(page, "2024-IV-7").selectOption("Not decided here");
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Record the correction" }).click();
    await expect(problemsOf(page)).toBeFocused();
    await problemsOf(page)
      .getByRole("link", { name: /^Say why/ })
      .click();
    await expect(page.getByLabel("Reason, English")).toBeFocused();
    await expect(decisionOn(page, "2024-IV-7")).toHaveValue("none");
    await expectNoBarriers(page);
    await page.getByLabel("Reason, English").fill("The summary of the chair does not name it.");
    await page.getByRole("button", { name: "Record the correction" }).click();
    await expect(page).toHaveURL(/\/decisions\?corrected=2024-IV-7$/);
    await expect(page.getByRole("main").getByRole("status").filter({ hasText: "corrected" })).toHaveText(
      /^1\sdecision\sis\scorrected:\s2024-IV-7/,
    );
    await expect(decisionOn(page, "2024-IV-7")).toBeVisible();
    await expectNoBarriers(page);
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto("/en/recommendations/2024-IV-7");
      const history = visitor.getByRole("region", { name: "What happened to it" });
      await expect(history).toContainText("Not decided there");
      await expect(history).toContainText("The summary of the chair does not name it.");
      await expect(history).toContainText("Until then the record said: noted.");
      await expect(history).toContainText("Recorded wrongly, corrected");
      await visitor.goto("/en/recommendations/2024-IV-7?asof=2024-11-13");
      await expect(visitor.getByRole("main")).toContainText("Agreed by experts");
    });
  });

  await test.step("one is closed with a reason, by mistake: that is taken back, and both stay to be seen", async () => {
    await page.goto("/en/recommendations/2024-IV-2/edit");
    await page.getByRole("link", { name: "Close it, or take a closing back" }).click();
    await expect(page).toHaveURL(/\/2024-IV-2\/close$/);
    await fillDate(page, "When it was closed", ["", "", "2023"]);
    await page.getByLabel("Source, English").fill("Report of the unit, para 3");
    await page.getByRole("button", { name: "Close 2024-IV-2" }).click();
    await problemsOf(page)
      .getByRole("link", { name: /^Say why/ })
      .click();
    await expect(page.getByLabel("Reason, English")).toBeFocused();
    await page.getByLabel("Reason, English").fill("All nurses are trained.");
    await page.getByRole("button", { name: "Close 2024-IV-2" }).click();
    await expect(problemsOf(page)).toContainText("It cannot have been closed before 13 November 2024");
    await expect(page.getByLabel("Source, English")).toHaveValue("Report of the unit, para 3");
    await expectNoBarriers(page);
    await fillDate(page, "When it was closed", ["", "", "2025"]);
    await page.getByRole("button", { name: "Close 2024-IV-2" }).click();
    await expect(page.getByRole("status").filter({ hasText: "2024-IV-2 is closed." })).toBeVisible();
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto("/ru/recommendations?status=closed");
      await expect(visitor.getByRole("main")).toContainText("2024-IV-2");
      await visitor.goto("/en/recommendations/2024-IV-2");
      const history = visitor.getByRole("region", { name: "What happened to it" });
      await expect(history).toContainText("All nurses are trained.");
      await expect(history).toContainText("Report of the unit, para 3");
    });
    await page.getByRole("banner").getByRole("link", { name: "Русский" }).click();
    await page.getByLabel("Причина, русский").fill("Закрыта не та рекомендация.");
    await page.getByRole("button", { name: "Отменить закрытие" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Закрытие 2024-IV-2 отменено." })).toBeVisible();
    await expectNoBarriers(page);
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto("/ru/recommendations/2024-IV-2");
      const history = visitor.getByRole("region", { name: "Что с ней происходило" });
      await expect(history).toContainText("Закрыта не та рекомендация.");
      await expect(history).toContainText("До этого в записи значилось: закрыта.");
      await expect(visitor.getByRole("main")).toContainText("Одобрена");
    });
  });

  await test.step("without scripts the same form keeps what was chosen", async () => {
    const cookies = await page.context().cookies();
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    await context.addCookies(cookies);
    const plain = await context.newPage();
    await plain.goto("/en/meetings/PCGM-18/decisions");
    await decisionOn(plain, "2024-IV-7").selectOption("Endorsed with changes");
    const text = plain.getByRole("group", { name: /^The text of 2024-IV-7/ });
    await text.getByLabel("Paragraph 1, English").fill("");
    await text.getByLabel("Paragraph 2, English").fill("");
    await plain.getByRole("button", { name: "Record the decisions" }).click();
    await expect(problemsOf(plain)).toContainText("2024-IV-7: enter the text that the meeting endorsed");
    await expect(decisionOn(plain, "2024-IV-7")).toHaveValue("amend");
    await decisionOn(plain, "2024-IV-7").selectOption("Endorsed");
    await plain.getByRole("button", { name: "Record the decisions" }).click();
    await expect(plain.getByRole("main").getByRole("status").filter({ hasText: "endorsed" })).toHaveText(
      /^1\srecommendation\sis\sendorsed:\s2024-IV-7/,
    );
    await context.close();
  });

  await test.step("what was recorded to try the desk is withdrawn", async () => {
    for (const meeting of ["PCGM-18", "EWG-2024-IV"]) {
      await page.goto(`/en/meetings/${meeting}/withdraw`);
      await page.getByLabel("Reason, English").fill("Recorded to try the desk.");
      await page.getByRole("button", { name: "Withdraw from the public" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Draft, not public" })).toBeVisible();
    }
    await asVisitor(browser, baseURL, async (visitor) => {
      expect((await visitor.goto("/en/recommendations/2024-IV-3"))?.status()).toBe(404);
    });
  });
});
