import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LanguageStates, languageStates, languageStatesInput } from "./language-state.ts";
import { type Localized, shownIn } from "./localized.ts";
import { recordText, statesUntold, textStatesAfter, withStates } from "./record-text.ts";
import { keptStates, recordTextThen, textStatesThen } from "./text-snapshot.ts";

const words = { en: "Seize precursors.", ru: "Изымать прекурсоры." };
const told = { en: "original", ru: "reviewed" } as const;
const first = textStatesAfter(words, told, null);

describe("a translation", () => {
  const changedTo = (now: Localized) => withStates(now, textStatesAfter(now, told, { words, states: first }));

  test("is current as long as its original stands as it was", () => {
    expect(withStates(words, first).outdated).toEqual({ en: null, ru: null });
    expect(changedTo(words).outdated).toEqual({ en: null, ru: null });
  });

  test("is outdated once the original was changed, until somebody says that it was translated from that", () => {
    const behind = { since: null, madeFrom: { on: null, words: words.en } };
    const changed = { ...words, en: "Seize more." };
    expect(changedTo(changed).outdated).toEqual({ en: null, ru: behind });
    const both = { ...changed, ru: "Изымать больше." };
    expect(changedTo(both).outdated.ru).toEqual(behind);
    const translated = textStatesAfter(both, told, { words, states: first }, { isTranslated: true });
    expect(withStates(both, translated).outdated.ru).toBeNull();
  });

  test("is current again where the original came back to the words that it was made from", () => {
    const changed = { ...words, en: "Seize more." };
    const states = textStatesAfter(changed, told, { words, states: first });
    expect(withStates(words, textStatesAfter(words, told, { words: changed, states })).outdated.ru).toBeNull();
  });

  test("says it of English as well, where Russian is the original", () => {
    const inRussian = { en: "unofficial", ru: "original" } as const;
    const before = { words, states: textStatesAfter(words, inRussian, null) };
    const changed = { ...words, ru: "Изымать." };
    expect(withStates(changed, textStatesAfter(changed, inRussian, before)).outdated).toMatchObject({
      en: { madeFrom: { words: words.ru } },
      ru: null,
    });
  });

  const day = (index: number) => `2026-03-${String(index + 1).padStart(2, "0")}`;
  const words4 = fc.constantFrom("Alpha", "Beta", "Gamma", "Delta");
  const deed = fc.record({
    original: fc.option(words4, { nil: undefined }),
    translation: fc.option(words4, { nil: undefined }),
    isTranslated: fc.boolean(),
    isTrivial: fc.boolean(),
    state: fc.constantFrom(...languageStates.filter((one) => one !== "missing" && one !== "original")),
  });

  test("is outdated if and only if its original changed, but in spelling, after the version that it names", () => {
    const path = fc.tuple(fc.array(deed, { minLength: 1, maxLength: 12 }), fc.boolean());
    fc.assert(
      fc.property(path, ([deeds, isRussian]) => {
        const [ofOriginal, ofTranslation] = isRussian ? (["ru", "en"] as const) : (["en", "ru"] as const);
        const pair = (original: string, translation: string) =>
          isRussian ? { en: translation, ru: original } : { en: original, ru: translation };
        let now = { original: "Alpha", translation: "First", on: day(0) };
        let named = { words: now.original, on: now.on };
        let since: string | null = null;
        let states = textStatesAfter(
          pair(now.original, now.translation),
          { ...{ en: "draft", ru: "draft" }, [ofOriginal]: "original" } as LanguageStates,
          null,
          { at: new Date(day(0)) },
        );
        for (const [index, { original, translation, isTranslated, isTrivial, state }] of deeds.entries()) {
          const on = day(index + 1);
          const next = { original: original ?? now.original, translation: translation ?? now.translation };
          const told = { ...{ en: state, ru: state }, [ofOriginal]: "original" } as LanguageStates;
          const before = { words: pair(now.original, now.translation), states };
          states = textStatesAfter(pair(next.original, next.translation), told, before, {
            ...{ at: new Date(on), isTranslated, isTrivial },
          });
          const isOther = next.original !== now.original;
          if (isOther && isTrivial && named.words === now.original) named = { ...named, words: next.original };
          now = { ...next, on: isOther && !isTrivial ? on : now.on };
          if (isTranslated) named = { words: now.original, on: now.on };
          since = named.words === now.original ? null : (since ?? on);
          const { outdated } = withStates(pair(now.original, now.translation), states);
          expect(outdated[ofTranslation]).toEqual(since && { since, madeFrom: named });
          expect(outdated[ofOriginal]).toBeNull();
        }
      }),
    );
  });

  test("that is written from what its author was shown is behind what a colleague wrote meanwhile", () => {
    const none = textStatesAfter({ ...words, ru: null }, told, null, { at: new Date(day(0)) });
    const changed = { en: "Seize more.", ru: null };
    const states = textStatesAfter(
      changed,
      told,
      { words: { ...words, ru: null }, states: none },
      { at: new Date(day(1)) },
    );
    const after = textStatesAfter(
      { ...changed, ru: words.ru },
      told,
      { words: changed, states },
      {
        ...{ at: new Date(day(2)), beside: words },
      },
    );
    expect(withStates({ ...changed, ru: words.ru }, after).outdated.ru).toEqual({
      since: day(1),
      madeFrom: { on: null, words: words.en },
    });
  });

  test("of which only a letter is changed, or how far it has come, stays what it was made from", () => {
    const changed = { ...words, en: "Seize more." };
    const states = textStatesAfter(changed, told, { words, states: first });
    const spaced = textStatesAfter({ ...changed, ru: "Изымать прекурсоры ." }, told, { words: changed, states });
    const reviewed = textStatesAfter(changed, { en: "original", ru: "official" }, { words: changed, states });
    for (const one of [spaced, reviewed]) expect(withStates(changed, one).outdated.ru?.madeFrom.words).toBe(words.en);
  });
});

