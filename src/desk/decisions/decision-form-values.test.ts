import { describe, expect, test } from "vitest";
import { decisionsOf, decisionValues } from "./decision-form-values.ts";
import { memberValues } from "./decision-runs.ts";

const items = ["2021-III-1", "2021-III-2", "2021-III-3"].map((code, index) => ({
  code,
  version: index + 4,
  text: { en: `First of ${code}.\n\nSecond.`, ru: "Первый." },
}));
const initial = { ...decisionValues(items), ...memberValues([{ key: "EWG-2021-III.agreed", items }]) };
const said = (values: Record<string, string>) =>
  decisionsOf({ ...initial, ...values }).map(({ code, version, decision, field }) => [code, version, decision, field]);

describe("a form of decisions", () => {
  test("says nothing at first", () => {
    expect(said({})).toEqual([]);
  });

  test("says of a run what is not said of one of its numbers", () => {
    const run = "run.EWG-2021-III.agreed";
    expect(said({ [run]: "endorse", "decision.2021-III-2": "return", "decision.2021-III-3": "none" })).toEqual([
      ["2021-III-2", 5, "return", "decision.2021-III-2"],
      ["2021-III-3", 6, null, "decision.2021-III-3"],
      ["2021-III-1", 4, "endorse", run],
    ]);
  });

  test("knows no other decisions than there are", () => {
    expect(said({ "decision.2021-III-2": "erase" })).toEqual([]);
  });

  test("holds a text by its paragraphs, and joins them again", () => {
    expect(initial).toMatchObject({
      "text.2021-III-1.0.en": "First of 2021-III-1.",
      "text.2021-III-1.1.en": "Second.",
      "text.2021-III-1.1.ru": "",
    });
    const changed = { "decision.2021-III-1": "amend", "text.2021-III-1.1.en": "Second, changed.\r\n\r\nThird." };
    expect(decisionsOf({ ...initial, ...changed })[0]?.text).toEqual({
      en: "First of 2021-III-1.\n\nSecond, changed.\n\nThird.",
      ru: "Первый.",
    });
  });
});
