import { expect, test } from "vitest";
import { asksForAny, matrixSearch, parseMatrixQuery } from "./matrix-filter.ts";

const parse = (text: string) => parseMatrixQuery(new URLSearchParams(text));

test("an address of the matrix says what it shows, and which pages of both sides", () => {
  const query = parse("year=2021&pillar=3&page=2&after=UZB&columns=3&columnsBefore=2021-III-1");
  expect(matrixSearch(query, query)).toBe("?pillar=3&year=2021&page=2&after=UZB&columns=3&columnsBefore=2021-III-1");
  expect(matrixSearch(parse(""), { columns: { page: 2, after: "2021-I-1", before: null } })).toBe(
    "?columns=2&columnsAfter=2021-I-1",
  );
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
