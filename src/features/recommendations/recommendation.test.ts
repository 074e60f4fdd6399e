import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canDecideAt,
  move,
  moves,
  newCode,
  nextNumber,
  policyMeetingsAround,
  statusAfter,
  statuses,
  type Verb,
} from "./recommendation.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const today = day("2026-11-23");
const pcgm15 = { type: "pcgm", firstDay: day("2021-11-15"), lastDay: day("2021-11-16") };
const moscow = { type: "ewg", firstDay: day("2021-12-15"), lastDay: day("2021-12-16") };
const vienna = { type: "ewg", firstDay: day("2021-10-28"), lastDay: day("2021-10-29") };

describe("a recommendation that waits", () => {
  const fifteenth = { code: "PCGM-15", type: "pcgm", firstDay: "2021-11-15", lastDay: "2021-11-16" };
  const sixteenth = { code: "PCGM-16", type: "pcgm", firstDay: "2022-11-14", lastDay: "2022-11-15" };
  const undated = { code: "PCGM-14", type: "pcgm", firstDay: null, lastDay: null };
  const meetings = [sixteenth, fifteenth, undated];

  test("is told which policy meeting was over before it, and which came since", () => {
    expect(policyMeetingsAround(meetings, "2021-12-15", "2026-11-23")).toEqual({ before: fifteenth, since: sixteenth });
    expect(policyMeetingsAround(meetings, "2021-12-15", "2021-12-31")).toEqual({ before: fifteenth, since: null });
    expect(policyMeetingsAround(meetings, "2021-10-28", "2021-11-10")).toEqual({ before: null, since: null });
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
    expect(canDecideAt(pcgm15, vienna, day("2021-11-14"))).toMatchObject({ error: "meetingNotBegun" });
  });

  test("is not an expert meeting", () => {
    expect(canDecideAt(vienna, null, today)).toMatchObject({ error: "notAPolicyMeeting" });
  });
});

describe("the text of a recommendation", () => {
  test("moves only as the table says, for every state and every verb", () => {
    const verbs = Object.keys(moves) as Verb[];
    for (const from of [null, ...statuses]) {
      for (const verb of verbs) {
        const rule: { from: readonly unknown[]; to: string } = moves[verb];
        expect(move(from, verb)).toEqual(
          rule.from.includes(from) ? { ok: true, value: rule.to } : { ok: false, error: "moveNotAllowed" },
        );
      }
    }
  });

  test("never leaves what is superseded or closed", () => {
    for (const verb of Object.keys(moves) as Verb[]) {
      expect(move("superseded", verb).ok).toBe(false);
      expect(move("closed", verb).ok).toBe(false);
    }
  });

  test("stands where its last allowed move brought it, for any history", () => {
    const verbs = Object.keys(moves) as Verb[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verbs, "publish", "correct")), (tried) => {
        let status: ReturnType<typeof statusAfter> = null;
        const happened: string[] = [];
        for (const verb of tried) {
          if (verb === "publish" || verb === "correct") {
            happened.push(verb);
            continue;
          }
          const moved = move(status, verb);
          if (!moved.ok) continue;
          status = moved.value;
          happened.push(verb);
        }
        expect(statusAfter(happened)).toBe(status);
      }),
    );
  });
});

describe("the number of a recommendation", () => {
  test("is year, pillar and number", () => {
    expect(newCode(2021, 3, 4)).toBe("2021-III-4");
  });

  test("goes on counting at a second meeting of the year", () => {
    expect(nextNumber(["2022-II-1", "2022-II-2", "2022-III-9", "2022-II-a"], 2022, 2)).toBe(3);
    expect(nextNumber([], 2022, 2)).toBe(1);
  });
});
