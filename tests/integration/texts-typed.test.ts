import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { findNear } from "#desk/lineage/near-queries.ts";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { newMeetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { enterRecommendation } from "#desk/recording/recommendation-actions.ts";
import { listTerms } from "#features/glossary/glossary-queries.ts";
import { invite } from "#features/people/invitation-commands.ts";
import { signIn } from "#features/people/sign-in-commands.ts";
import { locales } from "#i18n/locale.ts";
import { typeset } from "#i18n/typeset.ts";
import { wordsIn } from "#lib/question.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { samplePassword } from "#tests/support/test-server.ts";
import type { FormState, FormValues } from "#ui/form/form-state.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";
import { search } from "#views/search/recommendation-search.ts";

beforeAll(() => portalWith("sample"));

type Text = { en: string; ru: string };

const form = ({ en, ru }: Text, more: FormValues = {}): FormValues => ({
  ...{ locale: "ru", meeting: "EWG-2021-III", verb: "agree", "addressees.state": ["UZB"] },
  ...{ provenance: "official", "source.typed.rows": "1", "source.typed.0.text.en": "Outcome document" },
  ...{ "text.en": en, "textState.en": "original", "text.ru": ru, "textState.ru": "unofficial", ...more },
});

const enter = async (text: Text, more?: FormValues) =>
  (await enterRecommendation(await personWith("unit"), formOf(form(text, more)))) as FormState;

const newest = () => database().recommendation.findFirstOrThrow({ orderBy: { id: "desc" } });

/** The same by an address that somebody typed. */
const find = (q: string) => search(portal, parseQuery(new URLSearchParams({ q })).q, null);

/** The page of the form answers this to these words, in English or in Russian. */
async function problemsOf(text: Text, locale: string): Promise<{ field: string; message: string }[]> {
  const answer = await enter(text, { locale });
  return answer.status === "invalid" ? answer.problems : [];
}

describe("A text that is typed at a desk", () => {
  test.each([
    [
      "soft hyphens",
      "Dismantle labora\u00ADtories.",
      "Ликвидировать лабора\u00ADтории.",
      "laboratories",
      "лаборатории",
    ],
    [
      "no width",
      "Inter\u200Bdict caravans\uFEFF.",
      "Пере\u2060хватывать кара\u200Bваны.",
      "interdict caravans",
      "караваны",
    ],
    ["directions", "Digitise \u200Emanifests\u200F.", "\u202AОцифровать\u202C манифесты.", "manifests", "манифесты"],
    ["hyphens that do not break", "Joint air\u2011drops.", "Сбросы из\u2011за рубежа.", "air-drops", "из-за рубежа"],
    ["accents apart", "Visit Chis\u0327ina\u0306u.", "Посетить Бишкекски\u0306 раи\u0306он.", "Chişinău", "район"],
    ["ligatures", "Seal ofﬁces.", "Опечатать офисы ﬁnance.", "offices", "finance"],
    [
      "spaces of typesetters",
      "Weigh 12\u00A0parcels\u2009twice.",
      "Взвесить 12\u202Fпосылок.",
      "12 parcels",
      "12 посылок",
    ],
  ])("is stored as it is seen, and found by what is seen: %s", async (_, en, ru, english, russian) => {
    expect(await enter({ en, ru })).toMatchObject({ status: "done" });
    const { id, textEn, textRu } = await newest();
    expect(
      [textEn, textRu].filter((text) => /[\p{Default_Ignorable_Code_Point}\u00A0\u2011]/u.test(text ?? "")),
    ).toEqual([]);
    for (const q of [english, russian, textEn ?? "", textRu ?? ""]) expect(await find(q)).toContain(id);
    // Looked for with the same odd characters, it is the same search.
    for (const q of [en, ru]) expect(await find(q)).toContain(id);
  });

  test("keeps the paragraphs and lists of Word, Excel and mail, and nothing else", async () => {
    const en = "Measures:\r\n\r\n\r\n\r\n•\tcontrol\u00A0 \r\n\uF0B7\treport\r\n1.\treview\r\n";
    await enter({ en, ru: "Страна\tГород\r\nТаджикистан\tДушанбе" });
    const { textEn, textRu } = await newest();
    expect(textEn).toBe("Measures:\n\n• control\n• report\n1. review");
    expect(textRu).toBe("Страна Город\nТаджикистан Душанбе");
  });

  test.each(locales)(
    "is refused where a character was lost on the way, with the words around it: %s",
    async (locale) => {
      const before = await database().recommendation.count();
      const answer = await enter(
        { en: "Strengthen co\0operation now.", ru: "Усилить сот\u0002рудничество." },
        { locale },
      );
      expect(answer).toMatchObject({
        status: "invalid",
        problems: [
          { field: "text.en", message: expect.stringContaining("Strengthen co\uFFFDoperation now.") },
          { field: "text.ru", message: expect.stringContaining("Усилить сот\uFFFDрудничество.") },
        ],
        values: { "text.en": "Strengthen co\uFFFDoperation now." },
      });
      expect(await database().recommendation.count()).toBe(before);
    },
  );

  test.each(locales)("is shown once to its author where letters look like others: %s", async (locale) => {
    const text = { en: "Assist Tаjikistan on borders.", ru: "Pасследовать на пëстрых рынках." };
    const problems = await problemsOf(text, locale);
    expect(problems.map(({ field }) => field)).toEqual(["text.en", "text.ru", "text.ru"]);
    for (const [index, word] of ["Tajikistan", "Расследовать", "пёстрых"].entries()) {
      expect(problems[index]?.message).toContain(word);
    }
    const again = (await enter(text, { locale })) as Extract<FormState, { status: "invalid" }>;
    const sent = await enterRecommendation(await personWith("unit"), formOf(again.values));
    expect(sent).toMatchObject({ status: "done" });
    const { id, textEn, textRu } = await newest();
    expect([textEn, textRu]).toEqual([text.en, text.ru]);
    for (const q of ["Tajikistan borders", "расследовать пёстрых", "пестрых рынках", ...Object.values(text)]) {
      expect(await find(q)).toContain(id);
    }
  });

  test("asks about other words once more, and about nothing while the form goes on", async () => {
    const first = (await enter({ en: "One.", ru: "Pаз." })) as Extract<FormState, { status: "invalid" }>;
    const more = (await enterRecommendation(
      await personWith("unit"),
      formOf({ ...first.values, "text.ru": "Pаз. Cнова." }),
    )) as Extract<FormState, { status: "invalid" }>;
    expect(more.problems.map(({ message }) => message).join()).toContain("Снова");
    expect(more.problems).toHaveLength(1);
    expect(await enter({ en: "One.", ru: "Pаз." }, { intent: "near" })).toMatchObject({ status: "continued" });
  });

  test("is near to what the record holds, whatever it was copied from", async () => {
    const [seen] = await database().recommendation.findMany({
      where: { textRu: { not: null }, kind: "recommendation" },
      take: 1,
    });
    const ru = (seen?.textRu ?? "").replaceAll("о", "o").replaceAll("а", "а\u00AD");
    const { cleanText } = await import("#lib/clean-text.ts");
    const near = await findNear(portal, { en: null, ru: cleanText(ru) });
    expect(near.map(({ code }) => code)).toContain(seen?.code);
  });

  test("of one line, as the name of a meeting is", async () => {
    const typed = {
      ...newMeetingValues("en"),
      locale: "en",
      pillar: "4",
      "start.year": "2022",
      "start.month": "6",
      "start.day": "1",
    };
    const title = { "title.en": "Experts on\u00A0treat\u00ADment\u200B", "title.ru": "Эксперты по\u00A0лече\u00ADнию" };
    await saveMeeting(await personWith("unit"), formOf({ ...typed, ...title }));
    expect(await database().meeting.findUnique({ where: { code: "EWG-2022-IV" } })).toMatchObject({
      titleEn: "Experts on treatment",
      titleRu: "Эксперты по лечению",
    });
  });
});

describe("A search", () => {
  test("finds in both alphabets a word that both can write", async () => {
    await enter({ en: "Consult CAPCO.", ru: "Обсудить с НЕМСО." });
    const { id } = await newest();
    for (const q of ["CAPCO", "САРСО", "НЕМСО", "HEMCO"]) expect(await find(q)).toContain(id);
  });

  test("takes the stress of a Russian word for no part of it, on either side", async () => {
    await enter({ en: "Inspect depots.", ru: "Осматривать скла\u0301ды." });
    const { id } = await newest();
    for (const q of ["склады", "скла\u0301ды", "складов"]) expect(await find(q)).toContain(id);
  });

  test("of the glossary reads words as the others do", async () => {
    const plain = await listTerms("ru", { q: "прекурсоры" });
    expect(plain.length).toBeGreaterThan(0);
    for (const typed of ["пре\u00ADкурсоры", "прекурсоры\u200B", "прeкурсoры", "\u00A0прекурсоры\0"]) {
      const q = wordsIn(new URLSearchParams({ q: typed }));
      expect((await listTerms("ru", { q })).map(({ code }) => code)).toEqual(plain.map(({ code }) => code));
    }
  });

  test("finds each text by any words of it as a page shows them, with whatever paste adds", async () => {
    const rows = await database().recommendation.findMany({ where: { kind: "recommendation", textRu: { not: null } } });
    const noise = fc.constantFrom("\u00AD", "\u200B", "\u2060", "\u200E", "\uFEFF", "");
    const likes = new Map(Array.from("АВСЕОРХаеорсух", (letter, index) => [letter, "ABCEOPXaeopcyx"[index] ?? letter]));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...rows),
        fc.constantFrom(...locales),
        fc.nat(),
        fc.array(noise, { minLength: 8, maxLength: 8 }),
        fc.boolean(),
        async (row, locale, at, added, isStrange) => {
          const shown = typeset((locale === "ru" ? row.textRu : row.textEn) ?? "", locale);
          const words = (shown.match(/[\p{L}\p{M}]{4,}/gu) ?? []).filter((word) => !/[иИ]л[иИ]/.test(word));
          const some = words.slice(at % words.length).slice(0, 2);
          const typed = some.map((word) =>
            Array.from(word, (letter, index) => {
              const like = isStrange && locale === "ru" && index % 2 === 0 ? (likes.get(letter) ?? letter) : letter;
              return like + (added[index % added.length] ?? "");
            }).join(""),
          );
          // Words that stand everywhere, and nothing else, find nothing.
          const asShown = await find(some.join(" "));
          fc.pre(asShown.length > 0);
          expect(asShown).toContain(row.id);
          expect(await find(typed.join("\u00A0"))).toEqual(asShown);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test("An address in any script is an address, and the same however it is written", async () => {
  done(await invite(portal, { email: " Иванов@XN--E1AYBC.xn--p1ai\u200B", role: "expert" }));
  const { email } = await database().invitation.findFirstOrThrow({
    where: { role: "expert" },
    orderBy: { expiresAt: "desc" },
  });
  expect(email).toBe("иванов@тест.рф");
  const { email: admin } = await personWith("admin");
  const typed = `${admin.slice(0, 2).toUpperCase()}\u00AD${admin.slice(2)}\u00A0`;
  expect(await signIn({ email: typed, password: samplePassword })).toMatchObject({
    value: { person: { email: admin } },
  });
});
