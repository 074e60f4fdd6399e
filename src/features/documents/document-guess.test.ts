import { describe, expect, test } from "vitest";
import type { FileKind } from "#server/files/file-kind.ts";
import { guessAll, type Unsorted } from "./document-guess.ts";

const file = (name: string, words = "", kind: FileKind = "docx"): Unsorted => {
  return { id: name, name, kind, words, sha256: `bytes of ${name}` };
};
const guess = (files: Unsorted[], known: Parameters<typeof guessAll>[1] = [], same = new Map<string, string>()) =>
  guessAll(files, known, same);
const of = (name: string, words = "", kind: FileKind = "docx") => guess([file(name, words, kind)]).get(name);

describe("Of a file that was sent the portal guesses", () => {
  test.each([
    ["Agenda_EN.docx", "agenda", "en", "Agenda"],
    ["Повестка дня.docx", "agenda", "ru", "Повестка дня"],
    ["WP2 trends final.pdf", "working-paper", "en", "WP2 trends"],
    ["Список участников (рус).xlsx", "participants", "ru", "Список участников"],
    ["LoP.xlsx", "participants", "en", "LoP"],
    ["Межрегиональное_сотрудничество.pptx", "working-paper", "ru", "Межрегиональное сотрудничество"],
    ["En route to Vienna.pdf", "working-paper", "en", "En route to Vienna"],
    ["Отчет о совещании.docx", "meeting-report", "ru", "Отчет о совещании"],
    ["Выступление.RU.pdf", "statement", "ru", "Выступление"],
  ])("its kind, language and title: %s", (name, kind, language, title) => {
    const { title: titles, ...guessed } = of(name) ?? {};
    expect(guessed).toMatchObject({ kind, language });
    expect(titles).toMatchObject({ [language]: title });
  });

  test("what its words say where its name says nothing", () => {
    expect(of("scan_0417.pdf", "Рабочая группа экспертов по прекурсорам. Повестка дня", "pdf")).toMatchObject({
      ...{ language: "ru", kind: "agenda" },
    });
    expect(of("final.pdf", "E/CN.7/2021/CRP.9 Trends", "pdf")).toMatchObject({
      ...{ symbol: "E/CN.7/2021/CRP.9", kind: "conference-room-paper", language: "en" },
    });
    expect(of("a.pptx", "", "pptx")?.kind).toBe("presentation");
  });

  test.each([
    ["E-CN.7-2021-CRP.9 Trends.pdf", "E/CN.7/2021/CRP.9", "Trends"],
    ["E_CN.7_2021_CRP.9_Trends_EN.pdf", "E/CN.7/2021/CRP.9", "Trends"],
    ["Trends in 2021.pdf", null, "Trends in 2021"],
  ])("its symbol, as a name can hold one: %s", (name, symbol, title) => {
    expect(of(name)).toMatchObject({ symbol, title: { en: title } });
  });

  test("that names stay with the unit until somebody says otherwise", () => {
    expect([of("List of participants.xlsx")?.access, of("Agenda.docx")?.access]).toEqual(["unit", "public"]);
  });
});

describe("Files of one document", () => {
  test("are those of one name in two languages, or two of a kind of which a meeting has one", () => {
    const names = ["Trends_EN.pdf", "Agenda_EN.docx", "Trends_RU.pdf", "Повестка дня.docx", "Regulation.docx"];
    const guesses = guess(names.map((name) => file(name)));
    expect([...guesses.values()].map(({ belongs }) => belongs)).toEqual([
      { as: "new" },
      { as: "new" },
      { as: "with", id: "Trends_EN.pdf" },
      { as: "with", id: "Agenda_EN.docx" },
      { as: "new" },
    ]);
    expect(guesses.get("Agenda_EN.docx")?.title).toEqual({ en: "Agenda", ru: "Повестка дня" });
  });

  test("are never two in one language", () => {
    const guesses = guess(
      ["Agenda.docx", "Agenda (2).docx", "Повестка.docx", "Повестка дня.pdf"].map((one) => file(one)),
    );
    expect([...guesses.values()].map(({ belongs }) => belongs.as)).toEqual(["new", "new", "with", "with"]);
  });

  test("that is there already are known by its symbol, by the name of its file and by their bytes", () => {
    const known = [{ code: "D-2021-1", symbol: "E/CN.7/2021/CRP.9", names: ["Trends_EN.pdf"] }];
    const files = ["E-CN.7-2021-CRP.9.pdf", "Trends_RU.pdf", "other.pdf", "same.pdf"].map((one) => file(one));
    const guesses = guess(files, known, new Map([["bytes of same.pdf", "D-2021-1"]]));
    expect([...guesses.values()].map(({ belongs }) => belongs.as)).toEqual(["of", "of", "new", "of"]);
  });
});
