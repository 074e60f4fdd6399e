import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { meetingStates } from "#features/meetings/meeting-state.ts";
import { withStates } from "#i18n/record-text.ts";
import { calendarEntry, calendarOf, hasExactDates, isInCalendar } from "./meeting-calendar.ts";

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
  version: 3,
  state: "held" as (typeof meetingStates)[number],
  told: [] as { before: { start: string; end: string; datePrecision: string; firstDay: string; lastDay: string } }[],
  start: "2021-11-15" as string | null,
  end: "2021-11-16" as string | null,
  datePrecision: "day",
};
const mark = { uid: "3f1c", changedAt: new Date("2026-11-23T12:00:00Z"), changes: 3 };
const origin = "https://portal.example.org";

const written = (of: Partial<typeof meeting> = {}, locale: "en" | "ru" = "en", at = origin) =>
  calendarOf(calendarEntry({ ...meeting, ...of }, mark), locale, at);

/** As a program that knows nothing of this portal reads it. */
const read = (calendar: string) =>
  new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent").map((entry) => ({
    event: new ICAL.Event(entry),
    value: (name: string) => String(entry.getFirstPropertyValue(name)),
  }));

describe("a calendar file", () => {
  test("holds whole days, and ends on the day after the last", () => {
    const lines = written().split("\r\n");
    expect(lines).toContain("DTSTART;VALUE=DATE:20211115");
    expect(lines).toContain("DTEND;VALUE=DATE:20211117");
    expect(lines).toContain("URL:https://portal.example.org/en/meetings/PCGM-15");
    expect(lines).toContain("LOCATION:Vienna\\, Austria");
    expect(lines).toContain("SUMMARY;LANGUAGE=en:15th meeting\\; of partners\\, once more");
    expect(lines.at(-2)).toBe("END:VCALENDAR");
  });

  test("names a meeting and its last change, and is the same until the next one", () => {
    const lines = written().split("\r\n");
    for (const line of ["UID:3f1c", "DTSTAMP:20261123T120000Z", "LAST-MODIFIED:20261123T120000Z", "SEQUENCE:2"]) {
      expect(lines).toContain(line);
    }
    expect(written()).toBe(written());
  });

  test("calls a meeting the same wherever the portal stands, in either language", () => {
    const uids = [
      written(),
      written({}, "ru"),
      written({}, "en", "http://127.0.0.1:3000"),
      written({ code: "PCGM-XV" }),
    ];
    expect(new Set(uids.map((calendar) => read(calendar)[0]?.event.uid))).toEqual(new Set(["3f1c"]));
  });

  test("says of every state whether somebody is to come", () => {
    const statuses = meetingStates.map((state) => [state, read(written({ state }))[0]?.value("status")]);
    expect(Object.fromEntries(statuses)).toEqual({
      planned: "TENTATIVE",
      announced: "CONFIRMED",
      held: "CONFIRMED",
      postponed: "TENTATIVE",
      cancelled: "CANCELLED",
    });
    expect(read(written({ state: "cancelled" }))[0]?.event.summary).toBe(
      "Cancelled: 15th meeting; of partners, once more",
    );
  });

  test("calls off the old days of a meeting that was postponed to nobody knows when", () => {
    const { start, end, ...nowUnknown } = { ...meeting, datePrecision: "unknown" };
    const before = { start: "2021-11-15", end: "2021-11-16", datePrecision: "day", firstDay: "", lastDay: "" };
    const postponed = { ...nowUnknown, start: null, end: null, state: "postponed" as const, told: [{ before }] };
    const [entry] = read(written(postponed));
    expect([entry?.value("status"), entry?.value("dtstart")]).toEqual(["CANCELLED", "2021-11-15"]);
    expect(isInCalendar({ ...postponed, told: [] })).toBe(false);
  });

  test("has no line longer than 75 bytes and loses no letter of a Russian title", () => {
    const calendar = written({}, "ru");
    for (const line of calendar.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(calendar.replaceAll("\r\n ", "")).toContain(russian);
    expect(read(calendar)[0]?.event.summary).toBe(russian);
  });

  test("leaves out a meeting whose days are not known", () => {
    const vague = [
      { start: null, end: null, datePrecision: "unknown" },
      { start: "2008-12", end: null, datePrecision: "month" },
      { start: "2015-06-01", end: "2015-06-05", datePrecision: "within-range" },
      { start: "2019-11-26", end: null, datePrecision: "end-unknown" },
    ];
    expect(vague.map(hasExactDates)).toEqual([false, false, false, false]);
    expect(vague.flatMap((dates) => read(written(dates)))).toEqual([]);
  });

  test("takes a meeting of one day", () => {
    expect(written({ start: "2012-12-31", end: null })).toContain("DTEND;VALUE=DATE:20130101");
  });
});
