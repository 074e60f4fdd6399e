import { describe, expect, test } from "vitest";
import { type Living, lifeOf, lifeSteps, meetingDays, permits } from "./meeting-life.ts";
import { meetingStates } from "./meeting-state.ts";

const none = { invitedOn: null, registrationFrom: null, registrationUntil: null, reviewFrom: null };
const open = { ...none, invitedOn: "2022-08-01", registrationFrom: "2022-09-01", registrationUntil: "2022-09-30" };
const meeting = (of: Partial<Living> = {}): Living => ({
  ...{ ...open, state: "announced", firstDay: "2022-10-24", lastDay: "2022-10-25" },
  ...of,
});

describe("focal points register", () => {
  test("from the first day of registration to its last, and on no other", () => {
    const days = ["2022-08-31", "2022-09-01", "2022-09-30", "2022-10-01"];
    expect(days.map((today) => permits(meeting(), "register", today))).toEqual([false, true, true, false]);
  });

  test("for a meeting that is to come, not for one that was held, postponed or called off", () => {
    const may = meetingStates.filter((state) => permits(meeting({ state }), "register", "2022-09-15"));
    expect(may).toEqual(["planned", "announced"]);
  });

  test("for no meeting whose days are over, whatever deadline was left", () => {
    const late = meeting({ registrationUntil: "2022-12-31" });
    expect(["2022-10-25", "2022-10-26"].map((today) => permits(late, "register", today))).toEqual([true, false]);
  });

  test("not where nobody has opened it", () => {
    expect(permits(meeting(none), "register", "2022-09-15")).toBe(false);
  });
});

describe("the days of a meeting", () => {
  const problemsOf = (days: object) =>
    meetingDays.safeParse({ ...open, ...days }).error?.issues.map(({ path }) => path.join(".")) ?? [];

  test("are whole days, or none", () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf(none)).toEqual([]);
    expect(problemsOf({ invitedOn: "2022-08" })).toEqual(["invitedOn"]);
  });

  test("open registration once invitations are out, and close it not before it opens", () => {
    expect(problemsOf({ invitedOn: null })).toEqual(["registrationFrom"]);
    expect(problemsOf({ invitedOn: "2022-09-02" })).toEqual(["registrationFrom"]);
    expect(problemsOf({ registrationUntil: "2022-08-31" })).toEqual(["registrationUntil"]);
    expect(problemsOf({ registrationUntil: null })).toEqual(["registrationUntil"]);
  });

  test("begin a review of a meeting that was held, not before it began", () => {
    const reviewed = (of: Partial<Living>) => permits(meeting({ reviewFrom: "2022-10-26", ...of }), "review");
    expect(reviewed({ state: "held" })).toBe(true);
    expect(reviewed({ state: "announced" })).toBe(false);
    expect(reviewed({ state: "held", reviewFrom: "2022-10-23" })).toBe(false);
  });
});

describe("the life of a meeting", () => {
  const at = (today: string, of: Partial<Living> = {}, publicOn: string | null = null) =>
    lifeOf({ ...meeting(of), publicOn }, today);

  test("is at the step that it took last", () => {
    const held = { state: "held", reviewFrom: "2022-11-01" } as const;
    const steps = [
      at("2022-07-01"),
      at("2022-08-15"),
      at("2022-09-15"),
      at("2022-09-15", {}, "2022-09-10"),
      at("2022-10-26", { state: "held" }, "2022-09-10"),
      at("2022-11-02", held, "2022-09-10"),
      at("2022-12-01", held, "2022-11-20"),
    ].map((life) => life.find(({ isNow }) => isNow)?.step);
    expect(steps).toEqual([undefined, "invitations", "registration", "public", "meeting", "review", "public"]);
  });

  test("has not reached a meeting for its days being over", () => {
    const life = at("2023-01-01");
    expect(life.map(({ step }) => step)).toEqual([...lifeSteps]);
    expect(life.filter(({ isReached }) => !isReached).map(({ step }) => step)).toEqual(["meeting", "review", "public"]);
  });
});
