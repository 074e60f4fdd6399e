import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { withStates } from "#i18n/record-text.ts";
import { calendarEntry, calendarOf } from "./meeting-calendar.ts";
import { roundLines } from "./round-calendar.ts";
import { sessionLines } from "./session-calendar.ts";

const none = { en: null, ru: null };
const mark = { uid: "3f1c", changedAt: new Date("2026-11-23T12:00:00Z"), changes: 3 };

const meetingAt = (zone: string | null, start: string, end: string) => ({
  ...{ code: "EWG-2024-II", title: withStates({ en: "Experts", ru: "Эксперты" }, none), city: none, place: null },
  ...{ start, end, datePrecision: "day", state: "announced" as "announced" | "cancelled", told: [] },
  zone: { name: zone, said: zone },
});

const item = (id: number, day: number | null, starts: string | null, of: object = {}) => ({
  ...{ id, day, starts, ends: null, kind: "session" as const, parentId: null, version: 1 },
  title: { en: `Session ${id}`, ru: `Заседание ${id}` },
  ...of,
});

type Meeting = ReturnType<typeof meetingAt>;

const written = (meeting: Meeting, agenda: ReturnType<typeof item>[], locale: "en" | "ru" = "en") => {
  const [entry] = calendarEntry(meeting, mark);
  return calendarOf(entry ? [entry] : [], locale, "", entry ? sessionLines(entry, agenda, locale) : []);
};

/** The moment of each entry with a time, as a program that knows nothing of this portal reads it. */
function moments(calendar: string): string[] {
  const read = new ICAL.Component(ICAL.parse(calendar));
  const zones = read.getAllSubcomponents("vtimezone").map((zone) => new ICAL.Timezone(zone));
  return read.getAllSubcomponents("vevent").flatMap((entry) => {
    const start = new ICAL.Event(entry).startDate;
    const named = entry.getFirstProperty("dtstart")?.getFirstParameter("tzid");
    const zone = zones.find(({ tzid }) => tzid === named);
    if (start.isDate || !zone) return [];
    start.zone = zone;
    return [new Date(start.toUnixTime() * 1000).toISOString()];
  });
}

describe("the sessions of a meeting in a calendar", () => {
  test.each([
    // Clocks in Vienna went back in the night to 31 October 2021.
    ["Europe/Vienna", "2021-10-30", "2021-10-31", ["2021-10-30T08:00:00.000Z", "2021-10-31T09:00:00.000Z"]],
    ["Europe/Vienna", "2024-03-30", "2024-03-31", ["2024-03-30T09:00:00.000Z", "2024-03-31T08:00:00.000Z"]],
    // Moscow gave its winter time up, and took it back for good on 26 October 2014.
    ["Europe/Moscow", "2014-10-25", "2014-10-26", ["2014-10-25T06:00:00.000Z", "2014-10-26T07:00:00.000Z"]],
    // Almaty went from six hours to five on 1 March 2024.
    ["Asia/Almaty", "2024-02-29", "2024-03-01", ["2024-02-29T04:00:00.000Z", "2024-03-01T05:00:00.000Z"]],
  ])("of %s from %s to %s begin at ten by its clocks on both sides of a change", (zone, start, end, expected) => {
    expect(moments(written(meetingAt(zone, start, end), [item(1, 1, "10:00"), item(2, 2, "10:00")]))).toEqual(expected);
  });

  test("over the turn of a year have their own zone, and an end where it is known", () => {
    const calendar = written(meetingAt("Europe/Vienna", "2024-12-31", "2025-01-01"), [
      item(1, 2, "10:00", { ends: "11:30" }),
    ]);
    expect(moments(calendar)).toEqual(["2025-01-01T09:00:00.000Z"]);
    expect(calendar).toContain("DTEND;TZID=Europe/Vienna:20250101T113000");
  });

  test("are titled in the reader's language, each with a name of its own that stays", () => {
    const meeting = meetingAt("Europe/Vienna", "2021-10-28", "2021-10-29");
    const [english, russian] = [written(meeting, [item(7, 1, "10:00")]), written(meeting, [item(7, 1, "10:00")], "ru")];
    expect(english).toContain("SUMMARY;LANGUAGE=en:Session 7");
    expect(russian).toContain("SUMMARY;LANGUAGE=ru:Заседание 7");
    for (const calendar of [english, russian]) expect(calendar).toContain("UID:3f1c-7");
    expect(written(meeting, [item(7, 1, "10:00", { version: 3 })])).toContain("SEQUENCE:4");
  });

  test("are no times that nobody knows: without a day, an hour, clocks, or days of the meeting", () => {
    const meeting = meetingAt("Europe/Vienna", "2021-10-28", "2021-10-29");
    const unknown = [item(1, null, "10:00"), item(2, 1, null), item(3, 1, "10:00", { kind: "break" })];
    expect(moments(written(meeting, unknown))).toEqual([]);
    expect(moments(written({ ...meeting, zone: { name: null, said: null } }, [item(1, 1, "10:00")]))).toEqual([]);
    expect(written({ ...meeting, datePrecision: "within-range" }, [item(1, 1, "10:00")])).not.toContain("VEVENT");
    expect(moments(written({ ...meeting, state: "cancelled" }, [item(1, 1, "10:00")]))).toEqual([]);
  });
});

test("the days of a round are whole days, in the reader's language", () => {
  const round = { year: 2025, opensOn: "2026-01-15", dueOn: "2026-03-31" };
  const calendar = calendarOf([], "en", "", roundLines(round, mark, "en"));
  const entries = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent");
  expect(
    entries.map((entry) => new ICAL.Event(entry)).map(({ summary, startDate }) => [summary, String(startDate)]),
  ).toEqual([
    ["Reports for 2025: the round opens", "2026-01-15"],
    ["Reports for 2025 are due", "2026-03-31"],
  ]);
});
