import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, cleanWords, lost } from "./clean-text.ts";

/** Characters that paste brings, among letters of both languages, of Persian and of others, and pictures. */
const pieces = fc.constantFrom(
  ..."aeéкиеЁйZ1 2,.-–«»№•".split(""),
  ..."\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202C\u2060\u2066\u2069\uFEFF\u034F\u061C\u180E\u00A0\u202F\u2009\u3000\u2800".split(
    "",
  ),
  ..."\t\n\r\v\f\u0085\u2028\u2029\u001E\u001F\0\u0002\uFFFE\uD800\uF0B7\uE000\uFFFD".split(""),
  ..."\u0300\u0301\u0306\u0308\u0323\uFE0E\uFE0F\u20E3ﬁﬄ\u2010\u2011".split(""),
  ..."میهक्षㄱᅟ葛".split(""),
  ...["👩", "🏽", "❤", "🏴\u{E0067}\u{E007F}", "\u{E0100}", "\u{E0041}", "ᠠ", "\u180B"],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((some) => some.join("")),
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
);

/** The signs that a reader sees, however they are composed and spaced. */
const seen = (text: string) =>
  (
    text.normalize("NFKC").match(/(?!\p{Default_Ignorable_Code_Point}|\uFFFD|\u2800)[\p{L}\p{M}\p{N}\p{P}\p{S}]/gu) ??
    []
  )
    .join("")
    .normalize("NFKC")
    .replace(/[\u2010\u2011]/g, "-");

describe("A text is cleaned", () => {
  test.each([
    ["soft hyphens", "нарко\u00ADтрафик", "наркотрафик"],
    ["characters of no width", "heroin\u200B seized\u2060\uFEFF", "heroin seized"],
    ["direction marks", "\u200E\u202AKabul\u202C\u2066, Herat\u2069\u200F", "Kabul, Herat"],
    ["non-breaking hyphens and spaces", "15\u2011е\u00A0совещание\u202F– 12\u2009кг", "15-е совещание – 12 кг"],
    ["accents apart from their letters", "Украи\u0306на, Chisina\u0306u", "Украйна, Chisinău"],
    ["joined letters of a PDF", "traﬃc in oﬃces of ﬁnance", "traffic in offices of finance"],
    ["hyphens of Word", "cross\u001Eborder co\u001Foperation", "cross-border cooperation"],
    ["line ends of every system", "one\r\ntwo\rthree\u2028four\u2029five\vsix", "one\ntwo\nthree\nfour\nfive\nsix"],
    ["blanks and empty lines", "  one \t two  \n\n\n\n  three \n", "one two\n\nthree"],
    [
      "a list of Word",
      "Measures:\r\n•\tone\r\n\uF0B7\ttwo\r\n–\tthree\r\n1.\tfour",
      "Measures:\n• one\n• two\n– three\n1. four",
    ],
    ["a row of Excel", "Uzbekistan\tTashkent\t12\t500\r\n", "Uzbekistan Tashkent 12\t500"],
  ])("of %s", (_, typed, clean) => {
    expect(cleanText(typed)).toBe(clean);
  });

  test.each([
    ["joiners of Persian and Hindi", "می\u200Cخواهم ه\u200D. क\u094D\u200Dष"],
    [
      "pictures of several parts",
      "👩🏽\u200D🚒 ❤\uFE0F\u200D🔥 1\uFE0F\u20E3 ☎\uFE0E 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    ],
    ["shapes of a Chinese name", "葛\u{E0100}城"],
    ["the accent that tells a stress", "за\u0301мок"],
    ["dashes, quotation marks and paragraphs", "«Пакт» – это:\n\nпервое — да"],
  ])("and keeps %s", (_, typed) => {
    expect(cleanText(typed)).toBe(typed);
  });

  test("so that a character which no program can show has a place that everybody sees", () => {
    expect(cleanText("co\0ope\u0002\u0003ration \uE123\uFFFE\uD800")).toBe(`co${lost}ope${lost}ration ${lost}`);
  });

  test("once: cleaning it again changes nothing", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(cleanWords(cleanWords(text))).toBe(cleanWords(text));
      }),
      { numRuns: 5000 },
    );
  });

  test("and looks as before", () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!/[\p{Co}\p{Cs}]/u.test(text) && !text.includes("\u001E"));
        expect(seen(cleanText(text))).toBe(seen(text));
      }),
      { numRuns: 5000 },
    );
  });
});

test("Words that are looked for stand in one line", () => {
  expect(cleanWords(" нарко\u00ADтрафик\r\n\tв\u00A0\0Иране\u200B ")).toBe("наркотрафик в Иране");
});
