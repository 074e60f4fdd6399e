import { beforeEach, describe, expect, test, vi } from "vitest";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { meetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { saveRecommendation } from "#desk/recording/recommendation-actions.ts";
import { correctionValues } from "#desk/recording/recommendation-form-definition.ts";
import { behindWords } from "#desk/text-telling.tsx";
import { saveTranslation } from "#desk/translating/translation-actions.ts";
import { translationValues } from "#desk/translating/translation-form-definition.ts";
import { decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { findTextToTranslate } from "#features/texts/text-queries.ts";
import { locales } from "#i18n/locale.ts";
import type { Person } from "#policy.ts";
import { portalWith, recordAsItIs } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { reworded } from "#tests/support/desk/recording.ts";
import { pageText } from "#tests/support/page-html.ts";
import { personWith } from "#tests/support/people.ts";
import { agreedAt, done, publicMeeting, seen } from "#tests/support/policy-meetings.ts";
import { rendered } from "#tests/support/rendered.tsx";
import type { FormValues } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));

const code = "2021-III-4";
let translator: Person;
let unit: Person;

async function page(of = code) {
  const found = await findRecommendation(unit, of);
  if (!found) throw new Error(of);
  return found;
}

async function meeting() {
  const found = await findMeeting(unit, "EWG-2018-I");
  if (!found) throw new Error("EWG-2018-I");
  return found;
}

/** As somebody sends the form of today with these values in it. */
async function send(actor: Person, values: FormValues, of = code) {
  const form = { ...correctionValues(await page(of), actor, "ru"), locale: "ru", ...values };
  expect(await saveRecommendation(actor, formOf(form))).toHaveProperty("to");
  return (await page(of)).text;
}

async function sendMeeting(values: FormValues) {
  const form = { ...meetingValues(await meeting(), "en"), locale: "en", intent: "stay", ...values };
  expect(await saveMeeting(unit, formOf(form))).toHaveProperty("to");
  return meeting();
}

beforeEach(async () => {
  await portalWith("sample");
  translator = await personWith("translator");
  unit = await personWith("unit");
});

