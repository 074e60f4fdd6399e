import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isComing,
  isUntoldAfter,
  type MeetingMove,
  meetingMoves,
  meetingStates,
  moveMeetingState,
  possibleMoves,
  stateAfter,
} from "./meeting-state.ts";

const told = (...verbs: MeetingMove[]) => verbs.map((verb) => ({ verb }));

describe("a meeting", () => {
  test("is no more than planned until a source tells more", () => {
    expect(stateAfter([])).toBe("planned");
    expect(stateAfter([{ verb: "record" }, { verb: "publish" }])).toBe("planned");
  });

  test("is announced, postponed and held after all", () => {
    const verbs = ["plan", "announce", "postpone", "hold"] as const;
    expect(verbs.map((_, index) => stateAfter(told(...verbs.slice(0, index + 1))))).toEqual([
      "planned",
      "announced",
      "postponed",
      "held",
    ]);
  });

  test("that was held is neither postponed nor called off: what was told by mistake is taken back first", () => {
    expect(possibleMoves(told("plan", "hold"))).toEqual(["retract"]);
    expect(stateAfter(told("announce", "hold", "retract"))).toBe("announced");
    expect(stateAfter(told("hold", "retract"))).toBe("planned");
  });

  test("stays planned once everything else is taken back", () => {
    expect(moveMeetingState(told("plan"), "retract")).toMatchObject({ error: "moveNotAllowed" });
    expect(moveMeetingState(told("plan", "cancel"), "retract")).toEqual({ ok: true, value: "planned" });
  });

  test("stands, after any moves that are possible, where the last of those that count leads", () => {
    const moves = fc.array(fc.constantFrom(...(Object.keys(meetingMoves) as MeetingMove[])));
    fc.assert(
      fc.property(moves, (verbs) => {
        const done: { verb: MeetingMove }[] = [];
        for (const verb of verbs) {
          const before = stateAfter(done);
          const moved = moveMeetingState(done, verb);
          if (!moved.ok) continue;
          done.push({ verb });
          expect(moved.value).toBe(stateAfter(done));
          if (verb !== "retract") {
            expect(moved.value).toBe(meetingMoves[verb].to);
            expect(stateAfter([...done, { verb: "retract" }])).toBe(before);
          }
        }
      }),
    );
  });
});

describe("the calendar", () => {
  const over = { firstDay: "2026-05-11", lastDay: "2026-05-12" };

  test("never says that a meeting was held", () => {
    const untold = meetingStates.filter((state) => isUntoldAfter({ ...over, state }, "2026-05-13"));
    expect(untold).toEqual(["planned", "announced", "postponed"]);
    expect(meetingStates.filter((state) => isUntoldAfter({ ...over, state }, "2026-05-12"))).toEqual([]);
  });

  test("keeps what is still to come, without days too, and what was called off until its days are over", () => {
    const nowhen = { firstDay: null, lastDay: null };
    expect(meetingStates.filter((state) => isComing({ ...nowhen, state }, "2026-05-12"))).toEqual([
      "planned",
      "announced",
      "postponed",
    ]);
    expect(meetingStates.filter((state) => isComing({ ...over, state }, "2026-05-12"))).toEqual([...meetingStates]);
    expect(meetingStates.filter((state) => isComing({ ...over, state }, "2026-05-13"))).toEqual([]);
  });
});
