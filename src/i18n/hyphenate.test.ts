import fc from "fast-check";
import { expect, test } from "vitest";
import { hyphenate } from "./hyphenate.ts";

/** - stands for a soft hyphen. */
const shown = (text: string) => hyphenate(text).replaceAll("\u00AD", "-");

test.each([
  ["Координационная группа", "Ко-ор-ди-на-ци-он-ная группа"],
  ["Центральноазиатский региональный центр", "Цен-траль-но-ази-ат-ский ре-ги-ональ-ный центр"],
  ["правоохранительных органов", "пра-во-ох-ра-ни-тель-ных органов"],
  ["информационный", "ин-фор-ма-ци-он-ный"],
  ["Узбекистан", "Узбекистан"],
])("the margin may divide %s between syllables", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test("nothing but soft hyphens is added, and no letter stands alone", () => {
  const word = fc.string({ unit: fc.constantFrom(..."абвегийклмностуьщэюя"), minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(word, (text) => {
      const parts = hyphenate(text).split("\u00AD");
      expect(parts.join("")).toBe(text);
      expect(parts.filter((part) => part.length < 2)).toEqual([]);
    }),
  );
});

test("words of other alphabets are left as they are", () => {
  expect(hyphenate("Administration of responsibilities")).toBe("Administration of responsibilities");
});
