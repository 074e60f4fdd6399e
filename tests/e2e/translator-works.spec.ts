import { expect } from "@playwright/test";
import { asVisitor, expectNoBarriers, sayOfPaper, signInAs, test, watch } from "#tests/support/journey.ts";

const code = "2021-III-10";
const [original, translation] = ["Compare how precursors are hidden.", "Сопоставить способы сокрытия прекурсоров."];

test("a translator works a text from missing to done, the unit is told and publishes it, and it is read in Russian", async ({
  page: unit,
  browser,
  baseURL,
  failures,
}) => {
  await unit.goto("/en/meetings/EWG-2021-III/recommendations");
  await signInAs(unit, "unit");
  await unit.getByLabel("Text, English").fill(original);
  await sayOfPaper(unit);
  await unit.getByRole("button", { name: "Add it" }).click();
  await expect(unit.getByText(`${code} is recorded.`)).toBeVisible();
  await unit.goto(`/en/recommendations/${code}/publish`);
  await expect(unit.getByText("There is no text in this language")).toBeVisible();
  await expectNoBarriers(unit);
  await unit.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(unit.getByRole("status").filter({ hasText: "Public in English." })).toBeVisible();

  const context = await browser.newContext({ baseURL });
  const translator = await context.newPage();
  watch(translator, failures);
  await translator.goto("/ru/desk/texts?trouble=missing&noun=recommendation");
  await signInAs(translator, "translator");
  await expect(translator.getByText(original)).toBeVisible();
  await expectNoBarriers(translator);
  await translator.getByRole("link", { name: `Текст ${code}` }).click();
  await translator.getByLabel("Перевод на русский язык").fill(translation);
  await translator.getByLabel("Этот перевод").selectOption("unofficial");
  await expectNoBarriers(translator);
  await translator.getByRole("button", { name: "Сохранить перевод" }).click();
  await expect(translator.getByText(/^Сохранено: /)).toBeVisible();
  await translator.goto("/ru/desk/texts?trouble=missing&noun=recommendation");
  await expect(translator.getByRole("status").filter({ hasText: /текст/ })).toBeVisible();
  await expect(translator.getByText(original)).toHaveCount(0);
  await context.close();

  await unit.goto("/en/desk");
  const ready = unit.getByRole("region", { name: "Finished and not public" });
  await ready.getByRole("link", { name: `${code}: Publish in Russian` }).click();
  await unit.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(unit.getByRole("status").filter({ hasText: "Public in English and Russian." })).toBeVisible();
  await expectNoBarriers(unit);

  await asVisitor(browser, baseURL, async (visitor) => {
    await visitor.goto(`/ru/recommendations/${code}`);
    await expect(visitor.getByText(translation).first()).toBeVisible();
    await expect(visitor.getByText("Неофициальный перевод").first()).toBeVisible();
  });
});
