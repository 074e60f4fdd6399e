import { expect, test } from "vitest";
import { codeRanges } from "./code-range.ts";

const shown = (codes: string[]) => codeRanges(codes).map(({ from, to }) => (to ? `${from} to ${to}` : from));

test("numbers that follow one another are one run", () => {
  expect(shown(["2021-II-1", "2021-II-2", "2021-II-3", "2021-II-4"])).toEqual(["2021-II-1 to 4"]);
  expect(shown(["2021-II-9", "2021-II-10"])).toEqual(["2021-II-9 to 10"]);
});

test("a gap, another pillar and another year begin a new run", () => {
  expect(shown(["2021-II-1", "2021-II-3", "2021-III-4", "2022-III-5"])).toEqual([
    "2021-II-1",
    "2021-II-3",
    "2021-III-4",
    "2022-III-5",
  ]);
});

test("old numbers that are no numbers stand alone", () => {
  expect(shown(["2008-O1", "2008-O3", "undated-I-a"])).toEqual(["2008-O1", "2008-O3", "undated-I-a"]);
});
