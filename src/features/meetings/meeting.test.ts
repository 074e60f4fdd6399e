import { describe, expect, test } from "vitest";
import { daysOf, meetingInput, newMeetingCode, precisionOfDates } from "./meeting.ts";

const ewg = { type: "ewg", number: null, pillar: 2, start: "2022-05-03" } as const;

describe("the address of a new meeting", () => {
  test("is its number for a policy meeting", () => {
    expect(newMeetingCode({ type: "pcgm", number: 16, pillar: null, start: "2026-11-01" }, [])).toBe("PCGM-16");
  });

  test("is year and pillar for an expert group, counted on from the second of a year", () => {
    expect(newMeetingCode(ewg, [])).toBe("EWG-2022-II");
    expect(newMeetingCode(ewg, ["EWG-2022-II"])).toBe("EWG-2022-II-2");
    expect(newMeetingCode(ewg, ["EWG-2022-II", "EWG-2022-II-2"])).toBe("EWG-2022-II-3");
  });
});

describe("the dates of a meeting", () => {
  test("count from the first day they can mean to the last", () => {
    expect(daysOf({ start: "2008-12", end: null })).toEqual({ from: "2008-12-01", on: "2008-12-31" });
    expect(daysOf({ start: "2021-11-15", end: "2021-11-16" })).toEqual({ from: "2021-11-15", on: "2021-11-16" });
    expect(daysOf({ start: null, end: null })).toBeNull();
  });

  test("say themselves how precise they are", () => {
    expect(precisionOfDates(null, null)).toBe("unknown");
    expect(precisionOfDates("2008-12", null)).toBe("month");
    expect(precisionOfDates("2019-11-26", null)).toBe("end-unknown");
  });
});

describe("a meeting", () => {
  const meeting = {
    code: "PCGM-16",
    type: "pcgm",
    number: 16,
    pillar: null,
    title: { en: "16th meeting", ru: null },
    titleState: { en: "original", ru: "missing" },
    start: "2026-11-03",
    end: "2026-11-04",
    datePrecision: "day",
    place: "AUT",
    format: "hybrid",
    attendance: [],
    reported: [],

    conflicts: [],
  };

  test("cannot end before it begins", () => {
    const problems = meetingInput.safeParse({ ...meeting, end: "2026-11-01" }).error?.issues;
    expect(problems?.map((problem) => problem.path)).toEqual([["end"]]);
    expect(meetingInput.safeParse(meeting).success).toBe(true);
  });

  test("has no reported number without its source", () => {
    const attendance = [{ what: "participants", value: 150, qualifier: "moreThan", source: { en: "", ru: "" } }];
    expect(meetingInput.safeParse({ ...meeting, attendance }).success).toBe(false);
  });
});
