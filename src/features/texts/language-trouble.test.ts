import { expect, test } from "vitest";
import type { LanguageState } from "#i18n/language-state.ts";
import type { RecordText } from "#i18n/localized.ts";
import { textStatesAfter, withStates } from "#i18n/record-text.ts";
import { troubleIn, troublesSince } from "./language-trouble.ts";

const words = { en: "Seize precursors.", ru: "Изымать прекурсоры." };

/** Words that were translated as they stood, with the words of now. */
function text(ru: LanguageState = "reviewed", now: { en: string | null; ru: string | null } = words): RecordText {
  return withStates(now, textStatesAfter(words, { en: "original", ru }, null));
}

const on = (day: string, ru?: LanguageState) => ({ text: text(ru), recordedAt: new Date(`${day}T12:00:00Z`) });

test("a language is missing, outdated, or read again by nobody", () => {
  expect(troubleIn("ru", text())).toBeNull();
  expect(troubleIn("ru", text("missing", { ...words, ru: null }))).toBe("missing");
  expect(troubleIn("ru", text("reviewed", { ...words, en: "Seize more." }))).toBe("outdated");
  expect(troubleIn("ru", text("unofficial"))).toBe("unsettled");
  expect(troubleIn("en", text())).toBeNull();
});

test("where there are no words there is nothing to translate", () => {
  expect(troubleIn("ru", text("missing", { en: null, ru: null }))).toBeNull();
});

test("it waits since the change from which on it has been so", () => {
  const history = [on("2024-03-01", "unofficial"), on("2024-02-01", "draft"), on("2024-01-01")];
  expect(troublesSince(history)).toEqual([
    { language: "ru", trouble: "unsettled", since: new Date("2024-02-01T12:00:00Z") },
  ]);
  expect(troublesSince(history.slice(2))).toEqual([]);
  expect(troublesSince([])).toEqual([]);
});
