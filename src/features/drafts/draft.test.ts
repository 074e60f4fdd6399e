import { expect, test } from "vitest";
import { draftIn } from "./draft.ts";

const id = "0".repeat(32);

const draft = (words: string) => ({
  ...{ id, tab: id, form: "report", record: "2021-III-2-2026", at: "2026-11-30T09:00:00.000Z" },
  ...{ page: "/recommendations/2021-III-2/report", title: "2021-III-2", language: "en", rows: {} },
  fields: [{ name: "statement", kind: "text", label: "What was done", said: "", was: [""], now: [words] }],
});

test("A draft is kept however long the labels of its page are; all that was typed is in it", () => {
  const label = `${"x".repeat(999)}\u{1F600} and more`;
  const [field] = draft("All of it").fields;
  const kept = draftIn(
    JSON.stringify({ ...draft(""), title: label, fields: [{ ...field, label, said: label.repeat(6) }] }),
  );
  expect(kept?.fields).toMatchObject([{ name: "statement", now: ["All of it"] }]);
  expect(kept?.fields[0]?.label).toBe(`${"x".repeat(999)}\uFFFD`);
  expect(kept?.title).toHaveLength(1000);
});

const kept = (words: string) => draftIn(JSON.stringify(draft(words)))?.fields[0]?.now;

test("A draft is kept letter by letter, but for what the database takes in no text", () => {
  const pasted = "one\u2028two\u0085three  four\u00AD";
  expect(kept(pasted)).toEqual([pasted]);
  expect(kept("a\0b\uD83D")).toEqual(["ab\uFFFD"]);
});
