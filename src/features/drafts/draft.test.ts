import { expect, test } from "vitest";
import { draftIn } from "./draft.ts";

const id = "0".repeat(32);

const draft = (words: string) => ({
  ...{ id, tab: id, form: "report", record: "2021-III-2-2026", at: "2026-11-30T09:00:00.000Z" },
  ...{ page: "/recommendations/2021-III-2/report", title: "2021-III-2", language: "en", rows: {} },
  fields: [{ name: "statement", kind: "text", label: "What was done", said: "", was: [""], now: [words] }],
});

const kept = (words: string) => draftIn(JSON.stringify(draft(words)))?.fields[0]?.now;

test("A draft is kept letter by letter, but for what the database takes in no text", () => {
  const pasted = "one\u2028two\u0085three  four\u00AD";
  expect(kept(pasted)).toEqual([pasted]);
  expect(kept("a\0b\uD83D")).toEqual(["ab\uFFFD"]);
});
