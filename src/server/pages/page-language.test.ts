import { describe, expect, test } from "vitest";
import { chosenLanguage, readersLanguage } from "./page-language.ts";

describe("The language of a reader who names none", () => {
  test("is the one chosen before", () => {
    expect(readersLanguage("a=1; language=ru", "en")).toBe("ru");
    expect(readersLanguage("xlanguage=ru", undefined)).toBe("en");
  });

  test("is else the first that the browser asks for and the portal has", () => {
    expect(readersLanguage(undefined, "tg, ru-TJ;q=0.8, en;q=0.5")).toBe("ru");
    expect(readersLanguage(undefined, "ru;q=0.3, en-GB;q=0.9")).toBe("en");
    expect(readersLanguage(undefined, "ru;q=0, fr")).toBe("en");
  });

  test("is English where nothing is said", () => {
    expect(readersLanguage(undefined, undefined)).toBe("en");
    expect(readersLanguage("language=xx", ";;q=,,")).toBe("en");
  });
});

describe("Going over to the other language is a choice", () => {
  test("from a page of the portal in one language to one in the other", () => {
    expect(chosenLanguage("https://portal.example/en/about", "portal.example", "/ru/about")).toBe("ru");
    expect(chosenLanguage("http://127.0.0.1:3000/ru?x=1", "127.0.0.1:3000", "/en/about")).toBe("en");
  });

  test("staying in a language, or coming from elsewhere, is none", () => {
    expect(chosenLanguage("https://portal.example/ru", "portal.example", "/ru/about")).toBeNull();
    expect(chosenLanguage("https://other.example/en/", "portal.example", "/ru")).toBeNull();
    expect(chosenLanguage("garbage", "portal.example", "/ru")).toBeNull();
  });
});
