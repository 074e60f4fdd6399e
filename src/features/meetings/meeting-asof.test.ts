import { describe, expect, test } from "vitest";
import { withStates } from "#i18n/record-text.ts";
import { meetingOn, stageOn } from "./meeting-asof.ts";

const meeting = {
  ...{ firstDay: "2021-11-15", lastDay: "2021-11-16" },
  outcome: withStates({ en: "Endorsed", ru: null }, { en: { state: "original" }, ru: null }),
  attendance: [{ value: 150 }],
  reported: [{ value: 11 }],
  conflicts: ["Two paragraphs"],
};

describe("A meeting as of a day", () => {
  test("has not begun, is not over, is over: it counts on its last day", () => {
    const stages = ["2021-11-14", "2021-11-15", "2021-11-16", "2021-12-31"].map((day) => stageOn(meeting, day));
    expect(stages).toEqual(["notBegun", "notOver", "over", "over"]);
    expect(stageOn({ firstDay: null, lastDay: null }, "2021-11-15")).toBe("undated");
  });

  test("shows what came of it once it is over", () => {
    expect(meetingOn(meeting, "2021-11-16")).toEqual(meeting);
    const nothing = { outcome: { en: null, ru: null }, attendance: [], reported: [], conflicts: [] };
    expect(meetingOn(meeting, "2021-11-15")).toMatchObject(nothing);
    expect(meetingOn(meeting, "2021-11-10")).toMatchObject(nothing);
  });
});
