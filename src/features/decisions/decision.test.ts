import { describe, expect, test } from "vitest";
import { standingMoves, statusAfter } from "#features/recommendations/recommendation.ts";
import { canDecideAt, closingDays, correctionOf, daysWithin, laterDecision, policyMeetingsAround } from "./decision.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const today = "2026-11-23";
const pcgm15 = { type: "pcgm", firstDay: day("2021-11-15"), lastDay: day("2021-11-16") };
const moscow = { type: "ewg", firstDay: day("2021-12-15"), lastDay: day("2021-12-16") };
const vienna = { type: "ewg", firstDay: day("2021-10-28"), lastDay: day("2021-10-29") };

describe("a recommendation that waits", () => {
  const fifteenth = { code: "PCGM-15", type: "pcgm", state: "held", firstDay: "2021-11-15", lastDay: "2021-11-16" };
  const sixteenth = { code: "PCGM-16", type: "pcgm", state: "held", firstDay: "2022-11-14", lastDay: "2022-11-15" };
  const undated = { code: "PCGM-14", type: "pcgm", state: "held", firstDay: null, lastDay: null };
  const meetings = [sixteenth, fifteenth, undated];

  test("is told which policy meeting was over before it, and which came since", () => {
    expect(policyMeetingsAround(meetings, "2021-12-15", "2026-11-23")).toEqual({ before: fifteenth, since: sixteenth });
    expect(policyMeetingsAround(meetings, "2021-12-15", "2021-12-31")).toEqual({ before: fifteenth, since: null });
    expect(policyMeetingsAround(meetings, "2021-10-28", "2021-11-10")).toEqual({ before: null, since: null });
  });

  test("is not told that a meeting came since of which no source says that it was held", () => {
    const planned = meetings.map((meeting) => ({ ...meeting, state: "planned" }));
    expect(policyMeetingsAround(planned, "2021-12-15", "2026-11-23")).toEqual({ before: null, since: null });
  });
});

describe("a policy meeting", () => {
  test("decides on what experts agreed before it", () => {
    expect(canDecideAt(pcgm15, vienna, today).ok).toBe(true);
  });

  test("cannot decide on what was agreed a month after it", () => {
    expect(canDecideAt(pcgm15, moscow, today)).toMatchObject({ ok: false, error: "heldAfterMeeting" });
  });

  test("decides on a record whose birth nobody knows", () => {
    expect(canDecideAt(pcgm15, null, today).ok).toBe(true);
  });

  test("decides on what was agreed on its own days", () => {
    expect(canDecideAt(pcgm15, { ...vienna, firstDay: day("2021-11-16") }, today).ok).toBe(true);
  });

  test("cannot decide while its date is not known", () => {
    const undated = { type: "pcgm", firstDay: null, lastDay: null };
    expect(canDecideAt(undated, vienna, today)).toMatchObject({ error: "meetingDateUnknown" });
  });

  test("cannot decide before it has begun", () => {
    expect(canDecideAt(pcgm15, vienna, "2021-11-14")).toMatchObject({ error: "meetingNotBegun" });
  });

  test("is not an expert meeting", () => {
    expect(canDecideAt(vienna, null, today)).toMatchObject({ error: "notAPolicyMeeting" });
  });
});

describe("a closing", () => {
  const at = (verb: string, occurredOn: string | null) => ({ verb, occurredOn: occurredOn ? day(occurredOn) : null });
  const endorsed = [at("agree", "2021-10-29"), at("endorse", "2021-11-16")];

  const closed = (events: Parameters<typeof closingDays>[0], day: string) =>
    closingDays(events, daysWithin(day, today), today);

  test("that was recorded wrongly counts not at all, and can be recorded anew", () => {
    const takenBack = [...endorsed, at("close", "2024-05-31"), at("reinstate", "2024-05-31")];
    expect(standingMoves(takenBack).map(({ verb }) => verb)).toEqual(["agree", "endorse"]);
    expect(statusAfter([...takenBack, at("close", null)])).toBe("closed");
  });

  test("is known to a day, a month, a year or not at all, and was never after today", () => {
    expect(closed(endorsed, "2024-05-07")).toEqual({
      ok: true,
      value: { from: "2024-05-07", on: "2024-05-07" },
    });
    expect(closed(endorsed, "2024-02")).toEqual({
      ok: true,
      value: { from: "2024-02-01", on: "2024-02-29" },
    });
    expect(closed(endorsed, "2026")).toEqual({ ok: true, value: { from: "2026-01-01", on: "2026-11-23" } });
    expect(closingDays(endorsed, null, today)).toEqual({ ok: true, value: null });
    expect(closed(endorsed, "2026-11-24")).toMatchObject({ error: "dayToCome" });
  });

  test("was not before the move that brought it where it stood, as far as that day is known", () => {
    expect(closed(endorsed, "2021-11-15")).toMatchObject({ error: "closedBeforeMove" });
    expect(closed(endorsed, "2021-11").ok).toBe(true);
    expect(closed([at("record", null)], "1999").ok).toBe(true);
  });
});

