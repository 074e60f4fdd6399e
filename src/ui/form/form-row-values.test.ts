import { describe, expect, test } from "vitest";
import { countOf, oneMoreRow, rowsOf, withRows } from "./form-row-values.ts";

const values = {
  "topics.rows": "3",
  "topics.0.text.en": "One",
  "topics.2.text.en": "Three",
  "topics.2.notes.rows": "1",
  "topics.2.notes.0.text": "Inner",
  title: "Other",
};

describe("Rows of a form", () => {
  test("are read without their own name, the empty ones too", () => {
    expect(rowsOf(values, "topics")).toEqual([
      { "text.en": "One" },
      {},
      { "text.en": "Three", "notes.rows": "1", "notes.0.text": "Inner" },
    ]);
  });

  test("may hold rows", () => {
    expect(rowsOf(rowsOf(values, "topics")[2] ?? {}, "notes")).toEqual([{ text: "Inner" }]);
  });

  test("are replaced together, and what else the form holds stays", () => {
    const without = withRows(values, "topics", rowsOf(values, "topics").slice(2), 2);
    expect(without).toEqual({
      title: "Other",
      "topics.rows": "2",
      "topics.0.text.en": "Three",
      "topics.0.notes.rows": "1",
      "topics.0.notes.0.text": "Inner",
    });
  });

  test("become one more at the press of their button, with all that was typed", () => {
    expect(oneMoreRow({ ...values, intent: "more:topics" })).toMatchObject({
      status: "continued",
      values: { "topics.rows": "4", "topics.0.text.en": "One", title: "Other" },
    });
    expect(oneMoreRow({ ...values, intent: "save" })).toBeNull();
  });

  test("are never so many that a made-up number holds up the portal", () => {
    expect(countOf({ "topics.rows": "99999999" }, "topics")).toBe(200);
    expect(countOf({ "topics.rows": "-1" }, "topics")).toBe(0);
    expect(countOf({ "topics.rows": "many" }, "topics")).toBe(0);
  });
});
