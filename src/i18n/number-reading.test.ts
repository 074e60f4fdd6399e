import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText } from "#lib/clean-text.ts";
import { type Locale, locales } from "./locale.ts";
import { formatNumber, keptDecimals, signsOf, writeNumber } from "./number.ts";
import { numberProblem, readNumber, readYear } from "./number-reading.ts";
import { translator } from "./t.ts";

const anyLocale = fc.constantFrom(...locales);
const spaces = [" ", "\u00A0", "\u202F", "\u2009", "\u2007"];

/** With at most as many decimals as are kept, and as many digits as are kept exactly. */
const anyNumber = fc
  .tuple(fc.integer({ min: 0, max: keptDecimals }), fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }))
  .map(([decimals, digits]) => Number(`${digits}e-${decimals}`) || 0);

const anyWhole = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });

/** Digits with the signs and spaces that people, programs and tables put between them. */
const anyTyping = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("1", "12", "125", "000", "2024", "0", "7") },
      fc.constantFrom(",", ".", "-", "−", "\t", "\n", "'", "e", "x", "%", ...spaces),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(""));

function figure(typed: string, locale: Locale) {
  return readNumber(typed, locale, { decimals: keptDecimals });
}

/** The value, or the sentence beside the field with plain spaces. */
function answer(typed: string, locale: Locale, decimals = keptDecimals): number | null | string {
  const reading = readNumber(typed, locale, { decimals });
  return reading.ok ? reading.value : cleanText(numberProblem(reading.problem, translator(locale)));
}

describe("a number that the portal has written", () => {
  test("is read back from a field", () => {
    fc.assert(
      fc.property(anyNumber, anyLocale, (value, locale) => {
        expect(figure(writeNumber(value, locale), locale)).toEqual({ ok: true, value });
      }),
    );
  });

  test("is read back from a page, or the person is asked and it is one of the readings", () => {
    fc.assert(
      fc.property(anyNumber, anyLocale, (value, locale) => {
        const printed = formatNumber(value, locale);
        const reading = figure(printed, locale);
        const part = writeNumber(value, locale);
        if (reading.ok) expect(reading.value).toBe(value);
        else expect(reading.problem).toMatchObject({ name: "twoReadings", text: printed, readings: { part } });
      }),
    );
  });

  test("is read back from a page without a question where it is whole", () => {
    fc.assert(
      fc.property(anyWhole, anyLocale, fc.constantFrom(0, keptDecimals), (value, locale, decimals) => {
        expect(readNumber(formatNumber(value, locale), locale, { decimals })).toEqual({ ok: true, value });
      }),
    );
  });
});

