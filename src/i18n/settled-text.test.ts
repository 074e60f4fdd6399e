import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageStates } from "./language-state.ts";
import { locales } from "./locale.ts";
import { statesUntold, textStatesAfter } from "./record-text.ts";
import { changedIn, emptiedInPublic, settledIn, standingOriginal, unvouched } from "./settled-text.ts";
import { cited } from "./source.ts";

const source = cited({ en: "Official Journal, page 7", ru: null });

const words = fc.record({
  en: fc.option(fc.constantFrom("One.", "Two.")),
  ru: fc.option(fc.constantFrom("Раз.", "Два.")),
});
const states = fc.record({ en: fc.constantFrom(...languageStates), ru: fc.constantFrom(...languageStates) });
const texts = fc
  .record({ words, told: states })
  .filter(({ told }) => told.en !== "original" || told.ru !== "original")
  .map(({ words, told }) => {
    const grounds = { en: { source }, ru: { source } };
    return { words, states: textStatesAfter(words, told, null, { grounds }) };
  });

describe("What nobody changes alone", () => {
  test("is the original of what was adopted, whichever language that is", () => {
    const english = { en: "One.", ru: "Раз." };
    const of = (told: Parameters<typeof textStatesAfter>[1]) => ({
      words: english,
      states: textStatesAfter(english, told, null),
    });
    expect(settledIn(of({ en: "original", ru: "unofficial" }), true)).toEqual({ en: true, ru: false });
    expect(settledIn(of({ en: "draft", ru: "original" }), true)).toEqual({ en: false, ru: true });
    expect(settledIn(of({ en: "original", ru: "unofficial" }), false)).toEqual({ en: false, ru: false });
  });

  test("is the only language that has words, where nothing says which is the original", () => {
    const russian = { en: null, ru: "Раз." };
    const text = { words: russian, states: textStatesAfter(russian, { en: "missing", ru: "draft" }, null) };
    expect(settledIn(text, true)).toEqual({ en: false, ru: true });
  });

  test("is what is official, adopted or not; and never a language without words", () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isAdopted) => {
        const settled = settledIn(text, isAdopted);
        for (const language of locales) {
          const isOfficial = text.states[language]?.state === "official";
          const isAdoptedOriginal = isAdopted && language === standingOriginal(text);
          expect(settled[language]).toBe(Boolean(text.words[language]) && (isOfficial || isAdoptedOriginal));
        }
      }),
    );
  });

  test("stays in its words, in its state and as the original it is, whatever else is changed", () => {
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (before, after, isAdopted) => {
        const settled = settledIn(before, isAdopted);
        const changed = changedIn(before, after);
        for (const language of locales.filter((one) => settled[one] && !changed.includes(one))) {
          expect(after.words[language]).toBe(before.words[language]);
          expect(after.states[language]?.state).toBe(before.states[language]?.state);
          expect(standingOriginal(after)).toBe(standingOriginal(before));
        }
      }),
    );
  });
});

test("Words become official with a source alone; of those of before, of which none was told, none is asked", () => {
  const text = { en: "One.", ru: "Раз." };
  const plain = textStatesAfter(text, { en: "original", ru: "reviewed" }, null);
  const bare = textStatesAfter(text, { en: "original", ru: "official" }, null);
  const vouched = textStatesAfter(text, { en: "original", ru: "official" }, null, { grounds: { ru: { source } } });
  expect(unvouched(bare, plain)).toEqual(["ru"]);
  expect(unvouched(bare, bare)).toEqual([]);
  expect(unvouched(vouched, plain)).toEqual([]);
  expect(vouched.ru).toMatchObject({ state: "official", source });
});

test("A source vouches for the words that it was named for, and for no others", () => {
  const text = { en: "One.", ru: "Раз." };
  const states = textStatesAfter(text, { en: "original", ru: "official" }, null, { grounds: { ru: { source } } });
  const told = { en: "original", ru: "official" } as const;
  expect(textStatesAfter(text, told, { words: text, states }).ru).toMatchObject({ source });
  const others = { ...text, ru: "Два." };
  expect(unvouched(textStatesAfter(others, told, { words: text, states }), states)).toEqual(["ru"]);
});

test("A record keeps its words in every language in which it is public", () => {
  const inRussian = { publishedEnAt: null, publishedRuAt: new Date("2021-11-16") };
  const before = { en: "Experts", ru: "Эксперты" };
  expect(emptiedInPublic(inRussian, before, { en: "Experts", ru: null })).toEqual(["ru"]);
  expect(emptiedInPublic(inRussian, before, { en: null, ru: "Эксперты" })).toEqual([]);
  expect(emptiedInPublic(inRussian, { en: "Experts", ru: null }, { en: "Experts", ru: null })).toEqual([]);
});

test("Words of which nothing is told are settled by their adoption alone", () => {
  const text = { en: "One.", ru: null };
  const stood = { words: text, states: textStatesAfter(text, statesUntold(text), null) };
  expect(settledIn(stood, false).en).toBe(false);
  expect(settledIn(stood, true).en).toBe(true);
});
