import { describe, expect, it, test } from "vitest";
import { cleanText } from "#lib/clean-text.ts";
import { type Period, yearPeriod } from "#lib/period.ts";
import {
  formatDate,
  formatDates,
  formatDays,
  formatList,
  formatMoment,
  formatNumber,
  formatPeriod,
  formatQuantity,
  formatTypedDay,
  yearOf,
} from "./format.ts";
import { type Locale, locales } from "./locale.ts";
import { formatMonths } from "./months.ts";
import { resources } from "./resources.ts";

const dates = (locale: Locale, start: string | null, end: string | null, datePrecision: string, style = {}) =>
  cleanText(formatDates({ start, end, datePrecision }, locale, style));

describe("the period of a figure", () => {
  it.each<[Period, string, string]>([
    [yearPeriod(2021), "2021", "2021 год"],
    [
      { kind: "part", from: "2021-01-01", to: "2021-09-30" },
      "January to September 2021",
      "с января по сентябрь 2021 года",
    ],
    [
      { kind: "part", from: "2022-06-01", to: "2023-06-30" },
      "June 2022 to June 2023",
      "с июня 2022 года по июнь 2023 года",
    ],
    [
      { kind: "part", from: "2021-01-01", to: "2021-12-05" },
      "1 January to 5 December 2021",
      "с 1 января по 5 декабря 2021 года",
    ],
    [
      { kind: "day", from: "2017-12-31", to: "2017-12-31" },
      "as at 31 December 2017",
      "по состоянию на 31 декабря 2017 года",
    ],
    [
      { kind: "since", from: "2012-01-01", to: "2020-10-01" },
      "in total since 1 January 2012, as at 1 October 2020",
      "всего с 1 января 2012 года, по состоянию на 1 октября 2020 года",
    ],
    [
      { kind: "since", from: null, to: "2011-01-01" },
      "in total, as at 1 January 2011",
      "всего, по состоянию на 1 января 2011 года",
    ],
  ])("%j is said in both languages", (period, english, russian) => {
    expect(cleanText(formatPeriod(period, "en"))).toBe(english);
    expect(cleanText(formatPeriod(period, "ru"))).toBe(russian);
  });
});

