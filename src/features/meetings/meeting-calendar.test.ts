import { describe, expect, test } from "vitest";
import { withStates } from "#i18n/record-text.ts";
import { calendarOf, hasExactDates } from "./meeting-calendar.ts";

const nowhere = { en: null, ru: null };
const russian = "15-е совещание Консультативной группы Парижского пакта по вопросам политики";

const meeting = {
  code: "PCGM-15",
  title: withStates({ en: "15th meeting; of partners, once more", ru: russian }, nowhere),
  city: { en: "Vienna", ru: "Вена" },
  place: {
    code: "AUT",
    name: { en: "Austria", ru: "Австрия" },
    nameThen: { en: "Austria", ru: "Австрия" },
    isPartner: true,
  },
  outcome: withStates(nowhere, nowhere),
  version: 3,
  sample: false,
  start: "2021-11-15",
  end: "2021-11-16",
  datePrecision: "day",
};
const made = { origin: "https://portal.example.org", stamp: new Date("2026-11-23T12:00:00Z") };

describe("a calendar file", () => {
  test("holds whole days, and ends on the day after the last", () => {
    const lines = calendarOf([meeting], "en", made).split("\r\n");
    expect(lines).toContain("DTSTART;VALUE=DATE:20211115");
    expect(lines).toContain("DTEND;VALUE=DATE:20211117");
    expect(lines).toContain("UID:PCGM-15@portal.example.org");
    expect(lines).toContain("DTSTAMP:20261123T120000Z");
    expect(lines).toContain("URL:https://portal.example.org/en/meetings/PCGM-15");
    expect(lines).toContain("LOCATION:Vienna\\, Austria");
    expect(lines).toContain("SUMMARY;LANGUAGE=en:15th meeting\\; of partners\\, once more");
    expect(lines.at(-2)).toBe("END:VCALENDAR");
  });

  test("has no line longer than 75 bytes and loses no letter of a Russian title", () => {
    const calendar = calendarOf([meeting], "ru", made);
    for (const line of calendar.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(calendar.replaceAll("\r\n ", "")).toContain(russian);
  });

  test("leaves out a meeting whose days are not known", () => {
    const vague = [
      { ...meeting, start: null, end: null, datePrecision: "unknown" },
      { ...meeting, start: "2008-12", end: null, datePrecision: "month" },
      { ...meeting, start: "2015-06-01", end: "2015-06-05", datePrecision: "within-range" },
      { ...meeting, start: "2019-11-26", end: null, datePrecision: "end-unknown" },
    ];
    expect(vague.map(hasExactDates)).toEqual([false, false, false, false]);
    expect(calendarOf(vague, "en", made)).not.toContain("VEVENT");
  });

  test("takes a meeting of one day", () => {
    const day = { ...meeting, start: "2012-12-31", end: null };
    expect(calendarOf([day], "en", made)).toContain("DTEND;VALUE=DATE:20130101");
  });
});
