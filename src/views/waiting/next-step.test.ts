import { describe, expect, test } from "vitest";
import { statuses } from "#features/recommendations/recommendation.ts";
import { asksPartners } from "#features/reports/report.ts";
import { byWaiting, gathered, nextSteps, type Situation, type Step } from "./next-step.ts";

type Meeting = { code: string };

const vienna: Meeting = { code: "PCGM-15" };
const endorsement = { days: { from: "2021-11-15", on: "2021-11-16" }, meeting: vienna };
const unknown = { days: null, meeting: null };
const round = { year: 2026, opensOn: "2026-10-01", dueOn: "2026-12-31" };

function situation(more: Partial<Situation<Meeting>>): Situation<Meeting> {
  return {
    status: "endorsed",
    since: endorsement,
    coming: null,
    addressed: 81,
    silent: 80,
    unfinished: 0,
    round: null,
    unreleased: null,
    unassessed: null,
    troubles: [],
    ...more,
  };
}

const steps = (more: Partial<Situation<Meeting>>) => nextSteps(situation(more));

describe("who must act on", () => {
  test("a draft: the experts, until they agree it", () => {
    expect(steps({ status: "drafted" })).toEqual([{ who: "experts", what: "agree", since: endorsement }]);
  });

  test("what the experts agreed: the unit, which puts it before the next policy meeting that the record holds", () => {
    const coming = { code: "PCGM-16" };
    expect(steps({ status: "agreed", coming })).toEqual([{ who: "unit", what: "forward", since: endorsement, coming }]);
  });

  test("what is before the policy meeting: that meeting", () => {
    expect(steps({ status: "forwarded" })).toMatchObject([{ who: "policyMeeting", what: "decide", coming: null }]);
  });

  test("what was returned: the experts again", () => {
    expect(steps({ status: "returned" })).toMatchObject([{ who: "experts", what: "revise" }]);
  });

  test("what was endorsed: the partners addressed that have not reported, since the endorsement", () => {
    expect(steps({})).toEqual([
      { who: "partners", what: "report", count: 80, of: 81, round: null, since: endorsement },
    ]);
  });

  test("what was endorsed, in a reporting round: the same, since the round opened", () => {
    const [step] = steps({ round });
    expect(step).toMatchObject({ round, since: { days: { on: "2026-10-01" }, meeting: null } });
    const [later] = steps({ round: { ...round, opensOn: "2021-01-01" } });
    expect(later?.since).toEqual(endorsement);
  });

  test("what asks partners, in a reporting round and without one: these, and on nothing else", () => {
    for (const status of statuses) {
      for (const asking of [round, null]) {
        const isTheirs = steps({ round: asking, status }).some(({ who }) => who === "partners");
        expect([status, isTheirs]).toEqual([status, asksPartners(status)]);
      }
    }
    expect(steps({ round, status: "agreed" }).map(({ who }) => who)).toEqual(["unit"]);
    expect(steps({ round, status: "noted" }).map(({ who }) => who)).toEqual(["nobody"]);
  });

  test("what all have reported and some still carry out: these", () => {
    expect(steps({ silent: 0, unfinished: 2 })).toMatchObject([{ who: "partners", what: "finish", count: 2 }]);
  });

  test.each([
    ["noted", {}, "noted"],
    ["superseded", {}, "superseded"],
    ["closed", {}, "closed"],
    ["unknown", {}, "unknown"],
    ["endorsed", { addressed: 0, silent: 0 }, "unaddressed"],
    ["endorsed", { silent: 0 }, "complete"],
  ] as const)("%s: nobody, and why (%j)", (status, more, what) => {
    expect(steps({ status, ...more })).toMatchObject([{ who: "nobody", what }]);
  });

  test("every state of a text has an answer", () => {
    for (const status of statuses) expect(steps({ status })).toHaveLength(1);
  });

  test("a text of which no source tells since when keeps that unknown", () => {
    expect(steps({ status: "agreed", since: unknown })[0]?.since).toEqual(unknown);
  });
});

describe("beside the text wait", () => {
  test("reports, for the unit to release and to assess, since the first of them", () => {
    const [, release, assess] = steps({
      unreleased: { count: 2, since: "2023-02-01" },
      unassessed: { count: 3, since: "2022-02-01" },
    });
    expect(release).toMatchObject({ who: "unit", what: "release", count: 2, since: { days: { on: "2023-02-01" } } });
    expect(assess).toMatchObject({ who: "unit", what: "assess", count: 3, since: { days: { on: "2022-02-01" } } });
  });

  test("languages, for a translator, even where nobody else must act", () => {
    const troubles = [{ language: "ru", trouble: "outdated", since: "2024-01-01" }] as const;
    expect(steps({ status: "closed", troubles }).map(({ who }) => who)).toEqual(["nobody", "translator"]);
  });

  test("nothing on a commitment, which has no state", () => {
    expect(steps({ status: null })).toEqual([]);
  });
});

test("what has waited longest comes first, what waits since an unknown day last", () => {
  const since = (on: string | null): Step<Meeting> => ({
    who: "experts",
    what: "agree",
    since: { days: on ? { from: on, on } : null, meeting: null },
  });
  const sorted = [since(null), since("2023-01-01"), since("2021-01-01")].sort(byWaiting);
  expect(sorted.map((step) => step.since?.days?.on ?? null)).toEqual(["2021-01-01", "2023-01-01", null]);
});

test("the same step on several recommendations is told once; another count is another step", () => {
  const silent = (recommendation: string, count: number) => {
    const [step] = steps({ silent: count });
    if (!step) throw new Error("no step");
    return { recommendation, step };
  };
  const rows = gathered([silent("III-1", 80), silent("III-2", 81), silent("III-3", 80)]);
  expect(rows.map(({ recommendations }) => recommendations)).toEqual([["III-1", "III-3"], ["III-2"]]);
});
