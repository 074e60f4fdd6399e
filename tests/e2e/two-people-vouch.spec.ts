import { type Browser, expect, type Page } from "@playwright/test";
import { dayOf } from "#i18n/format.ts";
import { asVisitor, expectNoBarriers, signInAs, test, watch } from "#tests/support/journey.ts";

const dayBefore = dayOf(new Date(Date.now() - 24 * 60 * 60 * 1000));
const main = (page: Page) => page.getByRole("main");
const history = (page: Page) => page.getByRole("region", { name: /^(What happened to it|Что с ней происходило)$/ });
const told = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });

/** Signs the unit's second person in on first use, who compares what waits with its source and confirms it. */
async function confirm(page: Page): Promise<void> {
  await page.goto("/en/desk/claims");
  if (/sign-in/.test(page.url())) await signInAs(page, "unit");
  await page.getByRole("button", { name: /^Confirm: / }).click();
  await expect(told(page, "It is confirmed and holds from now on.")).toBeVisible();
}

async function translatorAt(browser: Browser, baseURL: string | undefined, at: string, failures: string[], how = {}) {
  const page = await (await browser.newContext({ baseURL, ...how })).newPage();
  watch(page, failures);
  await page.goto(at);
  await signInAs(page, "translator");
  return page;
}

test("a Russian text is official once the unit has confirmed what a translator proposed, and not official again the same way", async ({
  page: unit,
  browser,
  baseURL,
  failures,
}) => {
  const at = "/ru/texts/recommendation/VD-I-1/text/edit";
  const read = "/recommendations/VD-I-1";
  const translator = await translatorAt(browser, baseURL, at, failures);
  await translator.getByRole("link", { name: "Предложить признать официальным" }).click();
  await translator.getByRole("button", { name: "Предложить признать официальным" }).click();
  await expect(main(translator).getByRole("alert")).toContainText("Укажите источник");
  await translator.getByLabel("Источник, русский").fill("Документ E/CN.7/2012/17, русский текст");
  await expectNoBarriers(translator);
  await translator.getByRole("button", { name: "Предложить признать официальным" }).click();
  await expect(told(translator, "Предложение внесено")).toBeVisible();
  await expect(translator.getByRole("button", { name: /^Подтвердить/ })).toHaveCount(0);
  await confirm(unit);
  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto(`/ru${read}`);
    await expect(main(visitor).getByText("Официальный текст").first()).toBeVisible();
    await expect(history(visitor)).toContainText("Подтверждено как официальный текст, Русский");
    await visitor.goto(`/en${read}`);
    await expect(history(visitor)).toContainText("Confirmed as official, Русский");
    await expect(history(visitor)).toContainText("Proposed by one person, confirmed by another.");
    await visitor.goto(`/ru${read}?asof=${dayBefore}`);
    await expect(main(visitor)).not.toContainText("официальный текст");
  });

  await translator.goto(at);
  await translator.getByRole("link", { name: "Этот текст не официальный" }).click();
  await translator.getByLabel("Reason, English").fill("The document has another text.");
  await translator.getByLabel("Причина, русский").fill("В документе другой текст.");
  await expectNoBarriers(translator);
  await translator.getByRole("button", { name: "Предложить признать неофициальным" }).click();
  await expect(told(translator, "Предложение внесено")).toBeVisible();
  await confirm(unit);
  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto(`/ru${read}`);
    await expect(main(visitor).getByText("Неофициальный перевод").first()).toBeVisible();
    await expect(history(visitor)).toContainText("Подтверждено, что текст неофициальный, Русский");
    await expect(history(visitor)).toContainText("В документе другой текст.");
    await visitor.goto(`/en${read}`);
    await expect(history(visitor)).toContainText("Confirmed as not official, Русский");
    await expect(history(visitor)).toContainText("The document has another text.");
  });
  await translator.context().close();
});

test("an adopted text reads otherwise once the unit has confirmed an erratum, and the day before keeps its words, without scripts", async ({
  page: unit,
  browser,
  baseURL,
  failures,
}) => {
  const read = "/recommendations/2021-III-4";
  const at = "/ru/texts/recommendation/2021-III-4/text/erratum";
  const translator = await translatorAt(browser, baseURL, at, failures, { javaScriptEnabled: false });
  const words = translator.getByLabel("Как должен читаться текст");
  const before = await words.inputValue();
  await words.fill(`${before} And in time.`);
  await translator.getByRole("button", { name: "Сравнить" }).click();
  await expect(translator.getByRole("status").locator("ins")).toContainText("And in time.");
  await translator.getByLabel("Reason, English").fill("Two words were lost in typing.");
  await translator.getByLabel("Причина, русский").fill("При наборе пропущены слова.");
  await translator.getByLabel("Source, English").fill("Report of the meeting, page 4");
  await translator.getByRole("button", { name: "Предложить исправление" }).click();
  await expect(told(translator, "Предложение внесено")).toBeVisible();
  await translator.context().close();
  await confirm(unit);

  await asVisitor(browser, baseURL, async (visitor) => {
    for (const [language, erratum, outdated] of [
      ["en", "Two words were lost in typing.", "Outdated"],
      ["ru", "При наборе пропущены слова.", "устарел"],
    ]) {
      await visitor.goto(`/${language}${read}`);
      await expect(main(visitor)).toContainText("And in time.");
      await expect(history(visitor)).toContainText(erratum ?? "");
      await expect(main(visitor)).toContainText(new RegExp(outdated ?? "", "i"));
      await visitor.emulateMedia({ media: "print" });
      await expect(
        main(visitor)
          .getByText(new RegExp(outdated ?? "", "i"))
          .first(),
      ).toBeVisible();
      await visitor.emulateMedia({ media: null });
      await visitor.goto(`/${language}${read}?asof=${dayBefore}`);
      await expect(main(visitor)).toContainText(before);
      await expect(main(visitor)).not.toContainText("And in time.");
    }
  });
});
