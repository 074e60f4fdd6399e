import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verifyHistory } from "#features/history/history-check.ts";
import { translateText } from "#features/texts/text-commands.ts";
import { findTextToTranslate, listTextsToDo } from "#features/texts/text-queries.ts";
import { textName } from "#features/texts/text-words.ts";
import { locales, otherLocale } from "#i18n/locale.ts";
import { type TextPlace, type TextSubject, textStatesAfter, textsOfRecord } from "#i18n/record-text.ts";
import { cited } from "#i18n/source.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { portalWith } from "#tests/support/database.ts";
import { partnerName, textOf, translateAs } from "#tests/support/desk/translating.ts";
import { personWith } from "#tests/support/people.ts";
import { everyText, type Told, writeTexts } from "#tests/support/whole-texts.ts";

let translator: Person;

const told = (words: { en: string; ru: string | null }, ru: "draft" | "reviewed" | "missing") => ({
  words,
  states: textStatesAfter(words, { en: "original", ru }, null, { at: new Date("2026-01-10") }),
});

describe("The translator's list", () => {
  let texts: Told[];

  beforeAll(async () => {
    await portalWith("sample");
    translator = await personWith("translator");
    texts = (await everyText()).filter(({ subject, key }) => subject !== "recommendation" || key.startsWith("VD"));
  });

  const listed = async () => {
    const mine = new Set(texts.map(({ subject, key, field }) => `${subject}/${key}/${field}`));
    const all = await listTextsToDo(translator);
    return all.filter(({ place }) => mine.has(`${place.subject}/${place.key}/${place.field}`));
  };

  test("holds every text of the record of every noun that nobody reviewed, with the words to do", async () => {
    await writeTexts(texts, () => told({ en: "Three words here.", ru: "Три слова здесь." }, "draft"));
    const samples = new Set(
      [
        await database().meeting.findMany({ where: { sample: true }, select: { code: true } }),
        await database().liaisonPost.findMany({ where: { sample: true }, select: { code: true } }),
      ].flatMap((rows) => rows.map(({ code }) => code)),
    );
    const all = await listed();
    const names = (of: readonly { subject: string; key: string; field: string }[]) =>
      of.map(({ subject, key, field }) => `${subject}/${key}/${field}`).sort();
    expect(names(all.map(({ place }) => place))).toEqual(names(texts.filter(({ key }) => !samples.has(key))));
    expect(new Set(all.map(({ trouble, words, into }) => `${trouble} ${words} ${into}`))).toEqual(
      new Set(["unsettled 3 ru"]),
    );
    expect(all.every(({ since }) => since === "2026-01-10")).toBe(true);
  });

  test("calls everything by its name in the reader's language, and what is known by a number by that", async () => {
    await writeTexts(texts, () => told({ en: "Three words here.", ru: "Три слова здесь." }, "draft"));
    const numbered = ["recommendation", "meeting", "document", "pillar", "liaison_post"];
    for (const one of await listed()) {
      const { subject, key } = one.place;
      const [english, russian] = locales.map((locale) => textName(one, locale));
      if (numbered.includes(subject)) continue;
      expect([key, english]).toEqual([key, expect.stringMatching(/: Three words here\.$/)]);
      expect([key, russian]).toEqual([key, expect.stringMatching(/: Три слова здесь\.$/)]);
    }
    const names = (await listed()).map((one) => textName(one, "en"));
    expect(names).toEqual(expect.arrayContaining(["Text of VD-I-1", "Title of meeting PCGM-15"]));
    expect(names.some((name) => /^Name of pillar\sIII$/.test(name))).toBe(true);
  });

  test("is empty for who may not translate, and of texts that are reviewed and current", async () => {
    expect(await listTextsToDo(visitor)).toEqual([]);
    expect(await listTextsToDo(await personWith("focal"))).toEqual([]);
    await writeTexts(texts, () => told({ en: "Three words here.", ru: "Три слова здесь." }, "reviewed"));
    expect(await listed()).toEqual([]);
  });

  test("leads to a form for every text that is in it, by which it leaves the list", async () => {
    await writeTexts(texts, () => told({ en: "Three words here.", ru: "Три слова здесь." }, "draft"));
    const one = Map.groupBy(await listed(), ({ place }) => `${place.subject}.${place.field}`);
    const fields = (Object.keys(textsOfRecord) as TextSubject[]).flatMap((subject) =>
      textsOfRecord[subject].map((field) => `${subject}.${field}`),
    );
    expect(new Set(one.keys())).toEqual(new Set(fields));
    for (const [first] of one.values()) {
      if (!first) continue;
      const text = await findTextToTranslate(translator, first.place);
      expect(text?.text[otherLocale("ru")]).toBe("Three words here.");
      const input = { words: "Переведено.", state: "reviewed" as const, source: [] };
      expect(await translateText(translator, first.place, text?.version ?? "", input)).toMatchObject({ ok: true });
      expect((await listed()).some(({ name }) => name === first.name)).toBe(false);
    }
  }, 60_000);
});

describe("A translation of a text whose noun has no events", () => {
  beforeEach(async () => {
    await portalWith("sample");
    translator = await personWith("translator");
  });

  const events = () => database().event.findMany({ where: { subject: "text" }, orderBy: { id: "asc" } });

  test("is told by events of the text: who, when, from which source, and what stood there before", async () => {
    const { text } = await textOf(partnerName);
    const { version } = await textOf(partnerName);
    const source = cited({ en: "Atlas", ru: null });
    await translateText(translator, partnerName, version, { words: "Первое", state: "draft", source });
    await translateAs(partnerName, "Второе");
    const [first, second] = await events();
    expect(first).toMatchObject({ subjectCode: "partner/UZB/name", actorId: translator.id, source });
    expect(first && keptIn("text", first)).toMatchObject({
      words: { en: text.en, ru: "Первое" },
      before: { words: { en: text.en, ru: text.ru } },
    });
    expect(second && keptIn("text", second)).toMatchObject({ words: { ru: "Второе" } });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("cannot be changed behind their back", async () => {
    await translateAs(partnerName, "Первое");
    await database().$executeRaw`UPDATE partner SET name_ru = 'Другое' WHERE code = 'UZB'`;
    expect((await verifyHistory()).firstAltered).toContain("changed_text, partner/UZB/name");
  });

  test("is written by nobody but who translates, and against what stands there now", async () => {
    const { version } = await textOf(partnerName);
    const input = { words: "Первое", state: "draft" as const, source: [] };
    expect(await translateText(visitor, partnerName, version, input)).toMatchObject({ error: "notAllowed" });
    const focal = await personWith("focal");
    expect(await translateText(focal, partnerName, version, input)).toMatchObject({ error: "notAllowed" });
    expect(await findTextToTranslate(focal, partnerName)).toBeNull();
    await translateAs(partnerName, "Второе");
    expect(await translateText(portal, partnerName, version, input)).toMatchObject({ error: "changedMeanwhile" });
    const none: TextPlace = { ...partnerName, key: "XXX" };
    expect(await translateText(portal, none, version, input)).toMatchObject({ error: "notFound" });
  });
});
