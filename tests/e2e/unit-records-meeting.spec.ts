import { expect, type Page } from "@playwright/test";
import { asVisitor, demoPassword, expectNoBarriers, sayHeld, sayOfPaper, test, watch } from "#tests/support/journey.ts";

/** The unit's evening after a policy meeting: what was endorsed stays endorsed. */
test.setTimeout(240_000);

async function signIn(page: Page, address: string, role = "unit"): Promise<void> {
  await page.goto(address);
  await expect(page).toHaveURL(/sign-in\?next=/);
  await page.getByLabel("Email address").fill(`${role}@example.org`);
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
}

/** The summary before a form; the framework has an alert of its own beside the page. */
function problemsOf(page: Page) {
  return page.getByRole("main").getByRole("alert");
}

async function fillDate(page: Page, name: string, [day, month, year]: [string, string, string]): Promise<void> {
  const group = page.getByRole("group", { name });
  await group.getByRole("textbox", { name: /^(Day|День)$/ }).fill(day);
  await group.getByRole("combobox").selectOption(month);
  await group.getByRole("textbox", { name: /^(Year|Год)$/ }).fill(year);
}

/** All that is missing in an empty form is in sight, in its first parts; most of the form is folded away for the few who need it. */
function whatIsNeeded(main: Element) {
  const links = [...main.querySelectorAll<HTMLAnchorElement>('[role="alert"] a')];
  const needed = links.map(({ hash }) => decodeURIComponent(hash.slice(1)));
  const controls = [...main.querySelectorAll<HTMLElement>("form :is(input:not([type=hidden]), select, textarea)")];
  const parts = [...main.querySelectorAll("form .form-part")];
  const partOf = (id: string) => parts.findIndex((part) => part.querySelector(`#${CSS.escape(id)}`));
  return {
    needed,
    folded: needed.filter((id) => !document.getElementById(id)?.checkVisibility()),
    parts: [...new Set(needed.map(partOf))].sort(),
    shown: controls.filter((control) => control.checkVisibility()).length,
    all: controls.length,
  };
}

