import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageStates, languageStatesInput } from "./language-state.ts";
import { type Localized, shownIn } from "./localized.ts";
import {
  keptStates,
  recordText,
  recordTextThen,
  standingsAfter,
  standingsThen,
  statesUntold,
  withStandings,
} from "./record-text.ts";

const words = { en: "Seize precursors.", ru: "Изымать прекурсоры." };
const states = { en: "original", ru: "reviewed" } as const;
const first = standingsAfter(words, states, null);

describe("a translation", () => {
  const changedTo = (now: Localized) => withStandings(now, standingsAfter(now, states, { words, standings: first }));

  test("is current as long as its original stands as it was", () => {
    expect(withStandings(words, first).outdated).toEqual({ en: false, ru: false });
    expect(changedTo(words).outdated).toEqual({ en: false, ru: false });
  });

  test("is outdated once the original was changed and it was not; then it says so until it is changed, too", () => {
    const changed = { ...words, en: "Seize more." };
    expect(changedTo(changed).outdated).toEqual({ en: false, ru: true });
    expect(changedTo({ ...changed, ru: "Изымать больше." }).outdated.ru).toBe(false);
  });

  test("is current again where the original came back to the words that it was made from", () => {
    const changed = { ...words, en: "Seize more." };
    const standings = standingsAfter(changed, states, { words, standings: first });
    expect(withStandings(words, standingsAfter(words, states, { words: changed, standings })).outdated.ru).toBe(false);
  });

  test("says it of English as well, where Russian is the original", () => {
    const inRussian = standingsAfter(words, { en: "unofficial", ru: "original" }, null);
    expect(withStandings({ ...words, ru: "Изымать." }, inRussian).outdated).toEqual({ en: true, ru: false });
  });

  test("is outdated if and only if the original is another than the one that it was made from", () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    const state = fc.constantFrom(...languageStates.filter((one) => one !== "missing" && one !== "original"));
    fc.assert(
      fc.property(text, text, text, state, fc.boolean(), (madeFrom, now, translation, ofTranslation, isRussian) => {
        const made = (original: string) =>
          isRussian ? { en: translation, ru: original } : { en: original, ru: translation };
        const told = isRussian
          ? ({ en: ofTranslation, ru: "original" } as const)
          : ({ en: "original", ru: ofTranslation } as const);
        const standings = standingsAfter(made(madeFrom), told, null);
        const { outdated } = withStandings(made(now), standings);
        const written = standingsAfter(made(now), told, { words: made(madeFrom), standings });
        for (const one of [outdated, withStandings(made(now), written).outdated]) {
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
  expect(standingsAfter(words, { en: "original", ru: "missing" }, null).ru?.state).toBe("draft");
  expect(standingsAfter({ en: null, ru: null }, states, null)).toEqual({ en: null, ru: null });
});

test("Who confirmed words confirmed these words: others have to be confirmed again", () => {
  const standings = { ...first, ru: { ...first.ru, state: "official", confirmedBy: 7 } as const };
  const official = { en: "original", ru: "official" } as const;
  expect(standingsAfter(words, official, { words, standings }).ru?.confirmedBy).toBe(7);
  const other = { ...words, ru: "Изымать." };
  expect(standingsAfter(other, official, { words, standings }).ru?.confirmedBy).toBeUndefined();
});

test("Two languages are not each the original of the other", () => {
  expect(languageStatesInput.safeParse({ en: "original", ru: "original" }).success).toBe(false);
  expect(languageStatesInput.safeParse({ en: "reviewed", ru: "original" }).success).toBe(true);
});

test("In a language that a reader may not see, there are neither words nor how far they have come", () => {
  const text = withStandings({ ...words, en: "Seize more." }, first);
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
    expect(standingsThen(snapshot, "title")).toEqual(first);
  });

  test("in which both languages were called the original takes the Russian for it", () => {
    const both = { textEn: "One", textRu: "Один", textEnState: "original", textRuState: "original", textBasis: null };
    expect(recordTextThen(both, "text").state).toEqual({ en: "reviewed", ru: "original" });
  });
});
