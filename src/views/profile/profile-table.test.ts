import { expect, test } from "vitest";
import type { Figure } from "#features/profiles/profile-queries.ts";
import { cited } from "#i18n/source.ts";
import { yearPeriod } from "#lib/period.ts";
import { disagreements, rowsOf } from "./profile-table.ts";

const figure = (indicator: string, year: number, value: number | null, source: string): Figure => ({
  id: year,
  indicator,
  year,
  period: yearPeriod(year),
  value,
  absence: value === null ? "confidential" : null,
  provisional: false,
  source: cited({ en: source, ru: source }),
  secondary: false,
  method: null,
  methodLanguage: null,
  methodTranslation: null,
  verified: true,
  sample: false,
});

const values = (figures: readonly Figure[]) =>
  rowsOf(figures).map(({ year, figures: cells }) => [year, cells.get("poppy")?.value, cells.get("opium")?.value]);

test("a year without a figure has its row", () => {
  expect(values([figure("poppy", 2012, 154_000, "A"), figure("poppy", 2015, 183_000, "B")])).toEqual([
    [2012, 154_000, undefined],
    [2013, undefined, undefined],
    [2014, undefined, undefined],
    [2015, 183_000, undefined],
  ]);
});

test("a second published figure takes a second row of its year", () => {
  const figures = [figure("poppy", 2016, 201_000, "A"), figure("poppy", 2016, 221_000, "B")];
  expect(values(figures)).toEqual([
    [2016, 201_000, undefined],
    [2016, 221_000, undefined],
  ]);
});

test("what one source says of two indicators stands in one row", () => {
  const figures = [
    figure("poppy", 2016, 201_000, "A"),
    figure("poppy", 2016, 221_000, "B"),
    figure("opium", 2016, 4800, "B"),
  ];
  expect(values(figures)).toEqual([
    [2016, 201_000, undefined],
    [2016, 221_000, 4800],
  ]);
});

test("two indicators from two sources share the row of their year", () => {
  expect(values([figure("poppy", 2016, 201_000, "A"), figure("opium", 2016, 4800, "B")])).toEqual([
    [2016, 201_000, 4800],
  ]);
});

test("two sources with the same figure do not disagree, two with different ones do", () => {
  expect(disagreements([figure("poppy", 2016, 5, "A"), figure("poppy", 2016, 5, "B")])).toEqual([]);
  expect(disagreements([figure("poppy", 2016, 0, "A"), figure("poppy", 2016, 5, "B")])).toMatchObject([
    { year: 2016, indicator: "poppy" },
  ]);
});

test("zero and a reason why there is no figure are different answers", () => {
  expect(disagreements([figure("poppy", 2016, 0, "A"), figure("poppy", 2016, null, "B")])).toHaveLength(1);
});
