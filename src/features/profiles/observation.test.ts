import { describe, expect, test } from "vitest";
import { cited } from "#i18n/source.ts";
import { impossibility, observationInput } from "./observation.ts";

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
    source: cited({ en: "ARQ", ru: null }),
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

  test("is never rounded: one that is finer or larger than the record keeps is none", () => {
    const valued = (value: number) => observationInput.safeParse({ ...zero, value }).success;
    expect([0.102468, 0.1, 1.1, -0.000001, 999_999_999_999.123].filter(valued)).toHaveLength(5);
    expect([0.1024681, 0.1 + 0.2, 1e-7, 1e12, Number.NaN].filter(valued)).toEqual([]);
  });

  test("has a source", () => {
    expect(observationInput.safeParse({ ...zero, source: { en: " ", ru: null } }).success).toBe(false);
  });
});
