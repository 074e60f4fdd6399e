import { describe, expect, test } from "vitest";
import type { Modes } from "./delegation.ts";
import { type CountedDelegation, countAttendance, countDelegates } from "./delegation-counts.ts";

const days = ["2021-10-28", "2021-10-29"];
const people = (...modes: Modes[]) => countDelegates(modes.map((one) => ({ modes: one, service: "police" })));
const delegation = (counts: CountedDelegation["counts"], more: Partial<CountedDelegation> = {}): CountedDelegation => ({
  ...{ kind: "partner", partnerKind: "state", presentOn: [], counts },
  ...more,
});
const [first = "", second = ""] = days;

describe("counted attendance", () => {
  test("is of those who took part on a day: who is absent on all is none of them, and of whom nothing is stated is told apart", () => {
    const counted = countAttendance(
      [
        delegation(people({ [first]: "room", [second]: "absent" }, { [first]: "absent", [second]: "absent" })),
        delegation(people({ [first]: "online", [second]: "online" }), { partnerKind: "organisation" }),
        delegation(people({}), { kind: "observer", partnerKind: null }),
        delegation(people({ [first]: "absent", [second]: "absent" })),
      ],
      days,
    );
    expect(counted).toEqual({
      ...{ people: 3, states: 1, organisations: 1, others: 1, unstated: 1 },
      days: [
        { day: first, room: 1, online: 1, isCheckedIn: false },
        { day: second, room: 0, online: 1, isCheckedIn: false },
      ],
    });
  });

  test("leaves out, on a day on which delegations were checked in, those that were not", () => {
    const both = people({ [first]: "room", [second]: "room" });
    const counted = countAttendance([delegation(both, { presentOn: [first] }), delegation(both)], days);
    expect(counted.days.map(({ room }) => room)).toEqual([1, 2]);
    expect(counted.people).toBe(2);
  });

  test("counts people alike in groups, without their names", () => {
    expect(people({ [second]: "room", [first]: "room" }, { [first]: "room", [second]: "room" })).toEqual({
      ...{ people: 2, services: { police: 2 } },
      groups: [{ modes: { [first]: "room", [second]: "room" }, people: 2 }],
    });
  });
});
