import { expect, test } from "vitest";
import { textStatesAfter, withStates } from "#i18n/record-text.ts";
import { directionOf, nameOfPlace, placeNamed, translated, wordsIn } from "./text.ts";

const source = { en: null, ru: null };
const words = { en: "Seize precursors.", ru: "Изымать прекурсоры." };
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

test("words from which others are made are the original, whatever they were called while they stood alone", () => {
  const alone = stated({ en: null, ru: "Изымать." }, "official");
  const { words: after, states } = translated(alone, { words: "Seize.", state: "unofficial", source }, {});
  expect([states.en?.state, states.ru?.state]).toEqual(["unofficial", "original"]);
  expect(withStates(after, states).outdated).toEqual({ en: null, ru: null });
});

test("what was translated from an original that has changed meanwhile is outdated from the first", () => {
  const moved = stated({ en: "Seize all.", ru: null }, "draft");
  const telling = { at: new Date("2026-02-01"), beside: { en: "Seize some.", ru: null } };
  const { words: after, states } = translated(moved, { words: "Изымать.", state: "draft", source }, telling);
  expect(withStates(after, states).outdated.ru?.madeFrom.words).toBe("Seize some.");
});

test("the source of a translation is the one that is given with it", () => {
  const input = { words: "Изымать.", state: "reviewed" as const, source: { en: "Atlas", ru: null } };
  const first = translated(stated(words, "draft"), input, {});
  expect(first.states.ru?.source).toEqual({ en: "Atlas", ru: null });
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
