import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { impossibility, observationInput, parseFigure, readingsOf, writeFigure } from "./observation.ts";

describe("a figure typed by a person", () => {
  test("may group its digits as its language does", () => {
    expect(parseFigure("201,000", "en")).toBe(201000);
    expect(parseFigure("201 000", "ru")).toBe(201000);
    expect(parseFigure("201\u00a0000", "ru")).toBe(201000);
  });

  test("has a decimal comma in Russian and a decimal point in both", () => {
    expect(parseFigure("12,5", "ru")).toBe(12.5);
    expect(parseFigure("12.5", "ru")).toBe(12.5);
    expect(parseFigure("12.5", "en")).toBe(12.5);
  });

  test("may be below zero, however its minus is written", () => {
    for (const text of ["-3.5", "−3.5", " –3.5"]) expect(parseFigure(text, "en")).toBe(-3.5);
  });

  test("is no figure when it is a word or two numbers", () => {
    for (const text of ["", "many", "-", "--3", "1-2", "1.2.3", "1e9"]) expect(parseFigure(text, "en")).toBeNull();
  });

  test("comes back as the same number from both languages", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.constantFrom("en", "ru"),
        (value, language) => {
          expect(parseFigure(new Intl.NumberFormat(language).format(value), language)).toBe(value);
        },
      ),
    );
  });
});

describe("a figure that can be read in two ways", () => {
  test("is not guessed: each reading is said so that it can be only one", () => {
    expect(readingsOf("1.250", "en")).toEqual({ whole: "1250", part: "1.25" });
    expect(readingsOf("1,250", "ru")).toEqual({ whole: "1250", part: "1,25" });
    expect(readingsOf("201.000", "ru")).toEqual({ whole: "201000", part: "201" });
    expect(readingsOf("1,125", "ru")).toEqual({ whole: "1125", part: "1,1250" });
    expect(readingsOf("−1.250", "en")).toEqual({ whole: "-1250", part: "-1.25" });
  });

  test("is none where its language writes thousands so, or the digits leave no doubt", () => {
    expect(readingsOf("1,250", "en")).toBeNull();
    for (const text of ["1 250", "1250", "1,25", "0,125", "1250,125", "1.2500"])
      expect(readingsOf(text, "ru")).toBeNull();
  });

  test("is never what the portal itself writes into a form", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.constantFrom("en", "ru"),
        (tenThousandths, language) => {
          const value = tenThousandths / 10_000;
          const text = writeFigure(value, language);
          expect(readingsOf(text, language)).toBeNull();
          expect(parseFigure(text, language)).toBe(value);
        },
      ),
    );
  });
});

test("a share is at most all of it, and a figure is negative only where its indicator can be", () => {
  const indicator = (unit: string, canBeNegative = false) => ({ unit: { en: unit }, canBeNegative });
  expect(impossibility(100, indicator("per cent"))).toBeNull();
  expect(impossibility(101, indicator("per cent"))).toBe("tooMuch");
  expect(impossibility(101, indicator("kg"))).toBeNull();
  expect(impossibility(-1, indicator("kg"))).toBe("negative");
  expect(impossibility(-1, indicator("kg", true))).toBeNull();
  expect(impossibility(null, indicator("kg"))).toBeNull();
});

describe("an observation", () => {
  const zero = {
    place: "UZB",
    indicator: "SEIZ-OPIUM",
    year: 2021,
    value: 0,
    absence: null,
    provisional: false,
    source: { en: "ARQ", ru: null },
    method: null,
  };

  test("may be zero: somebody counted", () => {
    expect(observationInput.safeParse(zero).success).toBe(true);
  });

  test("is a value or a reason why there is none, never both, never neither", () => {
    expect(observationInput.safeParse({ ...zero, absence: "notCollected" }).success).toBe(false);
    expect(observationInput.safeParse({ ...zero, value: null }).success).toBe(false);
    expect(observationInput.safeParse({ ...zero, value: null, absence: "notCollected" }).success).toBe(true);
  });

  test("has a source", () => {
    expect(observationInput.safeParse({ ...zero, source: { en: " ", ru: null } }).success).toBe(false);
  });
});
