import fc from "fast-check";
import { expect, test } from "vitest";
import { compareParagraphs, compareWords } from "./compared.ts";

const told = (before: string, after: string, language: string) =>
  compareWords(before, after, language)
    .map(({ kind, text }) => ({ same: text, deleted: `[-${text}-]`, inserted: `[+${text}+]` })[kind])
    .join("");

test("words that were left out and words that are new are told apart from those that stayed", () => {
  expect(told("Strengthen control of precursors.", "Strengthen the control of precursors.", "en")).toBe(
    "Strengthen [+the +]control of precursors.",
  );
  expect(told("Укреплять контроль над прекурсорами.", "Укреплять контроль над ними.", "ru")).toBe(
    "Укреплять контроль над [-прекурсорами-][+ними+].",
  );
});

test("equal texts have one piece, and no text is all new", () => {
  expect(compareWords("Promote cooperation.", "Promote cooperation.", "en")).toEqual([
    { kind: "same", text: "Promote cooperation." },
  ]);
  expect(compareWords("", "Promote.", "en").every(({ kind }) => kind === "inserted")).toBe(true);
});

test("whoever leaves out the new words reads the old text, and the other way round", () => {
  const text = fc.array(fc.constantFrom("контроль", "над", "прекурсорами,", "обмен", "и"), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [a.join(" "), b.join(" ")];
      const pieces = compareWords(before, after, "ru");
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join("")
          .replace(/\s+/g, "");
      expect(without("inserted")).toBe(before.replace(/\s+/g, ""));
      expect(without("deleted")).toBe(after.replace(/\s+/g, ""));
    }),
  );
});

const paragraphs = (before: string[], after: string[]) =>
  compareParagraphs(before, after, "en").map((pieces) =>
    pieces.map(({ kind, text }) => ({ same: text, deleted: `[-${text}-]`, inserted: `[+${text}+]` })[kind]).join(""),
  );

test("of several paragraphs each is compared with its like, wherever others come in or go out", () => {
  const [first, second, third] = ["Strengthen control of precursors.", "Exchange what is known.", "Report every year."];
  expect(paragraphs([first, second, third], [first, "Exchange all that is known.", third])).toEqual([
    first,
    "Exchange [-what-][+all that+] is known.",
    third,
  ]);
  expect(paragraphs([first, third], [first, second, third])).toEqual([first, `[+${second}+]`, third]);
  expect(paragraphs([first, second, third], [first, third])).toEqual([first, `[-${second}-]`, third]);
  expect(paragraphs([first], ["Wholly other words"])).toEqual([
    "[-Strengthen control of precursors.-][+Wholly other words+]",
  ]);
  expect(paragraphs([first, second], [first, "Wholly other words", third])).toEqual([
    first,
    "[-Exchange what is known.-][+Wholly other words+]",
    `[+${third}+]`,
  ]);
});