describe("a decision of a meeting held later", () => {
  const at = (verb: string, meetingId: number, occurredOn: string | null) => ({
    ...{ verb, meetingId },
    occurredOn: occurredOn ? day(occurredOn) : null,
  });
  const [agreed, noted] = [at("agree", 1, "2021-10-29"), at("note", 17, "2023-11-14")];
  const sixteenth = { lastDay: day("2022-11-15") };

  test("stands in the way of one held before it, until it is taken back", () => {
    expect(laterDecision([agreed, noted], sixteenth)).toBe(noted);
    expect(laterDecision([agreed, noted, at("undecide", 17, "2023-11-14")], sixteenth)).toBeNull();
  });

  test("does not stand in the way on the same day or where its day is not known, nor does anything but a decision", () => {
    expect(laterDecision([agreed, noted], { lastDay: day("2023-11-14") })).toBeNull();
    expect(laterDecision([agreed, at("note", 14, null)], sixteenth)).toBeNull();
    expect(laterDecision([agreed, at("forward", 1, "2026-11-23")], sixteenth)).toBeNull();
  });

  test("stands in the way by the day that its meeting has now, too", () => {
    const moved = { ...at("note", 15, "2021-11-16"), meeting: { lastDay: day("2023-11-14") } };
    expect(laterDecision([agreed, moved], sixteenth)).toBe(moved);
  });
});

describe("a decision that was recorded wrongly", () => {
  const [fifteenth, sixteenth] = [15, 16];
  const agreed = { verb: "agree", meetingId: 1 };
  const at = (meetingId: number, verb: string) => ({ verb, meetingId });
  const standing = (events: readonly { verb: string; meetingId: number }[]) =>
    standingMoves(events).map(({ verb }) => verb);

  test("counts as what it was put right to", () => {
    const events = [agreed, at(fifteenth, "endorse"), at(fifteenth, "note-instead")];
    expect(standing(events)).toEqual(["agree", "note"]);
    expect(statusAfter(events)).toBe("noted");
  });

  test("leaves the recommendation where it stood before that meeting, if the meeting did not decide", () => {
    const events = [agreed, at(fifteenth, "note"), at(fifteenth, "endorse"), at(fifteenth, "undecide")];
    expect(standing(events)).toEqual(["agree"]);
    expect(statusAfter([at(15, "endorse"), at(15, "undecide")])).toBeNull();
  });

  test("keeps its place before what happened since", () => {
    const events = [agreed, at(fifteenth, "endorse"), at(2, "supersede"), at(fifteenth, "note-instead")];
    expect(standing(events)).toEqual(["agree", "note", "supersede"]);
    expect(statusAfter(events)).toBe("superseded");
  });

  test("can be put right more than once, and decided anew after it was taken back", () => {
    const again = [at(fifteenth, "endorse"), at(fifteenth, "note-instead"), at(fifteenth, "return-instead")];
    expect(standing([agreed, ...again])).toEqual(["agree", "return"]);
    const anew = [at(fifteenth, "endorse"), at(fifteenth, "undecide"), at(sixteenth, "amend")];
    expect(standing([agreed, ...anew])).toEqual(["agree", "amend"]);
  });

  test("is put right only at the meeting of which it was recorded, and only to another decision", () => {
    const events = [agreed, at(fifteenth, "endorse")];
    expect(correctionOf(events, fifteenth, "note")).toMatchObject({ ok: true, value: { verb: "note-instead" } });
    expect(correctionOf(events, fifteenth, null)).toMatchObject({ ok: true, value: { verb: "undecide" } });
    expect(correctionOf(events, fifteenth, "endorse")).toMatchObject({ error: "moveNotAllowed" });
    expect(correctionOf(events, sixteenth, "note")).toMatchObject({ error: "moveNotAllowed" });
    expect(correctionOf([agreed], fifteenth, null)).toMatchObject({ error: "moveNotAllowed" });
  });

  test("is not put right to what would have made impossible what was recorded since", () => {
    const events = [agreed, at(fifteenth, "note"), at(sixteenth, "endorse")];
    expect(correctionOf(events, fifteenth, "return")).toMatchObject({ error: "laterMoveStands" });
    expect(correctionOf(events, fifteenth, null).ok).toBe(true);
    expect(correctionOf([agreed, at(15, "endorse"), { verb: "close" }], 15, "return")).toMatchObject({
      error: "laterMoveStands",
    });
  });
});
