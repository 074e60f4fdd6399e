import { describe, expect, test } from "vitest";
import { isEmptyDraft } from "#features/reports/draft.ts";
import type { Answer } from "#features/reports/report-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { rowName, sheetValues, typedRows, withoutUntouched } from "./sheet-form-definition.ts";

const code = "2021-III-4";
const answer: Answer = {
  ...{ id: 7, year: 2026, state: "done", statement: "Три\nлаборатории.", language: "ru" },
  ...{
    evidence: null,
    files: [],
    submittedAt: new Date(0),
    released: false,
    sample: false,
    translation: null,
    repeats: null,
  },
};
const name = (part: "state" | "statement" | "language" | "evidence") => rowName(code, part);

type Row = Omit<Parameters<typeof sheetValues>[0]["rows"][number], "recommendation">;

const valuesOf = (row: Row, language: Locale) =>
  sheetValues({ year: 2026, page: 1, writer: "a", rows: [{ ...row, recommendation: { code } }] }, language);

/** A browser posts this when the row stands as it was made, or with something changed. */
function posted(change: FormValues = {}) {
  const values = valuesOf({ draft: null, answer, before: null }, "en");
  const sent = {
    ...values,
    [name("statement")]: String(values[name("statement")]).replaceAll("\n", "\r\n"),
    ...change,
  };
  const [row] = typedRows(sent, "en");
  if (!row) throw new Error("no row");
  return withoutUntouched(row, answer);
}

const isTyped = (change?: FormValues) => {
  const { draft } = posted(change);
  return draft !== null && !isEmptyDraft(draft);
};

describe("the correction of an answer", () => {
  test("begins with its words", () => {
    expect(valuesOf({ draft: null, answer, before: null }, "en")).toMatchObject({
      ...{ [name("state")]: "done", [name("statement")]: "Три\nлаборатории.", [name("language")]: "ru" },
      [name("evidence")]: "",
    });
  });

  test("goes on with a draft where there is one", () => {
    const draft = { state: null, statement: "Две.", language: "ru", evidence: "" } as const;
    expect(valuesOf({ draft, answer, before: null }, "en")).toMatchObject({ [name("statement")]: "Две." });
  });

  test("is none while nothing is changed: nothing is kept as a draft, nothing sent", () => {
    expect(isTyped()).toBe(false);
    expect(posted().corrects).toBe(7);
  });

  test.each([
    { [name("statement")]: "Две лаборатории." },
    { [name("state")]: "underWay" },
    { [name("evidence")]: "https://example.org/uzb" },
    { [name("statement")]: "" },
  ])("is one as soon as anything is: %j", (change) => {
    expect(isTyped(change)).toBe(true);
  });
});

test("a row without an answer begins empty, in the language in which the person usually writes", () => {
  const values = valuesOf({ draft: null, answer: null, before: answer }, "ru");
  expect(values).toMatchObject({ [name("state")]: "", [name("statement")]: "", [name("language")]: "ru" });
});