describe("a number that a person types", () => {
  test("may have groups of three with spaces of any kind or the sign of its language, and any minus", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 999_999_999 }),
        fc.constantFrom("", "5", "25", "102468"),
        fc.constantFrom("", "-", "−", "–"),
        anyLocale,
        fc.integer({ min: 0, max: spaces.length }),
        (whole, decimals, minus, locale, pick) => {
          const { group, decimal } = signsOf(locale);
          const digits = String(whole).replace(/\B(?=(\d{3})+$)/g, spaces[pick] ?? group);
          const value = Number(`${minus && "-"}${whole}.${decimals}`);
          expect(figure(`${minus}${digits}${decimals && decimal}${decimals}`, locale)).toEqual({ ok: true, value });
        },
      ),
    );
  });

  test("is stored with all its digits and no other, or refused in a sentence that has it as it was typed", () => {
    const bare = (text: string) => text.replace(/\D/g, "").replace(/^0+/, "").replace(/0+$/, "");
    fc.assert(
      fc.property(anyTyping, anyLocale, fc.constantFrom(0, keptDecimals), (typed, locale, decimals) => {
        const read = answer(typed, locale, decimals);
        if (typeof read === "string") expect(read).toContain(cleanText(typed.trim()));
        else if (typed.trim() !== "") expect(bare(writeNumber(read ?? Number.NaN, locale))).toBe(bare(typed));
        else expect(read).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  test("has its signs between groups of three and before its decimals, nowhere else", () => {
    const plain = /^[-−–]?\d+([.,]\d+)?$/;
    const grouped = /^[-−–]?[1-9]\d{0,2}(?<sign>[ ,.])\d{3}(\k<sign>\d{3})*((?!\k<sign>)[.,]\d+)?$/;
    fc.assert(
      fc.property(anyTyping, anyLocale, (typed, locale) => {
        const text = typed.trim().replaceAll(/\p{Zs}/gu, " ");
        if (text && figure(typed, locale).ok) expect(plain.test(text) || grouped.test(text)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("has one value in both languages, wherever neither asks, or it has the groups of one of them", () => {
    fc.assert(
      fc.property(anyTyping, (typed) => {
        const [english, russian] = locales.map((locale) => figure(typed, locale));
        if (english?.ok && russian?.ok) expect(english).toEqual(russian);
        else if (english?.ok || russian?.ok) expect(typed).toMatch(/[1-9]\d{0,2},\d{3}/);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(locales)("stays none where nothing is typed: %s", (locale) => {
    for (const typed of ["", " ", "\t\n", "\u200B", "\uFEFF"]) expect(answer(typed, locale)).toBeNull();
  });

  test.each(locales)("loses what a copy brings around it, tabs, line breaks and marks of direction: %s", (locale) => {
    expect(answer("\t12500\r\n", locale)).toBe(12_500);
    expect(answer("\u200E-3\u202C", locale)).toBe(-3);
  });

  test("keeps its decimals, and is not rounded but offered as it would be", () => {
    expect([answer("0.102468", "en"), answer("0,102468", "ru")]).toEqual([0.102468, 0.102468]);
    expect(answer("0.1024685", "en")).toBe(
      "“0.1024685” would be rounded to 6 decimals. Write 0.102469 if that is right",
    );
    expect(answer("123456789012,12345", "ru")).toBe(
      "«123456789012,12345» пришлось бы округлить до 3 знаков после запятой. Если это верно, напишите 123456789012,123",
    );
    expect(answer("12.500000000", "en")).toBe(12.5);
  });

  test("is too large where it has more digits than can be kept", () => {
    expect(answer("1,000,000,000,000", "en")).toContain("is too large: a number has at most 12 digits");
    expect(answer("1 000 000 000 000", "ru")).toContain("в целой части может быть не более 12 цифр");
  });
});

describe.each(locales)("a text that is no number on a page in %s", (locale) => {
  const refusal = (typed: string, sentence: string) => {
    const said = answer(typed, locale);
    expect(said).toContain(sentence);
    expect(said).toContain(cleanText(typed));
  };

  test("is not joined from two numbers, a year and a figure, or groups that are none", () => {
    const sentence = { en: "is not one number: a space, a comma or a point", ru: "это не одно число: пробел" }[locale];
    for (const typed of ["12 5", "1,2,345", "2024 12 500", "12 500 2024", "2024 500", "2024, 500"])
      refusal(typed, sentence);
    for (const typed of ["1 2345", "12 50", "0 125", "1,23,456", "1  250", "1 250,125,000"]) refusal(typed, sentence);
    for (const typed of ["1.2.3", "01.02.2024", "5.", "12 500.", "1,2,3"]) refusal(typed, sentence);
  });

  test("is not joined from two cells of a table, however their numbers are written", () => {
    const sentence = { en: "comes from several cells of a table", ru: "взято из нескольких ячеек таблицы" }[locale];
    for (const typed of ["12\t5", "12\n500", "2024\t12 500", "12\t500"]) refusal(typed, sentence);
  });

  test("is a word, a sum, a unit or digits of another script", () => {
    const sentence = { en: "is not a number. Write digits, such as 12,500.5", ru: "например 12 500,5" }[locale];
    for (const typed of ["many", "-", "--3", "1-2", "1e9", "- 5", ".5", "0x10", "١٢", "½", "1'250", "12 500 kg"]) {
      refusal(typed, sentence);
    }
  });
});

describe("a year", () => {
  const range = { least: 2003, most: 2100 };

  test("is four digits and nothing else", () => {
    expect([" 2026\n", "2003", "2100"].map((typed) => readYear(typed, range))).toMatchObject([
      { value: 2026 },
      { value: 2003 },
      { value: 2100 },
    ]);
    for (const typed of ["2 026", "2,026", "2026.0", "2002", "2101", "26", "2e3", "2026 г."]) {
      expect(readYear(typed, range)).toEqual({ ok: false, problem: { name: "notAYear", text: typed, ...range } });
    }
    expect(readYear(" ", range)).toEqual({ ok: true, value: null });
  });
});

describe("a number that can be read in two ways", () => {
  test("is not guessed where its decimals look like a group", () => {
    expect(answer("1.250", "en")).toBe("“1.250” can be read in two ways. Write 1250 or 1.25");
    expect(answer("1,250", "ru")).toBe("«1,250» можно прочитать двояко. Напишите 1250 или 1,25");
    expect(answer("1.234", "ru")).toBe("«1.234» можно прочитать двояко. Напишите 1234 или 1,2340");
    expect(answer("−201.000", "ru")).toBe("«−201.000» можно прочитать двояко. Напишите -201000 или -201");
  });

  test("has one where its language groups thousands so, or its digits leave no doubt", () => {
    expect(answer("1,234", "en")).toBe(1234);
    expect(answer("0,125", "en")).toBe(0.125);
    for (const locale of locales) {
      for (const typed of ["1250,125", "1 250,125", "1.250,125", "1,250.125"])
        expect(answer(typed, locale)).toBe(1250.125);
      for (const typed of ["1,5", "1.5"]) expect(answer(typed, locale)).toBe(1.5);
      for (const typed of ["1.250.000", "1,250,000", "1 250 000"]) expect(answer(typed, locale)).toBe(1_250_000);
    }
  });

  test("in the field of a whole number is asked about, and never loses its sign", () => {
    expect(answer("1,5", "en", 0)).toBe(
      "“1,5” can be read as 1.5 or as 15, and only a whole number can stand here. Write it in digits alone",
    );
    expect(answer("1,5", "ru", 0)).toBe(
      "«1,5» можно прочитать как 1,5 или как 15, а здесь допускается только целое число. Напишите его одними цифрами",
    );
    for (const locale of locales) {
      for (const typed of ["1.5", "1.234", "12.00", "0,5", "1 250,5"])
        expect(answer(typed, locale, 0)).toContain(typed);
    }
    expect([answer("1,234", "en", 0), answer("1 234", "ru", 0)]).toEqual([1234, 1234]);
    expect(answer("1,234", "ru", 0)).toContain("1,2340 или как 1234");
  });
});
