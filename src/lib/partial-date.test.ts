import { describe, expect, test } from "vitest";
import { firstDayOf, isPartialDate, lastDayOf } from "./partial-date.ts";

describe("a date that is known in part", () => {
  test("is a year, a month or a day that the calendar has", () => {
    for (const date of ["2021", "2008-12", "2024-02-29", "0001"]) expect(isPartialDate(date)).toBe(true);
    for (const date of ["2021-02-31", "2023-02-29", "2021-13", "2021-11-00", "0000", "0000-05", "21", ""]) {
      expect(isPartialDate(date)).toBe(false);
    }
  });

  test("means every day from the first to the last that it can be", () => {
    expect([firstDayOf("2024-02"), lastDayOf("2024-02")]).toEqual(["2024-02-01", "2024-02-29"]);
    expect([firstDayOf("2021"), lastDayOf("2021")]).toEqual(["2021-01-01", "2021-12-31"]);
  });
});
