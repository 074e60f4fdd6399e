import { expect, test } from "vitest";
import { marked, summaryOf } from "./summary.ts";

const half = "Partners exchange information on precursors that leave the licit market at any border";

test("A short text is its own summary, on one line and with plain spaces", () => {
  expect(summaryOf(" 15\u201116 November\u00A02021.\n Vienna ")).toBe("15-16 November 2021. Vienna");
});

test("The summary of an item of a list ends without the semicolon of the list", () => {
  expect(summaryOf("Reducing demand for and supply of illicit drugs;")).toBe(
    "Reducing demand for and supply of illicit drugs",
  );
});

test("Of a long text the summary is the sentences that fit", () => {
  expect(summaryOf(`${half}. They meet. ${half}.`)).toBe(`${half}. They meet.`);
  expect(summaryOf(`${half}! ${half}.`)).toBe(`${half}!`);
});

test("A sentence that is too long is cut behind a word, and says so", () => {
  const summary = summaryOf(`${half}, and ${half}, and ${half}`);
  expect(summary).toBe(`${half}, and Partners exchange information on precursors that leave the licit…`);
  expect(summary.length).toBeLessThanOrEqual(160);
  expect(summaryOf("слово".repeat(100))).toHaveLength(160);
  expect(summaryOf(`${half}, and ${half}`, 40)).toBe("Partners exchange information on…");
});

test("Neither an abbreviation nor a number with a point ends a sentence", () => {
  const rest =
    "and every border at which it is met, whoever meets it there, and whatever the law of the place may say of it";
  for (const text of [`Measures of the U.N. Commission of Vienna, ${rest}`, `Меры по ст. Конвенции, ${rest}`]) {
    expect(summaryOf(`${text}, ${rest}`)).toMatch(/…$/);
  }
});

test("A text that is marked says so first", () => {
  expect(marked("Words.", "en", ["sample text", false, "unofficial translation"])).toBe(
    "Sample text, unofficial translation: Words.",
  );
  expect(marked("Слова.", "ru", ["пример текста"])).toBe("Пример текста: Слова.");
  expect(marked("Words.", "en", [false])).toBe("Words.");
});
