import { expect, test } from "vitest";
import { fail, ok, type Result, together } from "#lib/result.ts";
import { refusalText, refusedAmong } from "./form-answers.ts";

const even = async (number: number): Promise<Result<number, "odd">> =>
  number % 2 === 0 ? ok(number / 2) : fail("odd", { number });

test("several are done together where none is refused", async () => {
  expect(await together([2, 4], String, even)).toEqual({ ok: true, value: [1, 2] });
});

test("where any is refused every one that is refused is named, with its reason", async () => {
  expect(await together([1, 2, 3], String, even)).toEqual({
    ...{ ok: false, error: "odd", details: { number: 1 } },
    refused: [
      { item: "1", error: "odd", details: { number: 1 } },
      { item: "3", error: "odd", details: { number: 3 } },
    ],
  });
});

test("one alone is refused as it would be by itself", async () => {
  expect(await together([1], String, even)).toEqual({ ok: false, error: "odd", details: { number: 1 } });
});

test("a refusal of several says that none was done, names each that stands in the way, and why, once for those alike", () => {
  const refused = [
    { item: 1, error: "changedMeanwhile" as const },
    { item: 2, error: "notFound" as const },
    { item: 3, error: "changedMeanwhile" as const },
  ];
  const names = new Map([1, 2, 3].map((id) => [id, `Report ${id}`]));
  const answer = refusedAmong({ error: "changedMeanwhile", refused }, names, "en", { report: ["1", "2", "3"] });
  expect(answer.message).toMatch(/^None of them was done.* Report 1 and Report 3: .* Report 2: /);
  expect(answer.values).toEqual({ report: ["1", "2", "3"] });
});

test("a reason that names its records names all of them", () => {
  const refused = ["2021-III-1", "2021-III-2"].map((item) => {
    return { item, error: "draftNotPublic" as const, details: { codes: item } };
  });
  const text = refusalText({ error: "draftNotPublic", refused }, "en");
  expect(text).toContain("Still drafted, so not for the public: 2021-III-1 and 2021-III-2.");
  expect(text.match(/2021-III-1/g)).toHaveLength(1);
});
