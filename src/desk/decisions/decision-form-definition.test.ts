import { describe, expect, test } from "vitest";
import { longestText } from "#features/recommendations/recommendation.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { citing } from "#ui/form/field-kinds.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { correctionForm, decisionForm, readCorrections, readDecisions } from "./decision-form-definition.ts";

const none = { en: null, ru: null };
const line = { members: [], version: null, decision: null, text: [], reason: none };
const text = (code: string) => [
  { en: `First of ${code}.`, ru: "Первый." },
  { en: "Second.", ru: null },
];
const codes = ["2021-III-1", "2021-III-2", "2021-III-3"];
const initial = decisionForm("en").values({
  ...{ meeting: "PCGM-15", source: citing([]), reason: none },
  lines: {
    run: { ...line, members: codes },
    ...Object.fromEntries(codes.map((code, index) => [code, { ...line, version: index + 4, text: text(code) }])),
  },
});
const one = "lines.2021-III-1";
const why = { "reason.en": "The report says so." };

const decisions = (typed: FormValues, locale: Locale = "en") => readDecisions({ ...initial, ...typed }, locale);

const chosen = (read: ReturnType<typeof readDecisions>) =>
  read.ok ? read.value.chosen.map(({ code, version, decision, line }) => [code, version, decision, line]) : [];

const problems = (read: ReturnType<typeof readDecisions>) =>
  read.ok ? [] : read.problems.map(({ field, where }) => [field, where]);

const many = Object.fromEntries(
  ["lines.run.decision", "lines.2021-III-2.decision", "lines.2021-III-3.decision"].map((name, index) => [
    name,
    ["endorse", "note", "none"][index] ?? "",
  ]),
);

describe("The form of decisions", () => {
  test("asks for one at least", () => {
    expect(problems(decisions({}))).toEqual([["lines", undefined]]);
    expect(problems(decisions({ [`${one}.decision`]: "none" }))).toEqual([["lines", undefined]]);
  });

  test("says of a run what is not said of one of its numbers", () => {
    expect(chosen(decisions(many))).toEqual([
      ["2021-III-1", 4, "endorse", "run"],
      ["2021-III-2", 5, "note", "2021-III-2"],
    ]);
  });

  test("of corrections says, too, that the meeting did not decide", () => {
    const read = readCorrections({ ...initial, ...many, ...why }, "en");
    expect(chosen(read)).toContainEqual(["2021-III-3", 6, null, "2021-III-3"]);
    expect(problems(readCorrections({ ...initial, ...many }, "en"))).toEqual([["reason", undefined]]);
  });

  test("knows no other decisions than there are", () => {
    expect(problems(decisions({ [`${one}.decision`]: "erase" }))).toEqual([[`${one}.decision`, "2021-III-1"]]);
  });

  test("holds a text by its paragraphs, and joins them again", () => {
    expect(initial).toMatchObject({
      [`${one}.text.0.en`]: "First of 2021-III-1.",
      [`${one}.text.1.en`]: "Second.",
      [`${one}.text.1.ru`]: "",
    });
    const changed = { [`${one}.decision`]: "amend", [`${one}.text.1.en`]: "Second, changed.\r\n\r\nThird." };
    const read = decisions(changed);
    expect(read.ok && read.value.chosen[0]?.text).toEqual({
      en: "First of 2021-III-1.\n\nSecond, changed.\n\nThird.",
      ru: "Первый.",
    });
  });

  test("has a place for the words of a text that has none yet", () => {
    const values = correctionForm("en").values({ meeting: null, source: citing([]), reason: none, lines: { A: line } });
    expect(values).toMatchObject({ "lines.A.text.rows": "1" });
  });

  test.each(locales)("tells every problem at once, with its number, in the order of the form: %s", (locale) => {
    const tooLong = "x".repeat(longestText + 1);
    const amended = { "lines.2021-III-2.decision": "amend", "lines.2021-III-2.text.1.ru": tooLong };
    const returned = { "lines.run.decision": "return", "lines.2021-III-3.decision": "return" };
    expect(
      problems(
        decisions({ ...returned, ...amended, "source.typed.rows": "1", "source.typed.0.text.en": tooLong }, locale),
      ),
    ).toEqual([
      ["lines.2021-III-2.text.0.ru", expect.stringMatching(/^2021-III-2, /)],
      ["lines.2021-III-3.reason", "2021-III-3"],
      ["source.typed.0.text.en", translator(locale)("form:citation.row", { count: 1 })],
      ["reason", undefined],
    ]);
    expect(decisions({ ...returned, ...why }, locale).ok).toBe(true);
  });

  test("does not mind what is typed where nothing is decided", () => {
    const tooLong = { [`${one}.text.0.en`]: "x".repeat(longestText + 1), [`${one}.reason.en`]: "x".repeat(2001) };
    expect(decisions({ ...tooLong, "lines.2021-III-2.decision": "endorse" }).ok).toBe(true);
    expect(problems(decisions({ ...tooLong, [`${one}.decision`]: "endorse" }))).toEqual([
      [`${one}.reason.en`, "2021-III-1"],
    ]);
  });
});
