import { expect, test } from "vitest";
import { fingerprint } from "#lib/fingerprint.ts";
import { type Texts, troubleIn, troublesSince } from "./language-trouble.ts";

const english = "Seize precursors.";
const texts = (more: Partial<Texts> = {}): Texts => ({
  textEn: english,
  textRu: "Изымать прекурсоры.",
  textEnState: "original",
  textRuState: "reviewed",
  textBasis: fingerprint(english),
  ...more,
});

const on = (day: string, more: Partial<Texts> = {}) => ({
  texts: texts(more),
  recordedAt: new Date(`${day}T12:00:00Z`),
});

test("a language is missing, outdated, or read again by nobody", () => {
  expect(troubleIn("ru", texts())).toBeNull();
  expect(troubleIn("ru", texts({ textRu: null, textRuState: "missing" }))).toBe("missing");
  expect(troubleIn("ru", texts({ textEn: "Seize more." }))).toBe("outdated");
  expect(troubleIn("ru", texts({ textRuState: "unofficial" }))).toBe("unsettled");
  expect(troubleIn("en", texts())).toBeNull();
});

test("where there are no words there is nothing to translate", () => {
  expect(troubleIn("ru", texts({ textEn: null, textRu: null }))).toBeNull();
});

test("it waits since the change from which on it has been so", () => {
  const history = [
    on("2024-03-01", { textRuState: "unofficial" }),
    on("2024-02-01", { textRuState: "draft" }),
    on("2024-01-01"),
  ];
  expect(troublesSince(history)).toEqual([
    { language: "ru", trouble: "unsettled", since: new Date("2024-02-01T12:00:00Z") },
  ]);
  expect(troublesSince(history.slice(2))).toEqual([]);
  expect(troublesSince([])).toEqual([]);
});
