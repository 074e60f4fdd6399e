import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "#policy.ts";
import { portalWith } from "#tests/support/database.ts";
import { findLedger } from "#views/ledger/ledger-queries.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findOutcomes } from "#views/meeting/meeting-outcome-queries.ts";

beforeAll(() => portalWith("sample"));

const days = ["2021-11-10", "2021-11-16", "2021-12-31"] as const;

const meetingOn = async (code: string, asof: string | null) => {
  const meeting = await findMeeting(visitor, code, asof);
  if (!meeting) throw new Error(code);
  return meeting;
};

const statuses = async (code: string, asof: string) => {
  const { recommendations } = await meetingOn(code, asof);
  return [...new Set(recommendations.map(({ status }) => status))].map(
    (status) => `${recommendations.filter((one) => one.status === status).length} ${status}`,
  );
};

describe("A meeting as of 10 and 16 November and 31 December 2021", () => {
  test("of experts shows its recommendations in the state that they had", async () => {
    const of = async (code: string) => Promise.all(days.map((day) => statuses(code, day)));
    expect(await of("EWG-2021-III")).toEqual([["9 agreed"], ["9 endorsed"], ["9 endorsed"]]);
    expect(await of("EWG-2021-II")).toEqual([["4 agreed"], ["4 endorsed"], ["4 endorsed"]]);
    expect(await of("EWG-2021-I")).toEqual([[], [], ["8 agreed"]]);
    expect(await statuses("EWG-2021-III", "2021-10-28")).toEqual([]);
  });

  test("of policy hides what it decided until it was over, and what was agreed only later", async () => {
    const told = await Promise.all(
      days.map(async (day) => {
        const meeting = await meetingOn("PCGM-15", day);
        const outcomes = await findOutcomes(visitor, meeting, "2026-11-25");
        return {
          decisions: meeting.decisions.length,
          attendance: meeting.attendance.length > 0,
          conflicts: meeting.conflicts.length > 0,
          outcomes: outcomes.map(({ kind, pillar }) => `${kind} ${pillar}`),
          after: meeting.after?.code ?? null,
        };
      }),
    );
    expect(told).toEqual([
      { decisions: 0, attendance: false, conflicts: false, outcomes: [], after: null },
      {
        ...{ decisions: 13, attendance: true, conflicts: true, after: null },
        // December was still to come, so nobody could say that pillars I and IV had no meeting that year.
        outcomes: ["decided 2", "decided 3"],
      },
      {
        ...{ decisions: 13, attendance: true, conflicts: true, after: "EWG-2021-I" },
        outcomes: ["decided 2", "decided 3", "later 1", "noneHeld 4"],
      },
    ]);
    expect((await meetingOn("PCGM-15", "2021-11-15")).decisions).toEqual([]);
  });

  test("adds up what stood then", async () => {
    const ledgers = await Promise.all(days.map((asof) => findLedger(visitor, { meeting: "EWG-2021-III", asof })));
    expect(ledgers.map(({ waiting, texts }) => [waiting, texts[0]?.status])).toEqual([
      [9, "agreed"],
      [0, "endorsed"],
      [0, "endorsed"],
    ]);
    expect(ledgers[0]?.waitingSince).toBe("2021-10-29");
    // Reports came later: that day everybody was silent.
    expect(ledgers[2]?.answers).toMatchObject({ done: 0, noReport: 9 * 81 });
    expect((await findLedger(visitor, { meeting: "EWG-2021-I", asof: "2021-11-16" })).recommendations).toBe(0);
  });
});

test("a meeting of which no source tells the date shows nothing of what came of it", async () => {
  const { recommendations, decisions } = await meetingOn("PCGM-14", "2021-12-31");
  expect([recommendations, decisions]).toEqual([[], []]);
});

test("without a day it is as the record stands now", async () => {
  expect(await meetingOn("PCGM-15", null)).toMatchObject({ asof: null, after: { code: "EWG-2021-I" } });
});