describe("An outdated translation", () => {
  test("stays outdated whatever is changed in it, until its translator says that it is of the text of today", async () => {
    const { en, ru } = (await page()).text;
    await reworded(code, { en: `${en} Every month.` });
    const spaced = await send(translator, { "text.ru": `${ru} ` });
    expect(spaced.outdated.ru?.madeFrom.words).toBe(en);
    const { body } = await pageText("/recommendations/[code]", { locale: "ru", values: { code } });
    expect(body).toMatch(/Русский: перевод устарел/i);
    const changed = await send(translator, { "text.ru": `${ru} Да.`, "textState.ru": "reviewed" });
    expect(changed.outdated.ru?.madeFrom.words).toBe(en);
    const translated = await send(translator, { textTold: ["translated"] });
    expect(translated).toMatchObject({ ru: `${ru} Да.`, outdated: { ru: null } });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("has beside its field what its original was and what it is now, uncut", async () => {
    const { en } = (await page()).text;
    await reworded(code, { en: `${en} Every month.` });
    const { text } = await page();
    expect(behindWords(text, "ru").en).toBeUndefined();
    const html = rendered(behindWords(text, "ru").ru, "ru").replace(/<span class="unseen"[^>]*>[^<]*<\/span>/g, "");
    expect(html).toContain("Перевод устарел");
    expect(html).toMatch(/<ins[^>]*>[^<]*Every month/);
    const words = html.replace(/<[^>]*>/g, "").replace(/[\u00A0\u00AD]/g, " ");
    for (const sentence of en?.split(". ") ?? []) expect(words).toContain(sentence.replaceAll(".", ""));
  });

  test("has a page that shows what has changed, to whoever may read the original", async () => {
    const { en } = (await page()).text;
    await reworded(code, { en: `${en} Every month.` });
    const asked = { locale: "ru", values: { noun: "recommendation", code, field: "text" } } as const;
    const { body } = await pageText("/texts/[noun]/[code]/[field]", asked);
    expect(body).toMatch(/Что изменилось/);
    expect(body).toMatch(/Every month/);
    const none = pageText("/texts/[noun]/[code]/[field]", { ...asked, values: { ...asked.values, field: "source" } });
    await expect(none).rejects.toThrow();
  });

  test("of a meeting's title or outcome is told of and brought up to date in the same way", async () => {
    const { title } = await meeting();
    const outdated = await sendMeeting({ "title.en": `${title.en}, once more` });
    expect(outdated.title.outdated.ru?.madeFrom.words).toBe(title.en);
    const half = await sendMeeting({ "title.ru": `${title.ru}, еще раз` });
    expect(half.title.outdated.ru?.madeFrom.words).toBe(title.en);
    expect((await sendMeeting({ titleTold: ["translated"] })).title.outdated.ru).toBeNull();
    const first = await sendMeeting({ "outcome.en": "Endorsed.", "outcome.ru": "Одобрено." });
    expect(first.outcome.outdated.ru).toBeNull();
    expect((await sendMeeting({ "outcome.en": "Endorsed all." })).outcome.outdated.ru).not.toBeNull();
    const spelt = await sendMeeting({ "outcome.en": "Endorsed all", outcomeTold: ["translated", "trivial"] });
    expect(spelt.outcome.outdated.ru).toBeNull();
    expect((await verifyHistory()).firstAltered).toBeNull();
  });
});

test("A change of the original that is declared to be one of spelling leaves a current translation current", async () => {
  const of = "2018-I-a";
  const { en } = (await page(of)).text;
  expect((await send(unit, { "text.en": `${en}!`, textTold: ["trivial"] }, of)).outdated.ru).toBeNull();
  expect((await send(unit, { "text.en": `${en}!!` }, of)).outdated.ru?.madeFrom.words).toBe(`${en}!`);
});

test("An endorsement that changes one language does not say that the other says the same", async () => {
  await publicMeeting(unit, "EWG-2022-II", "2022-05-11", 2);
  await publicMeeting(unit, "PCGM-16", "2022-11-15");
  const row = await agreedAt(unit, "EWG-2022-II", { en: "Control acetic anhydride.", ru: "Контролировать ангидрид." });
  const text = { en: "Control acetic anhydride strictly.", ru: "Контролировать ангидрид." };
  const chosen = (await seen(unit, row.code)).map((one) => ({ ...one, decision: "amend" as const, text }));
  done(await decideRecommendations(unit, "PCGM-16", chosen, { today: new Date("2026-11-23") }));
  done(await publishRecommendations(unit, ["en", "ru"], await seen(unit, row.code)));
  const { body } = await pageText("/recommendations/[code]", { locale: "en", values: { code: row.code } });
  expect(body).toContain("The words are those of the text before");
  expect(body).not.toContain("The words are the same in this language");
});

describe("Nobody can say that a translation was made from words that never stood there", () => {
  const forged = "Words that no meeting ever agreed.";

  test("by the form of a recommendation, though it says by itself what its author was shown", async () => {
    const values = { ...correctionValues(await page(), translator, "ru"), locale: "ru" };
    const { en } = (await page()).text;
    const typed = { ...values, "text.ru": "Перевод.", textTold: ["translated"] };
    const forge = (value: string | string[]) =>
      typeof value === "string" ? value.replaceAll(en ?? "", forged) : value;
    const shown = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, forge(value)]));
    expect(Object.values(shown).filter((value) => value.includes(forged)).length).toBeGreaterThan(1);
    const before = await recordAsItIs();
    expect(await saveRecommendation(translator, formOf(shown))).toMatchObject({ status: "refused" });
    expect(await recordAsItIs()).toEqual(before);
  });

  test("by the form of a meeting", async () => {
    const { title } = await meeting();
    const values = { ...meetingValues(await meeting(), "en"), locale: "en", intent: "stay", titleTold: ["translated"] };
    const forge = (value: string | string[]) =>
      typeof value === "string" ? value.replaceAll(title.en ?? "", forged) : value;
    const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, forge(value)]));
    const before = await recordAsItIs();
    expect(await saveMeeting(unit, formOf({ ...shown, "title.ru": "Перевод." }))).toMatchObject({ status: "refused" });
    expect(await recordAsItIs()).toEqual(before);
  });

  test("by the form of a translation, of a recommendation, a title or a name", async () => {
    for (const place of [
      { subject: "recommendation", key: code, field: "text" },
      { subject: "meeting", key: "EWG-2018-I", field: "title" },
      { subject: "partner", key: "UZB", field: "name" },
    ] as const) {
      const found = await findTextToTranslate(translator, place);
      const values = { ...translationValues(found as never, "en"), words: "Перевод.", original: forged };
      const before = await recordAsItIs();
      expect(await saveTranslation(translator, formOf({ ...values, wordsTold: ["translated"] }))).toMatchObject({
        status: expect.stringMatching(/refused|invalid/),
      });
      expect(await recordAsItIs()).toEqual(before);
    }
  });

  test("while one that was made from what stood there a moment ago is taken as such", async () => {
    const { values, was } = await stale(code);
    const typed = { ...values, "text.ru": "Перевод.", textTold: ["translated"] };
    expect(await saveRecommendation(translator, formOf(typed))).toHaveProperty("to");
    expect((await page()).text.outdated.ru?.madeFrom.words).toBe(was);
  });

  /** The form as it was shown before a colleague changed the original. */
  async function stale(of: string) {
    const { text } = await page(of);
    const values = { ...correctionValues(await page(of), translator, "ru"), locale: "ru" };
    await reworded(of, { en: `${text.en} Every month.` });
    return { values, was: text.en ?? "" };
  }
});

