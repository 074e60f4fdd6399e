import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact } from "#features/recommendations/recommendation-fact.ts";
import { readAsof } from "#lib/asof.ts";
import { choose, compare, parseQuery, searchOf, withoutWords } from "./recommendation-filter.ts";

const fact = (more: Partial<Fact>): Fact => ({
  id: 1,
  code: "2021-III-1",
  kind: "recommendation",
  pillar: 3,
  year: 2021,
  position: 1,
  status: "endorsed",
  meeting: "EWG-2021-III",
  from: "2021-10-28",
  day: "2021-10-29",
  ...more,
});

const ask = (text: string) => parseQuery(new URLSearchParams(text));

describe("the address of a list", () => {
  test("shows recommendations unless it asks for commitments", () => {
    expect(ask("").kind).toEqual(["recommendation"]);
    expect(ask("kind=commitment").kind).toEqual(["commitment"]);
  });

  test("is forgiven what it cannot mean", () => {
    expect(ask("limit=100000").limit).toBe(200);
    expect(ask("page=-2&limit=a&asof=2021-13&sort=up&status=&kind=")).toEqual(ask(""));
  });

  test("asks for what nothing has, where it does not know a value", () => {
    expect(choose([fact({})], ask("status=fine")).matching).toEqual([]);
    expect(choose([fact({})], ask("status=fine&status=endorsed")).matching).toEqual([fact({})]);
    expect(ask("pillar=x&pillar=x&year=20&region=%E2%80%8B").pillar).toEqual(["x"]);
  });

  test("takes a year or a month as a date, to its last day", () => {
    expect(ask("asof=2021").asof).toBe("2021-12-31");
    expect(ask("asof=2021-11").asof).toBe("2021-11-30");
  });
});

describe("the day that a page is asked for", () => {
  const today = "2026-11-23";

  test("may be typed as a Russian or an international date", () => {
    expect(readAsof("16.11.2021", today)).toEqual({ day: "2021-11-16", problem: null });
    expect(readAsof("2021-11-16", today)).toEqual({ day: "2021-11-16", problem: null });
    expect(readAsof("2021\u201111\u201116", today)).toEqual({ day: "2021-11-16", problem: null });
    expect(readAsof(" 2021-11 ", today)).toEqual({ day: "2021-11-30", problem: null });
    expect(readAsof("", today)).toEqual({ day: null, problem: null });
  });

  test("is refused when there is no such day", () => {
    expect(readAsof("31.11.2021", today).problem).toBe("notADate");
    expect(readAsof("вчера", today).problem).toBe("notADate");
  });

  test("cannot be still to come, but the present year and month can be asked for", () => {
    expect(readAsof("2026-11-24", today).problem).toBe("stillToCome");
    expect(readAsof("2026-11", today)).toEqual({ day: today, problem: null });
    expect(readAsof("2026", today)).toEqual({ day: today, problem: null });
  });
});

describe("a link to a list", () => {
  test("asks what it was made from, and begins with the first page", () => {
    const asked = "q=%D1%8F&pillar=2&pillar=3&year=2021&kind=commitment&partner=UZB&asof=2021-11-16&sort=number";
    expect(searchOf(ask(`${asked}&page=2`))).toBe(`?${asked}`);
    expect(searchOf(ask(asked), { page: 2 })).toBe(`?${asked}&page=2`);
  });

  test("does not say what goes without saying", () => {
    expect(searchOf(ask("kind=recommendation&sort=meeting&page=1"))).toBe("");
  });
});

describe("filters", () => {
  const facts = [
    fact({}),
    fact({ code: "2021-II-1", pillar: 2, meeting: "EWG-2021-II" }),
    fact({ code: "2021-I-1", pillar: 1, status: "agreed", meeting: "EWG-2021-I" }),
    fact({ code: "undated-I-a", pillar: 1, year: null, status: "unknown", meeting: null, day: null }),
    fact({ code: "VD-I-1", kind: "commitment", pillar: 1, year: 2012, status: null }),
  ];

  test("mean OR within a group and AND between groups", () => {
    const { matching } = choose(facts, ask("pillar=1&pillar=2&year=2021"));
    expect(matching.map(({ code }) => code)).toEqual(["2021-II-1", "2021-I-1"]);
  });

  test("count what each option would give with the other groups as chosen", () => {
    const { counts } = choose(facts, ask("pillar=1&year=2021"));
    expect(Object.fromEntries(counts.pillar)).toEqual({ 1: 1, 2: 1, 3: 1 });
    expect(Object.fromEntries(counts.year)).toEqual({ 2021: 1, unknown: 1 });
    expect(Object.fromEntries(counts.status)).toEqual({ agreed: 1, endorsed: 0, unknown: 0 });
  });

  test("do not show a commitment's year among recommendations", () => {
    expect(choose(facts, ask("")).counts.year.has("2012")).toBe(false);
  });

  test("for any data and any question, an option's count is what choosing it alone gives", () => {
    const some = fc.record({
      pillar: fc.constantFrom(1, 2, 3, null),
      year: fc.constantFrom(2019, 2021, null),
      status: fc.constantFrom("agreed", "endorsed"),
      meeting: fc.constantFrom("A", "B", null),
    });
    const question = fc.record({
      pillar: fc.subarray(["1", "2", "3"]),
      year: fc.subarray(["2019", "2021", "unknown"]),
      status: fc.subarray(["agreed", "endorsed"]),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), question, (rows, chosen) => {
        const list = rows.map((row) => fact(row));
        const query = { ...ask(""), ...chosen };
        const { counts } = choose(list, query);
        for (const [value, count] of counts.pillar) {
          expect(count).toBe(choose(list, { ...query, pillar: [value] }).matching.length);
        }
        for (const [value, count] of counts.year) {
          expect(count).toBe(choose(list, { ...query, year: [value] }).matching.length);
        }
      }),
    );
  });
});

test("what was found by words is asked of the matrix by its pillars and years", () => {
  const query = ask("q=forensic&status=endorsed");
  const { counts } = choose(
    [fact({}), fact({ id: 2, pillar: 2, status: "agreed" }), fact({ id: 3, year: 2019 })],
    query,
  );
  const asked = { q: "", pillar: ["3"], year: ["2021", "2019"], status: ["endorsed"] };
  expect(withoutWords(query, counts)).toMatchObject(asked);
  expect(withoutWords(ask("pillar=2"), counts)).toEqual(ask("pillar=2"));
});

test("numbers are sorted as numbers", () => {
  const codes = ["2021-I-10", "2021-I-9", "2008-O1"].map((code) => fact({ code }));
  expect(codes.sort(compare("number")).map(({ code }) => code)).toEqual(["2008-O1", "2021-I-9", "2021-I-10"]);
});

test("the newest meeting stands first, the undated last", () => {
  const list = [
    fact({ code: "a", from: null, day: null, meeting: null }),
    fact({ code: "b", from: "2008-12-01", day: "2008-12-31" }),
    fact({ code: "c" }),
  ];
  expect(list.sort(compare("meeting")).map(({ code }) => code)).toEqual(["c", "b", "a"]);
});

test("a meeting of which only the year is known does not stand above the one that decided on it", () => {
  const year = fact({ code: "a", from: "2021-01-01", day: "2021-12-31" });
  const policy = fact({ code: "b", from: "2021-11-15", day: "2021-11-16" });
  expect([year, policy].sort(compare("meeting")).map(({ code }) => code)).toEqual(["b", "a"]);
});