describe("dates", () => {
  it.each([
    ["2021-11-15", "2021-11-16", "day", "15–16 November 2021", "15–16 ноября 2021 года"],
    ["2021-10-28", "2021-11-02", "day", "28 October – 2 November 2021", "28 октября – 2 ноября 2021 года"],
    [
      "2021-12-30",
      "2022-01-02",
      "day",
      "30 December 2021 – 2 January 2022",
      "30 декабря 2021 года – 2 января 2022 года",
    ],
    ["2003-05-21", null, "day", "21 May 2003", "21 мая 2003 года"],
    ["2019-11", null, "month", "November 2019", "ноябрь 2019 года"],
    ["2008-10", "2008-11", "month", "October–November 2008", "октябрь–ноябрь 2008 года"],
    ["2008", null, "year", "2008", "2008 год"],
    ["2008-12", null, "week", "a week in December 2008", "одна из недель декабря 2008 года"],
    ["2015-06-01", "2015-06-05", "within-range", "between 1 and 5 June 2015", "в период с 1 по 5 июня 2015 года"],
    [
      "2015-06-01",
      "2015-07-05",
      "within-range",
      "between 1 June and 5 July 2015",
      "в период с 1 июня по 5 июля 2015 года",
    ],
    [
      "2019-11-26",
      null,
      "end-unknown",
      "from 26 November 2019, end not known",
      "с 26 ноября 2019 года, дата окончания неизвестна",
    ],
    [null, null, "unknown", "date not known", "дата неизвестна"],
  ])("%s to %s, %s, are said as precisely as they are known", (start, end, precision, english, russian) => {
    expect(dates("en", start, end, precision)).toBe(english);
    expect(dates("ru", start, end, precision)).toBe(russian);
  });

  it("are short in leaders and tables, with the year where it is asked for", () => {
    expect(dates("en", "2021-11-15", "2021-11-16", "day", { short: true })).toBe("15–16 Nov");
    expect(dates("ru", "2021-11-15", "2021-11-16", "day", { short: true })).toBe("15–16 нояб.");
    expect(dates("ru", "2021-12-15", "2021-12-16", "day", { short: true, year: true })).toBe("15–16 дек. 2021");
  });

  it("stay together on a line: day and month, number and года, both ends of a range", () => {
    expect(formatDate("2021-11-16", "ru")).toBe("16\u00A0ноября 2021\u00A0года");
    expect(formatDates({ start: "2021-11-15", end: "2021-11-16", datePrecision: "day" }, "en")).toBe(
      "15\u2060–\u206016\u00A0November 2021",
    );
  });

  it("of what happened are as precise as they are known", () => {
    const days = (from: string, on: string, locale: Locale) => cleanText(formatDays({ from, on }, locale));
    expect(days("2024-05-07", "2024-05-07", "ru")).toBe("7 мая 2024 года");
    expect(days("2024-02-01", "2024-02-29", "en")).toBe("February 2024");
    expect(days("2024-01-01", "2024-12-31", "ru")).toBe("2024 год");
    expect(days("2026-01-01", "2026-11-23", "en")).toBe("between 1 January and 23 November 2026");
  });

  it("of a year begin with it in Vienna", () => {
    expect(yearOf(new Date("2026-12-31T22:59:59Z"))).toBe(2026);
    expect(yearOf(new Date("2026-12-31T23:00:00Z"))).toBe(2027);
  });

  it("of a moment are those of Vienna", () => {
    expect(cleanText(formatMoment(new Date("2026-11-23T23:30:00Z"), "en"))).toBe("24 November 2026, 00:30 Vienna time");
  });

  it("name the months in forms as everywhere", () => {
    for (const locale of locales) expect(formatMonths(locale)).toEqual(resources[locale].ui.months.name);
  });
});

describe("numbers", () => {
  it("have groups from four digits in English and from five in Russian, and a decimal comma in Russian", () => {
    expect([3700, 201000, 6.5].map((n) => formatNumber(n, "en"))).toEqual(["3,700", "201,000", "6.5"]);
    expect([3700, 201000, 6.5].map((n) => formatNumber(n, "ru"))).toEqual(["3700", "201\u00A0000", "6,5"]);
    expect([formatNumber(0.102468, "en"), formatNumber(0.102468, "ru")]).toEqual(["0.102468", "0,102468"]);
  });

  it.each([
    ["moreThan", "more than 150", "более 150"],
    ["atLeast", "at least 150", "не менее 150"],
    ["about", "about 150", "около 150"],
    ["nearly", "nearly 150", "почти 150"],
    ["exactly", "150", "150"],
  ])("keep their qualifier %s, which never breaks from them", (qualifier, english, russian) => {
    expect(formatQuantity({ value: 150, qualifier }, "en")).toBe(english.replaceAll(" ", "\u00A0"));
    expect(formatQuantity({ value: 150, qualifier }, "ru")).toBe(russian.replaceAll(" ", "\u00A0"));
  });
});

it("lists end in and, without a comma before it", () => {
  expect(formatList(["Austria", "Italy", "Spain"], "en")).toBe("Austria, Italy and Spain");
});

it("a date after “since” and “until” stands in the genitive where the language has one", () => {
  expect(formatDate("2022-01", "ru", { of: true })).toBe("января 2022\u00A0года");
  expect(formatDate("2022", "ru", { of: true })).toBe("2022\u00A0года");
  expect(formatDate("2022-01", "en", { of: true })).toBe("January 2022");
});

test("a day in a form is written as its hint asks, and what is no whole day stays as it was typed", () => {
  expect(formatTypedDay("2021-11-16", "ru")).toBe("16.11.2021");
  expect(formatTypedDay("2021-11-16", "en")).toBe("2021-11-16");
  for (const typed of ["2021", "16.11.2021", "31.11.2021", "soon", ""]) expect(formatTypedDay(typed, "ru")).toBe(typed);
});
