import { describe, expect, test } from "vitest";
import {
  askingRound,
  countAnswered,
  daysProblem,
  isYearInSight,
  roundInput,
  roundState,
  silentFirst,
} from "./round.ts";

const days = { opensOn: "2026-01-15", dueOn: "2027-03-31" };

describe("a reporting round", () => {
  test("opens and is due on whole days that exist", () => {
    const round = { year: 2026, ...days, note: { en: null, ru: null }, toPartners: "nothing" };
    expect(roundInput.safeParse(round).success).toBe(true);
    for (const dueOn of ["2027", "2027-03", "2027-02-30", "31.03.2027", ""]) {
      expect(roundInput.safeParse({ ...round, dueOn }).success).toBe(false);
    }
  });

  test("opens in its year at the earliest and is due after it opens, within two years", () => {
    expect(daysProblem(2026, days)).toBeNull();
    expect(daysProblem(2026, { ...days, opensOn: "2025-12-31" })).toBe("roundOpensTooEarly");
    expect(daysProblem(2026, { ...days, dueOn: days.opensOn })).toBe("roundDueBeforeOpening");
    expect(daysProblem(2026, { ...days, dueOn: "2028-12-31" })).toBeNull();
    expect(daysProblem(2026, { ...days, dueOn: "2029-01-01" })).toBe("roundDueTooLate");
  });

  test("may ask for a year that is long over", () => {
    expect(daysProblem(2023, { opensOn: "2026-12-01", dueOn: "2027-02-28" })).toBeNull();
    expect(daysProblem(2003, { opensOn: "2026-12-01", dueOn: "2027-02-28" })).toBeNull();
  });

  test("is for a year that is over, is running, or comes next", () => {
    expect([2003, 2026, 2027, 2028].map((year) => isYearInSight(year, 2026))).toEqual([true, true, true, false]);
  });

  test.each([
    ["2026-01-14", "announced"],
    ["2026-01-15", "open"],
    ["2027-03-31", "open"],
    ["2027-04-01", "overdue"],
  ] as const)("on %s is %s", (today, state) => {
    expect(roundState({ ...days, closed: false }, today)).toBe(state);
    expect(roundState({ ...days, closed: true }, today)).toBe("closed");
  });

  test("asks until it is closed, and the latest is meant where two ask", () => {
    const rounds = [
      { year: 2024, opensOn: "2024-06-01", dueOn: "2025-03-31", closed: false },
      { year: 2025, opensOn: "2025-06-01", dueOn: "2026-03-31", closed: false },
      { year: 2026, opensOn: "2026-06-01", dueOn: "2027-03-31", closed: false },
    ];
    expect(askingRound(rounds, "2026-05-01")?.year).toBe(2025);
    expect(askingRound(rounds, "2026-06-01")?.year).toBe(2026);
    expect(askingRound(rounds, "2024-05-31")).toBeNull();
    expect(askingRound([{ year: 2024, ...days, closed: true }], "2026-05-01")).toBeNull();
  });
});

describe("of those asked", () => {
  const partner = (name: string, answered: number, asked = 13) => ({ name, answered, asked });
  const all = [partner("C", 13), partner("B", 2), partner("D", 0, 3), partner("A", 0)];

  test("who is silent comes first, then who has most left", () => {
    expect(silentFirst(all, new Intl.Collator("en")).map(({ name }) => name)).toEqual(["A", "D", "B", "C"]);
  });

  test("each is counted once: all answered, some, none", () => {
    expect(countAnswered(all, "open")).toEqual({ all: 1, some: 1, silent: 2 });
    expect(countAnswered([], "closed")).toEqual({ all: 0, some: 0, silent: 0 });
  });

  test("nobody is silent before the round opens", () => {
    expect(countAnswered(all, "announced")).toEqual({ all: 1, some: 1, silent: null });
  });
});
