import { describe, expect, test } from "vitest";
import type { MeetingType } from "./meeting.ts";
import { neighboursInSeries, nextNumber, titleOfNext } from "./meeting-series.ts";

const at = (code: string, type: MeetingType, day: string | null, of: { number?: number; pillar?: number } = {}) => ({
  ...{ code, type, number: of.number ?? null, pillar: of.pillar ?? null },
  ...{ start: day, firstDay: day, lastDay: day },
});

const all = [
  at("EWG-2021-III", "ewg", "2021-10-28", { pillar: 3 }),
  at("PCGM-15", "pcgm", "2021-11-15", { number: 15 }),
  at("EWG-2021-II", "ewg", "2021-10-07", { pillar: 2 }),
  at("EWG-2019-III", "ewg", "2019-11-26", { pillar: 3 }),
  at("PCGM-13", "pcgm", "2017-02-01", { number: 13 }),
  at("PCGM-2012R", "pcgm", "2012-09-03"),
  at("PCGM-14", "pcgm", null, { number: 14 }),
  at("CON-2020", "consultation", "2020-02-01"),
  at("CON-2021", "consultation", "2021-02-01"),
];

const neighbours = (code: string) => {
  const meeting = all.find((one) => one.code === code);
  if (!meeting) throw new Error(code);
  const { before, after } = neighboursInSeries(meeting, all);
  return [before?.code ?? null, after?.code ?? null];
};

describe("a series", () => {
  test("is that of a pillar, or of a kind of meeting with numbers", () => {
    expect(neighbours("EWG-2021-III")).toEqual(["EWG-2019-III", null]);
    expect(neighbours("EWG-2021-II")).toEqual([null, null]);
    expect(neighbours("CON-2020")).toEqual([null, null]);
  });

  test("places by its number a meeting whose days nobody knows", () => {
    expect(neighbours("PCGM-15")).toEqual(["PCGM-14", null]);
    expect(neighbours("PCGM-14")).toEqual(["PCGM-13", "PCGM-15"]);
    expect(neighbours("PCGM-13")).toEqual(["PCGM-2012R", "PCGM-14"]);
  });

  test("knows its next number", () => {
    expect(nextNumber(at("x", "pcgm", null), all)).toBe(16);
    expect(nextNumber(at("x", "ministerial", null), all)).toBeNull();
    expect(nextNumber(at("x", "ewg", null, { pillar: 3 }), all)).toBeNull();
  });
});

describe("the title of the next one", () => {
  const next = (en: string, ru: string, number: number | null, start: string | null = "2021-11-15") =>
    titleOfNext({ en, ru }, { number, start }, number && number + 1);

  test("has the next number, with the ending of its language", () => {
    expect(next("15th Policy Meeting", "15-е совещание", 15)).toEqual({
      en: "16th Policy Meeting",
      ru: "16-е совещание",
    });
    expect(next("20th meeting", "20-е совещание", 20).en).toBe("21st meeting");
    expect(next("11th meeting (of 115th)", "11-го", 11).en).toBe("12th meeting (of 115th)");
  });

  test("has the next year, and leaves other figures alone", () => {
    expect(next("Experts, 2021 (12021)", "Эксперты, 2021 год", null)).toEqual({
      en: "Experts, 2022 (12021)",
      ru: "Эксперты, 2022 год",
    });
    expect(next("Experts on 15 routes", "Эксперты", 15).en).toBe("Experts on 15 routes");
  });

  test("stands as it was where the meeting has neither", () => {
    expect(titleOfNext({ en: "Experts", ru: null }, { number: null, start: null }, null)).toEqual({
      en: "Experts",
      ru: null,
    });
  });
});
