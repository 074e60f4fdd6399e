import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asRead, inBothAlphabets, mixedWords } from "./look-alikes.ts";

describe("Letters of another alphabet that look alike", () => {
  test.each([
    ["Pекомендация", "latin among cyrillic", ["P"], "Рекомендация"],
    ["Traffickіng", "cyrillic among latin", ["і"], "Trafficking"],
    ["Пëтр", "latin among cyrillic", ["ë"], "Пётр"],
    ["ОOН", "latin among cyrillic", ["O"], "ООН"],
  ])("are found in %s: %s", (word, which, strangers, right) => {
    const alphabet = which.endsWith("cyrillic") ? "cyrillic" : "latin";
    expect(mixedWords(`… «${word}», ${word} и/and`)).toEqual([{ word, alphabet, strangers, right }]);
    expect(asRead(`«${word}».`)).toBe(`«${right}».`);
  });

  test.each(["Рекомендация", "UNODC", "ЮНОДК/UNODC", "Wi-Fi-сеть", "COVIDный", "2021-ІІІ-4", "CCCP СССР", "№ 4, § 5"])(
    "are none in %s",
    (text) => {
      expect(mixedWords(text)).toEqual([]);
      expect(asRead(text)).toBe(text);
    },
  );

  test("are read as they are meant in any word, wherever they stand", () => {
    const likes = new Map(Array.from("АВСЕНКМОРТХаеорсух", (own, index) => [own, "ABCEHKMOPTXaeopcyx"[index] ?? own]));
    const words = fc.constantFrom("РЕКОМЕНДАЦИЯ", "Наркотрафик", "прекурсоры", "Душанбе", "Казахстан");
    fc.assert(
      fc.property(words, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (word, strange) => {
        const typed = Array.from(word, (letter, index) => (strange[index] ? (likes.get(letter) ?? letter) : letter));
        expect(asRead(typed.join(""))).toBe(word);
      }),
    );
  });

  test("are asked for in both alphabets where both can write the word", () => {
    expect(inBothAlphabets("CCCP")).toEqual(["CCCP", "СССР"]);
    expect(inBothAlphabets("СССР")).toEqual(["CCCP", "СССР"]);
    expect(["рост", "с", "cat", "2021"].map(inBothAlphabets)).toEqual([null, null, null, null]);
  });
});

test("A Russian word is read without the accent that tells its stress", () => {
  expect(asRead("за\u0301мок, все\u0301 ещё й")).toBe("замок, все ещё й");
});

test("Reading a text as it is looked for changes nothing the second time", () => {
  const letters = fc.constantFrom(..."abceopxyABCукАВСЕНёйıßé\u0301\u0308 -«»1".split(""));
  const texts = fc.array(letters, { maxLength: 20 }).map((some) => some.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      expect(asRead(asRead(text))).toBe(asRead(text));
    }),
    { numRuns: 3000 },
  );
});
