import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  datesOfPart,
  isPeriod,
  isSamePeriod,
  type Period,
  periodInput,
  periodKinds,
  yearOfPeriod,
  yearPeriod,
} from "./period.ts";

const of = (kind: Period["kind"], from: string | null, to: string) => ({ kind, from, to }) as Period;

describe("a period", () => {
  test.each([
    of("year", "2021-01-01", "2021-12-31"),
    of("part", "2021-01-01", "2021-09-30"),
    of("part", "2022-06-01", "2023-06-30"),
    of("day", "2017-12-31", "2017-12-31"),
    of("since", "2012-01-01", "2020-10-01"),
    of("since", "2012-01-01", "2012-12-31"),
    of("since", null, "2011-01-01"),
  ])("can be %j", (period) => {
    expect(periodInput.parse(period)).toEqual(period);
  });

  test.each([
    of("year", "2021-01-01", "2021-09-30"),
    of("year", "2021-01-01", "2022-12-31"),
    of("year", null, "2021-12-31"),
    of("part", "2021-01-01", "2021-12-31"),
    of("part", "2021-09-30", "2021-01-01"),
    of("part", "2021-09-30", "2021-09-30"),
    of("day", "2017-12-30", "2017-12-31"),
    of("since", "2020-10-02", "2020-10-01"),
    of("day", "2021-02-29", "2021-02-29"),
    of("part", "2021-01", "2021-09"),
  ])("cannot be %j", (period) => {
    expect(periodInput.safeParse(period).success).toBe(false);
  });

  test("is found under the year in which it ends", () => {
    expect(yearOfPeriod(of("part", "2022-06-01", "2023-06-30"))).toBe(2023);
  });

  test("of a year is that year and none other; of two days it is of as many kinds as they allow", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (year) => {
        expect(isPeriod(yearPeriod(year))).toBe(true);
        expect(yearOfPeriod(yearPeriod(year))).toBe(year);
        expect(isSamePeriod(yearPeriod(year), yearPeriod(year + 1))).toBe(false);
      }),
    );
    const day = fc
      .date({ min: new Date("2019-01-01"), max: new Date("2023-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (from, to) => {
        const kinds = periodKinds.filter((kind) => kind !== "since" && isPeriod({ kind, from, to }));
        expect(kinds).toHaveLength(from <= to ? 1 : 0);
        expect(isPeriod({ kind: "since", from, to })).toBe(from <= to);
      }),
    );
  });

  test("of whole months is said in months", () => {
    expect(datesOfPart({ from: "2020-01-01", to: "2020-02-29" })).toEqual({ start: "2020-01", end: "2020-02" });
    expect(datesOfPart({ from: "2021-01-01", to: "2021-12-05" })).toEqual({ start: "2021-01-01", end: "2021-12-05" });
  });
});
