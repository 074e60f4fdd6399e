import { describe, expect, it } from "vitest";
import { idOf, idsOf, localizedOf, partialDateOf, partialDateValues, textOf, valuesOf } from "./form-state.ts";

function typed(...pairs: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

describe("what was typed", () => {
  it("comes back with every value of a name, but no password and no field of the framework", () => {
    const values = valuesOf(
      typed(["title", "A"], ["chosen", "1"], ["chosen", "2"], ["newPassword", "secret"], ["$ACTION_KEY", "k"]),
    );
    expect(values).toEqual({ title: "A", chosen: ["1", "2"] });
  });

  it("is a text in two languages, each of which may be missing", () => {
    expect(localizedOf({ "title.en": "A", "title.ru": "" }, "title")).toEqual({ en: "A", ru: null });
  });

  it("names a record by a number that there can be, or none", () => {
    const named = (id: string) => idOf({ id }, "id");
    expect(["17", "", "abc", "-1", "1.5", "1e3", "99999999999"].map(named)).toEqual([17, 0, 0, 0, 0, 0, 0]);
    expect(idsOf({ report: ["3", "x"] }, "report")).toEqual([3, 0]);
  });

  it("is empty where nothing was typed", () => {
    expect(textOf({}, "title")).toBe("");
  });
});

describe("a partial date of three controls", () => {
  it.each([
    ["2021", "11", "5", "2021-11-05"],
    ["2008", "12", "", "2008-12"],
    ["2021", "", "", "2021"],
    ["", "", "", null],
  ])("year %j, month %j, day %j is %j", (year, month, day, date) => {
    expect(partialDateOf({ "start.year": year, "start.month": month, "start.day": day }, "start")).toBe(date);
  });

  it("is spread over its controls and read back unchanged", () => {
    for (const date of ["2021-11-05", "2008-12", "2021", null]) {
      expect(partialDateOf(partialDateValues("start", date), "start")).toBe(date);
    }
  });

  it("is handed on as it was typed where it cannot be a date", () => {
    expect(partialDateOf({ "start.day": "3" }, "start")).toBe("-00-03");
  });
});
