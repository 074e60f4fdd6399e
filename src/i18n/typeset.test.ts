import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "#lib/clean-text.ts";
import { locales } from "./locale.ts";
import { typeset } from "./typeset.ts";

/** ~ stands for a non-breaking space, | for a word joiner. */
const shown = (text: string) => typeset(text, "ru").replaceAll("\u00A0", "~").replaceAll("\u2060", "|");

const words = fc.constantFrom(
  ..."и в на не ни по с 15 2021 201 000 8 га тыс. кг года ноября совещание направление III Парижский пакт пункт № 4 п. А. Б. Иванов – 15–16 15-е 2021-III-4 «Парижский пакт» October 1 UNODC, ! ( )".split(
    " ",
  ),
);
const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.array(words, { maxLength: 12 }).map((some) => some.join(" ")),
);

describe("a Russian text set for print", () => {
  it.each([
    ["это не так и не иначе", "это не~так и~не~иначе"],
    ["занята ли должность, все же", "занята~ли должность, все~же"],
    ["в Вене, по направлению III", "в~Вене, по~направлению~III"],
    ["Вена – место встречи", "Вена~– место встречи"],
    ["содействовать развитию …", "содействовать развитию~…"],
    ["не менее 7 : 1, как", "не~менее 7~:~1, как"],
    ["15–16 ноября 2021 года", "15|–|16~ноября 2021~года"],
    ["201 000 га в 2016 году", "201~000~га~в~2016~году"],
    ["13 рекомендаций и 5 или 6 партнеров", "13~рекомендаций и~5 или 6~партнеров"],
    ["12 тыс. га", "12~тыс.~га"],
    ["12 из 81 партнера", "12~из~81~партнера"],
    ["II. Потоки и IV. Здоровье", "II.~Потоки и~IV.~Здоровье"],
    ["п. 18 и № 4, пункт 22", "п.~18 и~№~4, пункт~22"],
    ["А. Б. Иванов", "А.~Б.~Иванов"],
    ["инициатива «Парижский пакт», Парижского пакта", "инициатива «Парижский~пакт», Парижского~пакта"],
    ["15-е совещание, 2021-III-4", "15\u2011е совещание, 2021-III-4"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe("typesetting, in every language,", () => {
  it("changes nothing but spaces, joiners and the hyphen of an ordinal: a text copied from a page is the one that is stored", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...locales), (text, locale) => {
        expect(cleanText(typeset(text, locale))).toBe(cleanText(text));
      }),
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...locales), (text, locale) => {
        const once = typeset(text, locale);
        expect(typeset(once, locale)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves the number of a recommendation as it can be copied and searched", () => {
    for (const locale of locales) expect(typeset("2021-III-4", locale)).toBe("2021-III-4");
  });
});
