import { describe, expect, test } from "vitest";
import { fromParagraphs, isSameText, paragraphsOf, provenanceAfterAmending, statesAfterAmending } from "./amendment.ts";

describe("a text of several paragraphs", () => {
  test("is divided at its line ends, as any browser sends them, and joined with blank lines", () => {
    expect(paragraphsOf("One.\r\n\r\nTwo. \n \nThree.")).toEqual(["One.", "Two.", "Three."]);
    expect(fromParagraphs(["One.", "", "Two.\n\nThree."])).toBe("One.\n\nTwo.\n\nThree.");
    expect(fromParagraphs(["", " "])).toBeNull();
  });

  test("is the same however its paragraphs are set apart", () => {
    expect(isSameText("One.\nTwo.", "One.\r\n\r\nTwo.")).toBe(true);
    expect(isSameText("One.", "One. Two.")).toBe(false);
  });
});

describe("words that a meeting has changed", () => {
  const before = { en: "Control.", ru: "Контроль.", state: { en: "original", ru: "reviewed" } } as const;

  test("have been reviewed by nobody, and what was not changed stays as it was", () => {
    expect(statesAfterAmending(before, { en: "Strict control.", ru: "Строгий контроль." })).toEqual({
      en: "original",
      ru: "draft",
    });
    expect(statesAfterAmending(before, { en: "Strict control.", ru: "Контроль." })).toEqual({
      en: "original",
      ru: "reviewed",
    });
    expect(statesAfterAmending(before, { en: "Strict control.", ru: null })).toEqual({ en: "original", ru: "missing" });
  });

  test("stay unofficial where they were, and are the original where there were none", () => {
    const unofficial = { ...before, state: { en: "original", ru: "unofficial" } } as const;
    expect(statesAfterAmending(unofficial, { en: "Control.", ru: "Строгий контроль." }).ru).toBe("unofficial");
    const none = { en: null, ru: null, state: { en: "missing", ru: "missing" } } as const;
    expect(statesAfterAmending(none, { en: "Control.", ru: "Контроль." })).toEqual({ en: "original", ru: "draft" });
    expect(statesAfterAmending(none, { en: null, ru: "Контроль." })).toEqual({ en: "missing", ru: "original" });
  });

  test("are those that were agreed, but a sample stays a sample", () => {
    expect(provenanceAfterAmending("no-text")).toBe("official");
    expect(provenanceAfterAmending("attested-theme")).toBe("official");
    expect(provenanceAfterAmending("sample")).toBe("sample");
  });
});