test("staff record a meeting of experts and the 16th policy meeting, publish, endorse, correct and withdraw", async ({
  page,
  browser,
  baseURL,
  failures,
}) => {
  await test.step("a meeting is recorded; a number without its source is told, and nothing typed is lost", async () => {
    await signIn(page, "/en/meetings/new");
    await page.getByRole("button", { name: "Record and go on" }).click();
    await expect(problemsOf(page)).toBeVisible();
    const empty = await page.getByRole("main").evaluate(whatIsNeeded);
    expect(empty.needed).not.toEqual([]);
    expect(empty.folded).toEqual([]);
    expect(empty.parts).toEqual([...empty.parts.keys()]);
    expect(empty.shown).toBeLessThan(empty.all / 2);
    await page.getByLabel("Title, English").fill("Expert Working Group on financial flows, journey");
    await page
      .getByRole("combobox", { name: "Pillar", exact: true })
      .selectOption({ label: "II. Illicit financial flows" });
    await fillDate(page, "First day", ["11", "May", "2022"]);
    await fillDate(page, "Last day", ["12", "May", "2022"]);
    await sayHeld(page);
    await page.getByRole("combobox", { name: "Country" }).selectOption({ label: "Austria" });
    await page.getByRole("region", { name: "Attendance" }).getByText("Fill in").click();
    const first = page.getByRole("group", { name: "Number 1" });
    await first.getByRole("combobox", { name: "Qualifier" }).selectOption("moreThan");
    await first.getByRole("textbox", { name: "Number" }).fill("90");
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Record and go on" }).click();

    const summary = problemsOf(page);
    await expect(summary).toBeFocused();
    await expect(summary.getByRole("heading")).toHaveText("1 thing to correct");
    await expectNoBarriers(page);
    await summary.getByRole("link", { name: "Say where the number comes from" }).click();
    const source = first.getByRole("group", { name: "Source", exact: true });
    await expect(source).toBeFocused();
    await expect(source).toHaveAccessibleDescription(/Say where the number comes from/);
    await expect(page.getByLabel("Title, English")).toHaveValue("Expert Working Group on financial flows, journey");
    await source.getByRole("textbox", { name: "Source, English" }).fill("Report of the meeting, para 2");
  });

  await test.step("the language of the page is switched midway, and what was typed is still there", async () => {
    await page.getByRole("link", { name: "Русский" }).click();
    await expect(page).toHaveURL(/\/ru\/meetings\/new$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Внести совещание");
    await expect(page.getByLabel("Title, English")).toHaveValue("Expert Working Group on financial flows, journey");
    await expect(page.getByRole("group", { name: "Первый день" }).getByRole("textbox", { name: "День" })).toHaveValue(
      "11",
    );
    await page.getByLabel("Название, русский").fill("Рабочая группа экспертов по финансовым потокам, проба");
    const number = page.getByRole("group", { name: "Число 1" });
    await expect(number.getByRole("textbox", { name: "Source, English" })).toHaveValue("Report of the meeting, para 2");
    await number.getByRole("textbox", { name: "Источник, русский" }).fill("Доклад о совещании, пункт 2");
    await page.getByRole("region", { name: "Организаторы" }).getByText("Заполнить").click();
    await page.getByRole("button", { name: "Еще один организатор" }).click();
    const second = page.getByRole("group", { name: "Организатор 2" });
    await expect(second.getByRole("combobox").first()).toBeFocused();
    await second.getByRole("textbox", { name: "Название организатора, русский" }).fill("Институт");
    await second.getByRole("textbox", { name: "Name of a host, English" }).fill("Institute");
    await page.getByRole("button", { name: "Внести и продолжить" }).click();
    await expect(page).toHaveURL(/\/ru\/meetings\/EWG-2022-II\/recommendations(\?|$)/);
    await expect(page.getByText("Проект, не опубликовано")).toBeVisible();
  });

  await test.step("the agenda is put together by keyboard, row after row", async () => {
    await page.goto("/en/meetings/EWG-2022-II/agenda");
    const add = async (title: string, more: () => Promise<unknown> = async () => {}) => {
      await page.getByLabel("Title, English").fill(title);
      await more();
      await page.getByLabel("Title, English").press("Control+Enter");
      await expect(page.getByText(`${title} is saved.`)).toBeVisible();
    };
    await add("Trends", async () => {
      await page.getByLabel("Kind").selectOption("session");
      await page.getByLabel("From").fill("10:00");
    });
    // The next row is in the same session, unless it is said.
    await expect(page.getByLabel("In the session")).toContainText("Trends");
    await add("Virtual assets", async () => {
      await page.getByLabel("Название, русский").fill("Виртуальные активы");
      await page.getByLabel("In the session").selectOption("none");
    });
    const row = page.getByRole("link", { name: "Change or move: Virtual assets" });
    await row.focus();
    await page.keyboard.press("Alt+Shift+ArrowRight");
    await expect(page.getByText("Virtual assets is now row 1 of 1 in the session Trends.")).toBeVisible();
    await expect(row).toBeFocused();
    await page.keyboard.press("Alt+Shift+ArrowLeft");
    await expect(page.getByText("Virtual assets is now row 2 of 2.")).toBeVisible();
    await expect(row).toBeFocused();
    await expectNoBarriers(page);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("button", { name: "Put it back" }).click();
    await expect(page.getByText("Virtual assets is back in its place.")).toBeVisible();
  });

  await test.step("two recommendations are entered in both languages and get their numbers", async () => {
    await page.goto("/en/meetings/EWG-2022-II/recommendations");
    const texts = [
      ["Trace virtual assets, journey one.", "Отслеживать виртуальные активы, проба первая."],
      ["Exchange typologies, journey two.", "Обмениваться типологиями, проба вторая."],
    ] as const;
    for (const [index, [en, ru]] of texts.entries()) {
      await page.getByLabel("Text, English").fill(en);
      await page.getByLabel("Текст, русский").fill(ru);
      // The choices for the first one stay for the second, and the page says so.
      if (index === 0) await sayOfPaper(page);
      else await expect(page.getByText("As you chose it for 2022-II-1")).toBeVisible();
      // Words that come back from the device are sent once, and do not come back again.
      if (index === 1) await page.reload();
      await expect(page.getByLabel("Текст, русский")).toHaveValue(ru);
      await page.getByRole("button", { name: "Add it" }).click();
      await expect(page.getByRole("status").filter({ hasText: `2022-II-${index + 1} is recorded.` })).toBeVisible();
      await expect(page.getByLabel("Text, English")).toHaveValue("");
    }
    await expect(page.getByRole("link", { name: "Correct 2022-II-2" })).toBeVisible();
    await expectNoBarriers(page);
    await asVisitor(browser, baseURL, async (visitor) => {
      expect((await visitor.goto("/en/meetings/EWG-2022-II"))?.status()).toBe(404);
      expect((await visitor.goto("/en/recommendations/2022-II-1"))?.status()).toBe(404);
    });
  });

  await test.step("the meeting is published with them and read in both languages", async () => {
    await page.getByRole("link", { name: "Publish", exact: true }).click();
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "Public in English and Russian." })).toBeVisible();
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto("/en/meetings/EWG-2022-II");
      await expect(visitor.getByText("Trace virtual assets, journey one.")).toBeVisible();
      await expect(visitor.getByText(/more\sthan\s90/).first()).toBeVisible();
      await visitor.goto("/ru/recommendations/2022-II-2");
      await expect(visitor.getByText("Обмениваться типологиями, проба вторая.")).toBeVisible();
      await visitor.goto("/ru/meetings/EWG-2022-II");
      await expect(visitor.getByText("Виртуальные активы", { exact: true })).toBeVisible();
    });
  });

  await test.step("what Moscow agreed in December cannot be endorsed in November, in either language", async () => {
    await page.goto("/en/meetings/PCGM-15/decisions");
    await page.getByRole("combobox", { name: /^2021-I-1 to 8/ }).selectOption("Endorsed");
    await page.getByLabel("Source, English").fill("Report on 2021, para 22");
    await page.getByRole("button", { name: "Record the decisions" }).click();
    const reason =
      /2021-I-1 to 2021-I-8 cannot be endorsed here: agreed on 15\u2060?–\u2060?16\sDecember\s2021, after this meeting/;
    const summary = problemsOf(page);
    await expect(summary).toContainText(reason);
    await expect(summary).toBeFocused();
    await expectNoBarriers(page);
    await summary.getByRole("link", { name: reason }).click();
    await expect(page.getByRole("combobox", { name: /^2021-I-1 to 8/ })).toBeFocused();
    await expect(page.getByRole("combobox", { name: /^2021-I-1 to 8/ })).toHaveValue("endorse");
    await expect(page.getByLabel("Source, English")).toHaveValue("Report on 2021, para 22");
    await expect(page.getByRole("link", { name: "dates of EWG-2021-I" })).toBeVisible();

    await page.getByRole("link", { name: "Русский" }).click();
    await expect(page.getByRole("combobox", { name: /^2021-I-1…8/ })).toHaveValue("endorse");
    await page.getByRole("button", { name: "Внести решения" }).click();
    await expect(problemsOf(page)).toContainText(/2021-I-1…2021-I-8\sнельзя одобрить здесь: согласованы/);
    await expectNoBarriers(page);
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto("/en/recommendations/2021-I-1");
      await expect(visitor.getByRole("main")).not.toContainText("16th");
    });
  });

  await test.step("the 16th policy meeting is recorded, and there it can", async () => {
    await page.goto("/ru/meetings/new");
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("kept:")));
    expect(await kept()).toEqual([]);
    await page.getByLabel("Title, English").fill("16th Policy Consultative Group Meeting, journey");
    await page
      .getByLabel("Название, русский")
      .fill("16-е совещание Консультативной группы по вопросам политики, проба");
    await page.getByRole("combobox", { name: "Вид" }).selectOption("pcgm");
    await page.getByLabel("Номер", { exact: true }).fill("16");
    await fillDate(page, "Первый день", ["15", "11", "2022"]);
    await fillDate(page, "Последний день", ["16", "11", "2022"]);
    await sayHeld(page);
    await page.getByRole("button", { name: "Внести и продолжить" }).click();
    await expect(page).toHaveURL(/\/ru\/meetings\/PCGM-16\/decisions(\?|$)/);

    await page.goto("/en/meetings/PCGM-16/decisions");
    await page.getByRole("combobox", { name: /^2021-I-1 to 8/ }).selectOption("Endorsed");
    await page.getByLabel("Source, English").fill("Report of the 16th meeting, para 9");
    await page.getByRole("button", { name: "Record the decisions" }).click();
    await expect(
      page.getByRole("status").filter({ hasText: "8 recommendations are endorsed: 2021-I-1," }),
    ).toBeVisible();
    await expect(page.getByRole("combobox", { name: /^2021-I-1 to 8/ })).toHaveCount(0);
    await page.getByRole("link", { name: "Publish", exact: true }).click();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "Public in English and Russian." })).toBeVisible();
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto("/en/recommendations/2021-I-1");
      await expect(visitor.getByRole("main")).toContainText("16th Policy Consultative Group Meeting, journey");
      await visitor.goto("/ru/meetings/PCGM-16");
      await expect(visitor.getByRole("main")).toContainText("2021-I-1");
    });
  });

  await test.step("a text is corrected; a colleague's correction meanwhile is shown, and one of both is chosen", async () => {
    await page.goto("/en/recommendations/2022-II-1/edit");
    const colleague = await page.context().newPage();
    watch(colleague, failures);
    await colleague.goto("/en/recommendations/2022-II-1/edit");
    await colleague.getByLabel("Text, English").fill("Trace virtual assets, as the colleague put it.");
    await colleague.getByRole("button", { name: "Save", exact: true }).click();
    await expect(colleague.getByText("Text corrected")).toBeVisible();
    await colleague.close();

    await page.getByLabel("Text, English").fill("Trace virtual assets across borders, journey.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(problemsOf(page).getByRole("link")).toHaveText(["Text, English: Both of you changed this: choose"]);
    const theirs = page.getByRole("paragraph").filter({ hasText: "A colleague’s text" });
    await expect(theirs).toContainText("as the colleague put it");
    await expect(page.getByLabel("Text, English")).toHaveValue("Trace virtual assets across borders, journey.");
    await expectNoBarriers(page);
    await page.getByRole("radio", { name: "Those that stand in the field" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Text corrected")).toHaveCount(2);
    await asVisitor(browser, baseURL, async (visitor) => {
      await visitor.goto("/en/recommendations/2022-II-1");
      await expect(visitor.getByText("Trace virtual assets across borders, journey.")).toBeVisible();
    });
  });

  await test.step("what a colleague changed in the meeting stays, and a host that both changed is chosen", async () => {
    await page.goto("/en/meetings/EWG-2022-II/edit");
    const colleague = await page.context().newPage();
    watch(colleague, failures);
    await colleague.goto("/en/meetings/EWG-2022-II/edit");
    await colleague
      .getByRole("group", { name: "Host 1" })
      .getByLabel("Name of a host, English")
      .fill("Institute of Graz");
    await colleague.getByText("How exact the dates are, format").click();
    await colleague.getByRole("radio", { name: "Online" }).check();
    await colleague.getByRole("button", { name: "Save and go on" }).click();
    await expect(colleague).toHaveURL(/recommendations(\?|$)/);
    await colleague.close();

    const host = page.getByRole("group", { name: "Host 1" });
    await host.getByLabel("Name of a host, English").fill("Institute, corrected");
    await page.getByText("How exact the dates are, format").click();
    await page.getByLabel("City, English").fill("Graz");
    await page.getByRole("button", { name: "Save and go on" }).click();
    await expect(problemsOf(page).getByRole("link")).toHaveText([
      "Host 1, Name of a host, English: Both of you changed this: choose",
    ]);
    await expect(host).toContainText("of Graz");
    await expect(host.getByLabel("Name of a host, English")).toHaveValue("Institute, corrected");
    await expect(page.getByRole("radio", { name: "Online" })).toBeChecked();
    await expect(page.getByLabel("City, English")).toHaveValue("Graz");
    await expectNoBarriers(page);
    await host.getByRole("radio", { name: "My colleague’s" }).check();
    await page.getByRole("button", { name: "Save and go on" }).click();
    await expect(page).toHaveURL(/recommendations(\?|$)/);
    await page.goto("/en/meetings/EWG-2022-II");
    await expect(page.getByRole("main")).toContainText("Institute of Graz");
  });

  await test.step("what is public is withdrawn with a reason, and gone for everybody else", async () => {
    await page.goto("/en/meetings/EWG-2022-II/publish");
    await page.getByRole("link", { name: "Withdraw from the public" }).click();
    await page.getByRole("button", { name: "Withdraw from the public" }).click();
    await expect(problemsOf(page).getByRole("link", { name: /^Say why/ })).toBeVisible();
    await page.getByLabel("Reason, English").fill("Recorded to try the desk.");
    await page.getByRole("button", { name: "Withdraw from the public" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Draft, not public" })).toBeVisible();
    await asVisitor(browser, baseURL, async (visitor) => {
      for (const path of ["/meetings/EWG-2022-II", "/recommendations/2022-II-1", "/recommendations/2022-II-2"]) {
        expect((await visitor.goto(`/en${path}`))?.status()).toBe(404);
      }
      await visitor.goto("/en/recommendations?q=journey");
      await expect(visitor.getByText("2022-II-1")).toHaveCount(0);
    });
  });
});

test("staff make the next meeting from the last one and publish it in under 30 interactions", async ({ page }) => {
  let interactions = 0;
  const did = async (deed: Promise<unknown>) => {
    await deed;
    interactions += 1;
  };
  await signIn(page, "/en/meetings/EWG-2021-III/next");
  await page.goto("/en/meetings/EWG-2021-III");
  await did(page.getByRole("link", { name: "New meeting from this one" }).click());
  for (const [name, day] of [
    ["First day", "24"],
    ["Last day", "25"],
  ] as const) {
    const group = page.getByRole("group", { name });
    await did(group.getByRole("textbox", { name: "Day" }).fill(day));
    await did(group.getByRole("combobox").selectOption("October"));
    await did(group.getByRole("textbox", { name: "Year" }).fill("2023"));
  }
  await did(page.getByLabel("City, English").fill("Bucharest"));
  await did(page.getByLabel("Город, русский").fill("Бухарест"));
  await did(page.getByRole("combobox", { name: "Country" }).selectOption({ label: "Romania" }));
  await expectNoBarriers(page);
  await did(page.getByRole("button", { name: "Record and go on" }).click());
  await expect(page).toHaveURL(/EWG-2023-III\/recommendations/);
  await did(page.getByRole("link", { name: "Publish" }).click());
  await did(page.getByRole("button", { name: "Publish", exact: true }).click());
  await expect(page.getByRole("status").filter({ hasText: "Public in English and Russian." })).toBeVisible();
  console.log(`From the last meeting to the next one in public: ${interactions} interactions`);
  expect(interactions).toBeLessThan(30);
});

test("a focal point cannot record a meeting, and is told so", async ({ page }) => {
  await signIn(page, "/en/meetings/new", "focal");
  await expect(page.getByText("Your account may not do this.")).toBeVisible();
  await expect(page.getByLabel("Title, English")).toHaveCount(0);
  await expectNoBarriers(page);
});

test("without scripts a row more comes back with everything typed", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const plain = await context.newPage();
  await signIn(plain, "/en/meetings/new");
  await plain.getByLabel("Title, English").fill("A meeting without scripts, journey");
  const unfold = (label: RegExp) =>
    plain.locator("details", { has: plain.getByLabel(label) }).evaluate((folded) => {
      (folded as HTMLDetailsElement).open = true;
    });
  await unfold(/^Hosts:/);
  await plain.getByRole("button", { name: "Another host" }).click();
  await expect(plain.getByLabel("Title, English")).toHaveValue("A meeting without scripts, journey");
  await plain.getByRole("group", { name: "Host 2" }).getByLabel("Name of a host, English").fill("The second host");
  await unfold(/^Sources that disagree:/);
  await plain.getByRole("button", { name: "Record a disagreement" }).click();
  await expect(plain.getByRole("group", { name: "Host 2" }).getByLabel("Name of a host, English")).toHaveValue(
    "The second host",
  );
  const disagreement = plain.getByRole("group", { name: "Disagreement 1" });
  await expect(disagreement.getByRole("group", { name: "Statement 2" })).toBeVisible();
  await disagreement.getByLabel("What they disagree about, English").fill("The number of participants");
  await plain.getByRole("button", { name: "Record and go on" }).click();
  await expect(problemsOf(plain).getByRole("link")).toHaveText([
    "Disagreement 1: Enter at least two statements, each with its source",
  ]);
  await context.close();
});
