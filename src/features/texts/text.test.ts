import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentTranslationStates } from "#features/translations/translation.ts";
import { languageStates } from "#i18n/language-state.ts";
import { locales, otherLocale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { statesIn, textStatesAfter, withStates, wordsFingerprint } from "#i18n/record-text.ts";
import { settledIn, standingOriginal } from "#i18n/settled-text.ts";
import { cited, type Source } from "#i18n/source.ts";
import { directionOf, nameOfPlace, placeNamed, translated, wordsIn } from "./text.ts";

const source: Source = [];
const atlas = cited({ en: "Atlas", ru: null });
const words: Localized = { en: "Seize precursors.", ru: "Изымать прекурсоры." };
const stated = (of: { en: string | null; ru: string | null }, ru: "original" | "draft" | "official") => ({
  words: of,
  states: textStatesAfter(of, { en: ru === "original" ? "draft" : "original", ru }, null),
});

test("a text is translated from its original, and from the only language that has words", () => {
  expect(directionOf(words, { en: "original", ru: "draft" })).toEqual({ from: "en", into: "ru" });
  expect(directionOf(words, { en: "draft", ru: "original" })).toEqual({ from: "ru", into: "en" });
  expect(directionOf({ en: null, ru: "Да" }, { en: "missing", ru: "official" })).toEqual({ from: "ru", into: "en" });
});

test("a translation never touches the original", () => {
  const input = { words: "Изымать.", state: "reviewed" as const, source };
  const after = translated(stated(words, "draft"), input, {});
  expect(after.words).toEqual({ en: words.en, ru: "Изымать." });
  expect(after.states.en?.state).toBe("original");
  const other = translated(stated(words, "original"), { ...input, words: "Seize." }, {});
  expect(other.words).toEqual({ en: "Seize.", ru: words.ru });
});

describe("A text with words in one language alone, whichever it is,", () => {
  const told = languageStates.filter((state) => state !== "missing");
  const given = fc.record({
    from: fc.constantFrom(...locales),
    state: fc.constantFrom(...told),
    as: fc.constantFrom(...sentTranslationStates),
    hasSource: fc.boolean(),
  });
  type Given = ReturnType<(typeof given)["generate"]>["value"];
  const grounds = { source: cited({ en: "Letter of the host", ru: null }), confirmedBy: 7 };

  function translatedFrom({ from, state, as, hasSource }: Given) {
    const of = { en: null, ru: null, [from]: words[from] };
    const none = { en: "missing", ru: "missing" } as const;
    const vouched = { grounds: { [from]: hasSource ? grounds : {} } };
    const before = { words: of, states: textStatesAfter(of, { ...none, [from]: state }, null, vouched) };
    const input = { words: words[otherLocale(from)] ?? "", state: as, source };
    return { before, after: translated(before, input, { at: new Date("2026-02-01") }) };
  }

  test("is translated into the other, is the original from then on, and keeps its words and who vouches for them", () => {
    fc.assert(
      fc.property(given, (one) => {
        const { before, after } = translatedFrom(one);
        const { from } = one;
        const into = otherLocale(from);
        expect(after.words).toEqual(words);
        expect(standingOriginal(after)).toBe(from);
        expect(after.states[into]).toMatchObject({ state: one.as, madeFrom: wordsFingerprint(words[from] ?? "") });
        expect(withStates(after.words, after.states).outdated).toEqual({ en: null, ru: null });
        const { state, ...beside } = after.states[from] ?? {};
        expect(beside).toEqual(
          Object.fromEntries(Object.entries(before.states[from] ?? {}).filter(([key]) => key !== "state")),
        );
        if (one.state === "official" || one.state === "original") expect(state).toBe(one.state);
        const changed = { ...after.words, [from]: "Other." };
        const later = textStatesAfter(changed, statesIn(after.states), after, {});
        expect(withStates(changed, later).outdated[into]).not.toBeNull();
      }),
    );
  });

  test("is settled as before once it is translated, and its translation is not", () => {
    fc.assert(
      fc.property(given, fc.boolean(), (one, isAdopted) => {
        const { before, after } = translatedFrom(one);
        const settled = settledIn(before, isAdopted);
        expect(settledIn(after, isAdopted)).toEqual(settled);
        expect(settled[otherLocale(one.from)]).toBe(false);
      }),
    );
  });
});

test("what was translated from an original that has changed meanwhile is outdated from the first", () => {
  const moved = stated({ en: "Seize all.", ru: null }, "draft");
  const telling = { at: new Date("2026-02-01"), beside: { en: "Seize some.", ru: null } };
  const { words: after, states } = translated(moved, { words: "Изымать.", state: "draft", source }, telling);
  expect(withStates(after, states).outdated.ru?.madeFrom.words).toBe("Seize some.");
});

test("the source of a translation is the one that is given with it", () => {
  const input = { words: "Изымать.", state: "reviewed" as const, source: atlas };
  const first = translated(stated(words, "draft"), input, {});
  expect(first.states.ru?.source).toEqual(atlas);
  expect(translated(first, { ...input, source }, {}).states.ru?.source).toBeUndefined();
});

test("words are counted as translators do", () => {
  expect(wordsIn("Seize precursors, and acetic-anhydride (AA) in 2021.", "en")).toBe(8);
  expect(wordsIn("Изымать прекурсоры.", "ru")).toBe(2);
});

test("a text is called by noun, code and field, and nothing else is one", () => {
  const place = { subject: "partner_group", key: "all-states", field: "name" } as const;
  expect(nameOfPlace(place)).toBe("partner-group/all-states/name");
  expect(placeNamed("partner-group", "all-states", "name")).toEqual(place);
  expect(placeNamed("partner-group", "all-states", "text")).toBeNull();
  expect(placeNamed("person", "1", "name")).toBeNull();
});
