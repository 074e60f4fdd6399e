import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageStates, languageStatesInput } from "./language-state.ts";
import { type Localized, shownIn } from "./localized.ts";
import { recordText, statesUntold, textStatesAfter, withStates } from "./record-text.ts";
import { keptStates, recordTextThen, textStatesThen } from "./text-snapshot.ts";

const words = { en: "Seize precursors.", ru: "Изымать прекурсоры." };
const told = { en: "original", ru: "reviewed" } as const;
const first = textStatesAfter(words, told, null);

describe("a translation", () => {
  const changedTo = (now: Localized) => withStates(now, textStatesAfter(now, told, { words, states: first }));

  test("is current as long as its original stands as it was", () => {
    expect(withStates(words, first).outdated).toEqual({ en: false, ru: false });
    expect(changedTo(words).outdated).toEqual({ en: false, ru: false });
  });

  test("is outdated once the original was changed and it was not; then it says so until it is changed, too", () => {
    const changed = { ...words, en: "Seize more." };
    expect(changedTo(changed).outdated).toEqual({ en: false, ru: true });
    expect(changedTo({ ...changed, ru: "Изымать больше." }).outdated.ru).toBe(false);
  });

  test("is current again where the original came back to the words that it was made from", () => {
    const changed = { ...words, en: "Seize more." };
    const states = textStatesAfter(changed, told, { words, states: first });
    expect(withStates(words, textStatesAfter(words, told, { words: changed, states })).outdated.ru).toBe(false);
  });

  test("says it of English as well, where Russian is the original", () => {
    const inRussian = textStatesAfter(words, { en: "unofficial", ru: "original" }, null);
    expect(withStates({ ...words, ru: "Изымать." }, inRussian).outdated).toEqual({ en: true, ru: false });
  });

  test("is outdated if and only if the original is another than the one that it was made from", () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    const state = fc.constantFrom(...languageStates.filter((one) => one !== "missing" && one !== "original"));
    fc.assert(
      fc.property(text, text, text, state, fc.boolean(), (madeFrom, now, translation, ofTranslation, isRussian) => {
        const made = (original: string) =>
          isRussian ? { en: translation, ru: original } : { en: original, ru: translation };
        const toldOfIt = isRussian
          ? ({ en: ofTranslation, ru: "original" } as const)
          : ({ en: "original", ru: ofTranslation } as const);
        const states = textStatesAfter(made(madeFrom), toldOfIt, null);
        const { outdated } = withStates(made(now), states);
        const written = textStatesAfter(made(now), toldOfIt, { words: made(madeFrom), states });
        for (const one of [outdated, withStates(made(now), written).outdated]) {
          expect(isRussian ? one.en : one.ru).toBe(madeFrom !== now);
          expect(isRussian ? one.ru : one.en).toBe(false);
        }
      }),
    );
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
  const text = withStates({ ...words, en: "Seize more." }, first);
  expect(shownIn(text, (language) => language === "en")).toEqual({
    en: "Seize more.",
    ru: null,
    state: { en: "original", ru: "missing" },
    outdated: { en: false, ru: false },
  });
});

describe("a snapshot", () => {
  const row = { titleEn: "One", titleRu: "Два", outcomeEn: null, outcomeRu: null, states: { title: first } };

  test("keeps how far each text had come, and tells it again", () => {
    const snapshot = JSON.parse(JSON.stringify(keptStates("meeting", row)));
    expect(snapshot).toMatchObject({ titleEnState: "original", titleRuState: "reviewed", outcomeEnState: "missing" });
    expect(snapshot).not.toHaveProperty("states");
    expect(recordTextThen(snapshot, "title")).toEqual(recordText(row, "title"));
    expect(textStatesThen(snapshot, "title")).toEqual(first);
  });

  test("in which both languages were called the original takes the Russian for it", () => {
    const both = { textEn: "One", textRu: "Один", textEnState: "original", textRuState: "original", textBasis: null };
    expect(recordTextThen(both, "text").state).toEqual({ en: "reviewed", ru: "original" });
  });
});
