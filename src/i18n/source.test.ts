import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sourceShown } from "./localized.ts";
import {
  type Citation,
  citationOf,
  cited,
  distinct,
  isSameSource,
  keyOf,
  someSource,
  source,
  wordsOfSource,
} from "./source.ts";

const text = (en: string | null, ru: string | null = null) => ({ en, ru });
const read = (typed: unknown[], chosen: string[] = []) => source.safeParse({ chosen, typed });
const problems = (typed: unknown[]) => read(typed).error?.issues.map(({ path }) => path.join("."));

const report: Citation = { text: text("Report, para 7", "Доклад, пункт 7") };
const page: Citation = { text: text(null), address: "https://мвд.рф/news/7", seenOn: "2024-05-03", language: "ru" };

describe("A source", () => {
  test("is a list of citations, as a program gives it, or as a form holds it", () => {
    expect(source.parse([report, page])).toEqual([report, page]);
    expect(read([{ ...report, address: null, seenOn: null, language: null }], [keyOf(page)]).data).toEqual([
      page,
      report,
    ]);
    expect([source.parse([]), source.parse(null), source.parse(undefined)]).toEqual([[], [], []]);
    expect(someSource.safeParse([]).success).toBe(false);
  });

  test("keeps what a reader sees, and nothing of what was left empty", () => {
    const typed = { text: text(" Report,\u00A0para 7 ", ""), address: " ", seenOn: null, language: null };
    expect(read([typed]).data).toEqual([{ text: text("Report, para 7") }]);
  });

  test("says at its control what is wrong: no words and no address, an address that is none, a day that is none", () => {
    expect(problems([{ text: text(null), address: null }])).toEqual(["typed.0.text.en"]);
    expect(problems([report, { text: text("A"), address: "unodc.org/report" }])).toEqual(["typed.1.address"]);
    expect(problems([{ text: text("A"), seenOn: "2024-13" }])).toEqual(["typed.0.seenOn"]);
    expect(problems([{ text: text("A"), language: "Russian" }])).toEqual(["typed.0.language"]);
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt://example.org/%0aalert(1)",
    "data:text/html,x",
    "//example.org",
    "http://localhost/a",
    "https://a b.org",
    "https://user:word@example.org",
  ])("takes no address that leads elsewhere than to the web: %s", (address) => {
    expect(problems([{ text: text("A"), address }])).toEqual(["typed.0.address"]);
    expect(citationOf(JSON.stringify({ text: text("A"), address }))).toBeNull();
  });

  test.each(["https://example.org/a?b=c#d", "http://xn--b1aew.xn--p1ai/", "https://мвд.рф/новости"])(
    "takes an address of any script: %s",
    (address) => {
      expect(read([{ text: text("A"), address }]).data).toEqual([{ text: text("A"), address }]);
    },
  );

  test("holds each citation once, and takes nothing for one that is none", () => {
    expect(read([report, report], [keyOf(report), "{", "null", '{"text":5}']).data).toEqual([report]);
    expect(distinct([report, page, { ...report }])).toEqual([report, page]);
  });
});

test("A citation is carried by its key as it is, and two are the same where they say the same", () => {
  const words = fc.option(
    fc.string({ minLength: 1, maxLength: 20 }).map((said) => said.trim() || "a"),
    { nil: null },
  );
  const one = fc.record(
    {
      text: fc.record({ en: words, ru: words }),
      address: fc.webUrl(),
      seenOn: fc.constantFrom("2021", "2021-05"),
      language: fc.constantFrom("fa", "ru"),
    },
    { requiredKeys: ["text"] },
  );
  fc.assert(
    fc.property(one, (given) => {
      const stored = citationOf(JSON.stringify(given));
      if (stored === null) return;
      expect(citationOf(keyOf(stored))).toEqual(stored);
      const reordered = Object.fromEntries(Object.entries(stored).reverse()) as Citation;
      expect(isSameSource([stored], [reordered])).toBe(true);
      expect(isSameSource([stored], [stored, report])).toBe(false);
    }),
  );
});

test("In a language that a reader may not see there are no words, and what has no others is not told of", () => {
  const english = (words: Citation["text"]) => ({ ...words, ru: null });
  expect(sourceShown([report, { text: text(null, "Записка"), address: "https://example.org" }, page], english)).toEqual(
    [{ text: text("Report, para 7") }, page],
  );
});

test("A line has the words of all citations, those of the other language or the address where there are none", () => {
  expect(wordsOfSource([report, { text: text("Letter") }, page])).toEqual({
    en: "Report, para 7; Letter; https://мвд.рф/news/7",
    ru: "Доклад, пункт 7; Letter; https://мвд.рф/news/7",
  });
  expect(wordsOfSource(cited(text("Letter")))).toEqual(text("Letter"));
  expect([wordsOfSource([]), cited(text(null)), cited(null)]).toEqual([text(null), [], []]);
});
