import { describe, expect, it } from "vitest";
import { z } from "zod";
import { partialDate } from "./field-kinds.ts";

describe("a partial date of three controls", () => {
  it.each([
    ["2021", "11", "5", "2021-11-05"],
    ["2008", "12", "", "2008-12"],
    ["2021", "", "", "2021"],
    ["", "", "", null],
  ])("year %j, month %j, day %j is %j", (year, month, day, date) => {
    expect(z.decode(partialDate(), { year, month, day })).toBe(date);
  });

  it("is spread over its controls and read back unchanged", () => {
    for (const date of ["2021-11-05", "2008-12", "2021", null]) {
      expect(z.decode(partialDate(), z.encode(partialDate(), date))).toBe(date);
    }
  });

  it("is handed on as it was typed where it cannot be a date", () => {
    expect(z.decode(partialDate(), { year: "", month: "", day: "3" })).toBe("-00-03");
  });
});
