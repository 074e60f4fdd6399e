import { describe, expect, test } from "vitest";
import { pastedList } from "./pasted-list.ts";

const both = [
  { en: "Share operational data, in time.", ru: "Своевременно обмениваться оперативными данными." },
  { en: "Train officers; report yearly.", ru: "Обучать сотрудников; ежегодно отчитываться." },
];
const [one, two] = both;

describe("A list that is pasted", () => {
  test("from a table has its languages in columns, whichever comes first", () => {
    expect(pastedList(both.map(({ en, ru }) => `${en}\t${ru}`).join("\r\n"))).toEqual(both);
    expect(pastedList(both.map(({ en, ru }) => `${ru}\t${en}`).join("\n"))).toEqual(both);
  });

  test("leaves out the headings of its columns, numbers and empty rows", () => {
    const rows = both.map(({ en, ru }, index) => `${index + 1}.\t${en}\t2021-III-${index + 1} ${ru}`);
    expect(pastedList(["№\tEnglish\tРусский", ...rows, "\t\t"].join("\n"))).toEqual(both);
  });

  test("keeps the lines of a text and its quotation marks, as a spreadsheet writes them", () => {
    expect(pastedList('"Call it ""Paris"".\nTwice."\tНазвать')).toEqual([
      { en: 'Call it "Paris".\nTwice.', ru: "Назвать" },
    ]);
  });

  test("keeps an acronym of the other letters in the language of its column", () => {
    expect(pastedList("Use ONE\tONE\nShare all\tДелиться всем")).toEqual([
      { en: "Use ONE", ru: "ONE" },
      { en: "Share all", ru: "Делиться всем" },
    ]);
  });

  test("from lines is one text each, and a comma parts nothing", () => {
    expect(pastedList(`1) ${one?.en}\n\n2) ${two?.en}`)).toEqual(both.map(({ en }) => ({ en, ru: null })));
    expect(pastedList(`• ${one?.ru}\n• ${two?.ru}`)).toEqual(both.map(({ ru }) => ({ en: null, ru })));
  });

  test("of two languages by turns, or one after the other, is one text in both", () => {
    expect(pastedList(both.flatMap(({ en, ru }) => [en, ru]).join("\n"))).toEqual(both);
    expect(pastedList([...both.map(({ ru }) => ru), ...both.map(({ en }) => en)].join("\n"))).toEqual(both);
  });

  test("of lines that do not answer to one another joins nothing", () => {
    expect(pastedList([one?.en, one?.ru, two?.en].join("\n"))).toEqual([
      { en: one?.en, ru: null },
      { en: null, ru: one?.ru },
      { en: two?.en, ru: null },
    ]);
  });

  test("is as long as it is: no text is cut", () => {
    const long = "word ".repeat(2000).trim();
    expect(pastedList(`${long}\tслово`)).toEqual([{ en: long, ru: "слово" }]);
  });

  test("keeps a number that belongs to the text", () => {
    expect(pastedList("2 officers of each partner meet.\n3. Officers report.")).toEqual([
      { en: "2 officers of each partner meet.", ru: null },
      { en: "Officers report.", ru: null },
    ]);
  });

  test("of nothing is nothing", () => {
    expect(pastedList(" \n\t\n 12 \n")).toEqual([]);
  });
});