test("Where nobody tells it, English is the original and the Russian confirmed by nobody", () => {
  expect(statesUntold(words)).toEqual({ en: "original", ru: "unofficial" });
  expect(statesUntold({ ...words, en: null })).toEqual({ en: "missing", ru: "original" });
});

test("Words of which somebody says that they are missing are a draft; where there are none, nothing has a state", () => {
  expect(textStatesAfter(words, { en: "original", ru: "missing" }, null).ru?.state).toBe("draft");
  expect(textStatesAfter({ en: null, ru: null }, told, null)).toEqual({ en: null, ru: null });
});

test("Who confirmed words confirmed these words: others have to be confirmed again", () => {
  const states = { ...first, ru: { ...first.ru, state: "official", confirmedBy: 7 } as const };
  const official = { en: "original", ru: "official" } as const;
  expect(textStatesAfter(words, official, { words, states }).ru?.confirmedBy).toBe(7);
  const other = { ...words, ru: "Изымать." };
  expect(textStatesAfter(other, official, { words, states }).ru?.confirmedBy).toBeUndefined();
});

test("Two languages are not each the original of the other", () => {
  expect(languageStatesInput.safeParse({ en: "original", ru: "original" }).success).toBe(false);
  expect(languageStatesInput.safeParse({ en: "reviewed", ru: "original" }).success).toBe(true);
});

test("In a language that a reader may not see, there are neither words nor how far they have come", () => {
  const changed = { ...words, en: "Seize more." };
  const behind = withStates(changed, textStatesAfter(changed, told, { words, states: first }));
  expect(shownIn(behind, (language) => language === "en")).toEqual({
    en: "Seize more.",
    ru: null,
    state: { en: "original", ru: "missing" },
    outdated: { en: null, ru: null },
    official: { en: null, ru: null },
    place: null,
  });
  const russian = shownIn(behind, (language) => language === "ru");
  expect(russian.outdated.ru).toEqual({ since: null, madeFrom: { on: null, words: null } });
});

describe("a snapshot", () => {
  const row = {
    code: "PCGM-1",
    titleEn: "One",
    titleRu: "Два",
    outcomeEn: null,
    outcomeRu: null,
    states: { title: first },
  };

  test("keeps how far each text had come, and tells it again", () => {
    const snapshot = JSON.parse(JSON.stringify(keptStates("meeting", row)));
    expect(snapshot).toMatchObject({ titleEnState: "original", titleRuState: "reviewed", outcomeEnState: "missing" });
    expect(snapshot).not.toHaveProperty("states");
    expect(recordTextThen(snapshot, "title")).toEqual({ ...recordText("meeting", row, "title"), place: null });
    expect(textStatesThen(snapshot, "title")).toEqual(first);
  });

  test("in which both languages were called the original takes the Russian for it", () => {
    const both = { textEn: "One", textRu: "Один", textEnState: "original", textRuState: "original", textBasis: null };
    expect(recordTextThen(both, "text").state).toEqual({ en: "reviewed", ru: "original" });
  });
});