describe.each(locales)("Two people at once, on pages in %s", (locale) => {
  /** Its original was not adopted: everybody who edits it may change it. */
  const heard = "2009-II-a";
  const form = async (actor: Person, of = code) => ({ ...correctionValues(await page(of), actor, locale), locale });

  test("who have one text: the translator types only Russian, and the English that the unit saved meanwhile stays", async () => {
    const { en } = (await page(heard)).text;
    const typed = { ...(await form(translator, heard)), "text.ru": "Только по-русски.", textTold: ["translated"] };
    expect(
      await saveRecommendation(unit, formOf({ ...(await form(unit, heard)), "text.en": `${en} Every month.` })),
    ).toEqual(expect.objectContaining({ to: expect.any(String) }));
    expect(await saveRecommendation(translator, formOf(typed))).toHaveProperty("to");
    const { text } = await page(heard);
    expect(text).toMatchObject({ en: `${en} Every month.`, ru: "Только по-русски." });
    // It was made from the words that stood beside it.
    expect(text.outdated.ru?.madeFrom.words).toBe(en);
  });

  test("who have one meeting: who saves its source wipes neither the city nor the outcome of a colleague", async () => {
    const shown = async () => ({ ...meetingValues(await meeting(), locale), locale, intent: "stay" });
    const typed = { ...(await shown()), "source.typed.0.text.ru": "Письмо Координационной группы" };
    const theirs = {
      "city.en": "Samarkand",
      "city.ru": "Самарканд",
      "outcome.en": "Agreed.",
      "outcome.ru": "Согласовано.",
    };
    expect(await saveMeeting(unit, formOf({ ...(await shown()), ...theirs }))).toHaveProperty("to");
    expect(await saveMeeting(unit, formOf(typed))).toHaveProperty("to");
    expect(await meeting()).toMatchObject({
      city: { en: "Samarkand", ru: "Самарканд" },
      outcome: { en: "Agreed.", ru: "Согласовано." },
    });
    expect((await meeting()).source[0]).toMatchObject({ text: { ru: "Письмо Координационной группы" } });
  });
});
