import { describe, expect, test } from "vitest";
import { chooseMeetings, comingAndPast, namesIn, parseMeetingQuery, pillarsWithoutMeeting } from "./meeting-filter.ts";

const meeting = (code: string, type: string, pillar: number | null, start: string | null, lastDay = start) => ({
  ...{ code, type, pillar, start, lastDay, state: "held" as const },
  ...{ firstDay: start, place: null, hosts: [] },
});

/** newest first, as the database gives them */
const meetings = [
  meeting("PCGM-16", "pcgm", null, "2026-11-03", "2026-11-04"),
  meeting("EWG-2026-II", "ewg", 2, "2026-05-03"),
  meeting("EWG-2021-I", "ewg", 1, "2021-12-15", "2021-12-16"),
  meeting("PCGM-15", "pcgm", null, "2021-11-15", "2021-11-16"),
  meeting("EWG-2021-III", "ewg", 3, "2021-10-28", "2021-10-29"),
  meeting("EWG-2021-II", "ewg", 2, "2021-10-07", "2021-10-08"),
  meeting("EWG-2018-I", "ewg", 1, "2018-11-13", "2018-11-15"),
  meeting("PCGM-2008", "pcgm", null, "2008-12", "2008-12-31"),
  meeting("PCGM-14", "pcgm", null, null),
];

const query = (text: string) => parseMeetingQuery(new URLSearchParams(text));
const codes = (list: { code: string }[]) => list.map(({ code }) => code);

describe("the list of meetings", () => {
  test("shows coming ones first, then each year, and last those whose date no source tells", () => {
    const { coming, past } = comingAndPast(meetings, "2026-05-01");
    expect(codes(coming)).toEqual(["EWG-2026-II", "PCGM-16"]);
    expect(past.map(({ year }) => year)).toEqual(["2021", "2018", "2008", "unknown"]);
    expect(codes(past.at(-1)?.meetings ?? [])).toEqual(["PCGM-14"]);
  });

  test("keeps a meeting among the coming ones until its last day is over", () => {
    expect(codes(comingAndPast(meetings, "2026-11-04").coming)).toEqual(["PCGM-16"]);
    expect(comingAndPast(meetings, "2026-11-05").coming).toEqual([]);
  });

  test("can be asked for a type, a pillar and a year at once, and for what has no year", () => {
    expect(codes(chooseMeetings(meetings, query("type=ewg&pillar=1&pillar=3&year=2021")).matching)).toEqual([
      "EWG-2021-I",
      "EWG-2021-III",
    ]);
    expect(codes(chooseMeetings(meetings, query("year=unknown")).matching)).toEqual(["PCGM-14"]);
  });

  test("can be asked for a country and for each of the hosts, and names them as its meetings do", () => {
    const named = (code: string) => ({ code, name: { en: `Name of ${code}`, ru: null } });
    const [first, second] = meetings;
    if (!first || !second) throw new Error("two meetings");
    const both = [{ partner: named("FRA") }, { partner: null }, { partner: named("UNODC") }];
    const placed = [
      { ...first, place: named("AUT"), hosts: both },
      { ...second, place: named("AUT") },
    ];
    expect(codes(chooseMeetings(placed, query("place=AUT&host=UNODC&host=XXX")).matching)).toEqual([first.code]);
    expect(chooseMeetings(placed, query("host=XXX")).matching).toEqual([]);
    expect(Object.fromEntries(chooseMeetings(placed, query("")).counts.host)).toEqual({ FRA: 1, UNODC: 1 });
    expect([...namesIn(placed).host.keys()]).toEqual(["FRA", "UNODC"]);
    expect(namesIn(placed).place.get("AUT")?.en).toBe("Name of AUT");
  });

  test("counts what each option would give, and does not listen to what is no option", () => {
    const { counts } = chooseMeetings(meetings, query("type=ewg&type=party&year=2021&year=soon"));
    expect(Object.fromEntries(counts.type)).toEqual({ pcgm: 1, ewg: 3 });
    expect(Object.fromEntries(counts.year)).toEqual({ 2026: 1, 2021: 3, 2018: 1, 2008: 0, unknown: 0 });
    expect(Object.fromEntries(counts.pillar)).toEqual({ 1: 1, 2: 1, 3: 1 });
  });
});

describe("that no meeting of a pillar was held", () => {
  const pillars = [1, 2, 3, 4];

  test("is said of pillar IV in 2021", () => {
    expect(pillarsWithoutMeeting(meetings, pillars, "2021", "2026-05-01")).toEqual([4]);
  });

  test("is not said of a year of which only one meeting is in the record", () => {
    expect(pillarsWithoutMeeting(meetings, pillars, "2018", "2026-05-01")).toEqual([]);
    expect(pillarsWithoutMeeting(meetings, pillars, "2008", "2026-05-01")).toEqual([]);
  });

  test("is not said before the year is over", () => {
    expect(pillarsWithoutMeeting(meetings, pillars, "2026", "2026-12-31")).toEqual([]);
  });
});
