import { describe, expect, it } from "vitest";
import { idOf, idsOf, localizedOf, textOf, valuesOf } from "./form-state.ts";

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
