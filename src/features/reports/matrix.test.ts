import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statuses } from "#features/recommendations/recommendation.ts";
import { emptyTally, groupsOf, latestStatements, pageOf, rollUp, type Statement, shareDone } from "./matrix.ts";
import { asksPartners, implementationStates, reportStates } from "./report.ts";

const statement = (more: Partial<Statement>): Statement => ({
  id: 1,
  partner: 1,
  recommendation: 1,
  state: "planned",
  year: 2022,
  ...more,
});

describe("the statement that counts", () => {
  test("is that of the latest year, whatever was sent last", () => {
    const latest = latestStatements([
      statement({ id: 1, year: 2023, state: "done" }),
      statement({ id: 2, year: 2022, state: "underWay" }),
    ]);
    expect(latest.get(1)?.get(1)?.state).toBe("done");
  });
});

describe("a share", () => {
  test("does not exist while all are silent", () => {
    expect(shareDone({ ...emptyTally(), noReport: 81 })).toBeNull();
    expect(shareDone({ ...emptyTally(), noReport: 80, notApplicable: 1 })).toBeNull();
  });

  test("counts the silent among those who have not done it; those to whom it does not apply or who are not asked nowhere", () => {
    expect(shareDone({ ...emptyTally(), done: 1, planned: 1, noReport: 8, notApplicable: 5, notAsked: 7 })).toEqual({
      done: 1,
      of: 10,
    });
  });
});

test("recommendations of one year and pillar stand under their common beginning, in the order of the list", () => {
  const groups = groupsOf(["2021-II-1", "2021-II-2", "2021-III-1", "undated-I-a", "2008-O1", "2021-II-3"]);
  expect(groups.map(({ name, members }) => [name, members.map(({ label }) => label).join()])).toEqual([
    ["2021-II", "1,2"],
    ["2021-III", "1"],
    ["undated-I", "a"],
    ["2008", "O1"],
    ["2021-II", "3"],
  ]);
});

test("whoever asks for a page after the last is shown the last", () => {
  expect(pageOf([1, 2, 3], 9, 2)).toEqual([[3], 2, 2]);
  expect(pageOf([], 2, 2)).toEqual([[], 1, 1]);
});

test("roll-ups of any matrix equal a recount by hand", () => {
  const column = fc.record({
    pillar: fc.constantFrom(1, 2, null),
    year: fc.constantFrom(2019, 2021),
    status: fc.constantFrom(...statuses, null),
    addressed: fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
  });
  const said = fc.record({
    partner: fc.integer({ min: 1, max: 6 }),
    recommendation: fc.integer({ min: 0, max: 4 }),
    state: fc.constantFrom(...reportStates),
    year: fc.constantFrom(2022, 2023),
  });
  fc.assert(
    fc.property(
      fc.array(column, { maxLength: 5 }),
      fc.array(said),
      fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
      (made, sent, rows) => {
        const columns = made.map((one, id) => ({ ...one, id, code: String(id) }));
        const statements = sent.map((one, id) => ({ ...one, id }));
        const sums = rollUp(new Set(rows), columns, latestStatements(statements));

        const cells = columns.flatMap(({ id, pillar, year, status, addressed }) =>
          addressed
            .filter((partner) => rows.includes(partner))
            .map((partner) => {
              const own = statements.filter((one) => one.partner === partner && one.recommendation === id);
              const lastYear = Math.max(...own.map((one) => one.year));
              const state = own.filter((one) => one.year === lastYear).at(-1)?.state;
              const silence = asksPartners(status) ? "noReport" : "notAsked";
              return { partner, pillar, year, state: state ?? silence };
            }),
        );
        for (const state of implementationStates) {
          const count = (test: (cell: (typeof cells)[number]) => boolean) =>
            cells.filter((cell) => cell.state === state && test(cell)).length;
          expect(sums.all[state]).toBe(count(() => true));
          for (const [partner, tally] of sums.byPartner) expect(tally[state]).toBe(count((c) => c.partner === partner));
          for (const [pillar, tally] of sums.byPillar) expect(tally[state]).toBe(count((c) => c.pillar === pillar));
          for (const [year, tally] of sums.byYear) expect(tally[state]).toBe(count((c) => c.year === year));
        }
      },
    ),
  );
});
