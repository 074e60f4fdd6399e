import { expect, test } from "vitest";
import { locales } from "#i18n/locale.ts";
import { currentOf, fileInput, isLanguage, nameOfLanguage, usualLanguages } from "./document-file.ts";

test("a file is in any language that has a name", () => {
  for (const code of usualLanguages) {
    expect(isLanguage(code), code).toBe(true);
    for (const locale of locales) expect(nameOfLanguage(code, locale)).not.toBe(code);
  }
  expect(nameOfLanguage("fa", "ru")).toBe("персидский");
  for (const code of ["", "e", "eng", "EN", "en-GB", "xx", "qq", "../", "1a"])
    expect(isLanguage(code), code).toBe(false);
});

test("what is said with a file is a language and, perhaps, a note", () => {
  expect(fileInput.parse({ language: " RU " })).toEqual({ language: "ru", note: null });
  expect(fileInput.parse({ language: "fa", note: " Corrected. " })).toEqual({ language: "fa", note: "Corrected." });
  for (const wrong of [{}, { language: "xx" }, { language: "en", note: "a".repeat(501) }]) {
    expect(fileInput.safeParse(wrong).success).toBe(false);
  }
});

test("readers get one file of each language", () => {
  const file = { replacedAt: null, removedAt: null };
  const day = new Date();
  const files = [
    { ...file, language: "en", replacedAt: day },
    { ...file, language: "en" },
    { ...file, language: "ru", removedAt: day },
    { ...file, language: "fa" },
  ];
  expect(currentOf(files)).toEqual([files[1], files[3]]);
});
