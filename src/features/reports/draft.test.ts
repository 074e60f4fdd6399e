import { describe, expect, test } from "vitest";
import { type DraftInput, draftInput, draftMark, draftMove } from "./draft.ts";

const words = (statement: string): DraftInput => ({ state: null, statement, language: "ru", evidence: "" });
const stored = (statement: string, writer: string) => ({ ...words(statement), writer });
const mine = "my sheet";

describe("a draft", () => {
  test("holds what was typed, right or wrong", () => {
    const typed = { state: "", statement: " one\r\ntwo ", language: "en", evidence: "see the annex" };
    expect(draftInput.parse(typed)).toEqual({
      state: null,
      statement: "one\ntwo",
      language: "en",
      evidence: "see the annex",
    });
  });

  test("is none while only a language is chosen", () => {
    expect(draftMark({ ...words(""), language: "en" })).toBe("");
    expect(draftMark(words("A"))).not.toBe(draftMark({ ...words("A"), language: "en" }));
  });
});

describe("words that are typed", () => {
  test("are saved where nothing stands, and removed when they are taken away", () => {
    expect(draftMove(null, words("A"), { seen: "", writer: mine })).toBe("save");
    expect(draftMove(stored("A", mine), words(""), { seen: draftMark(words("A")), writer: mine })).toBe("remove");
    expect(draftMove(null, words(""), { seen: "", writer: mine })).toBe("nothing");
  });

  test("follow the draft that was seen, whoever wrote it", () => {
    expect(draftMove(stored("A", "theirs"), words("B"), { seen: draftMark(words("A")), writer: mine })).toBe("save");
  });

  test("do not overwrite what a colleague saved meanwhile", () => {
    expect(draftMove(stored("C", "theirs"), words("B"), { seen: "", writer: mine })).toBe("apart");
    expect(draftMove(stored("C", "theirs"), words("B"), { seen: draftMark(words("A")), writer: mine })).toBe("apart");
  });

  test("go on over those of the same sheet, of which the answer was lost on the way", () => {
    expect(draftMove(stored("A", mine), words("AB"), { seen: "", writer: mine })).toBe("save");
  });

  test("leave a colleague's draft alone where nobody touched what was seen", () => {
    expect(draftMove(stored("C", "theirs"), words(""), { seen: "", writer: mine })).toBe("nothing");
    expect(draftMove(stored("C", "theirs"), words("A"), { seen: draftMark(words("A")), writer: mine })).toBe("nothing");
  });
});
