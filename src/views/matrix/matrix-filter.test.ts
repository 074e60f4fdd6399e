import { expect, test } from "vitest";
import { asksForAny, matrixSearch, parseMatrixQuery } from "./matrix-filter.ts";

const parse = (text: string) => parseMatrixQuery(new URLSearchParams(text));

test("an address of the matrix says what it shows, and which pages of both sides", () => {
  const query = parse("year=2021&pillar=3&page=2&columns=3");
  expect(matrixSearch(query, { page: 2, columns: 3 })).toBe("?pillar=3&year=2021&page=2&columns=3");
  expect(matrixSearch(parse(""), { columns: 2 })).toBe("?columns=2");
});

test("another choice begins on both first pages", () => {
  expect(matrixSearch(parse("year=2021&page=2&columns=3"), { pillar: ["2"] })).toBe("?pillar=2&year=2021");
});

test("words, sorting and length are the list's alone", () => {
  expect(matrixSearch(parse("q=precursors&sort=status&limit=5&kind=commitment"))).toBe("");
});

test("who chooses partners or a day has not chosen among recommendations", () => {
  expect(asksForAny(parse("partner=UZB&region=central-asia&asof=2021-12-31"))).toBe(false);
  expect(asksForAny(parse("status=endorsed"))).toBe(true);
});
