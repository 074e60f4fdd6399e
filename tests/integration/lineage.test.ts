import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import { continueRecommendations } from "#features/recommendations/lineage-commands.ts";
import { findLineage } from "#features/recommendations/lineage-queries.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { database } from "#server/database.ts";
import { verifyHistory } from "#server/history.ts";
import { portal, visitor } from "../../src/policy.ts";
import { portalWith } from "../support/database.ts";

const localized = (text: string) => ({ en: text, ru: null });

async function meetingOf(year: number): Promise<string> {
  const code = `EWG-${year}-IV`;
  await recordMeeting(portal, {
    code,
    type: "ewg",
    number: null,
    pillar: 4,
    title: localized(`Meeting of ${year}`),
    titleState: { en: "original", ru: "missing" },
    start: `${year}-05-03`,
    end: `${year}-05-04`,
    datePrecision: "day",
    place: null,
    format: null,
    attendance: [],
    topics: [],
    conflicts: [],
  });
  for (const text of ["First", "Second"]) {
    await addRecommendation(portal, code, {
      text: localized(text),
      textState: { en: "original", ru: "missing" },
      source: localized("record"),
      addressees: ["UZB"],
      verb: "agree",
    });
  }
  return code;
}

describe("saying that a recommendation continues others", () => {
  beforeEach(async () => {
    await portalWith("reference");
    await meetingOf(2022);
    await meetingOf(2023);
  });

  const statusOf = async (code: string) =>
    (await database().recommendation.findUniqueOrThrow({ where: { code } })).status;
  const merge = { kind: "merged" as const, from: ["2022-IV-1", "2022-IV-2"], to: ["2023-IV-1"] };

  test("merging two supersedes both and loses no report", async () => {
    const uzbekistan = await database().partner.findUniqueOrThrow({ where: { code: "UZB" } });
    for (const recommendation of merge.from) {
      const report = {
        year: 2022,
        state: "done" as const,
        statement: "Done.",
        language: "en" as const,
        evidence: null,
      };
      await submitReport(portal, { recommendation, partnerId: uzbekistan.id }, report, { corrects: null });
    }
    expect((await continueRecommendations(portal, merge)).ok).toBe(true);
    expect([await statusOf("2022-IV-1"), await statusOf("2022-IV-2"), await statusOf("2023-IV-1")]).toEqual([
      "superseded",
      "superseded",
      "agreed",
    ]);
    expect(await database().implementationReport.count()).toBe(2);
    expect(await verifyHistory()).toMatchObject({ firstAltered: null });
  });

  test("two colleagues cannot close a circle between them", async () => {
    const there = { kind: "reworded" as const, from: ["2022-IV-1"], to: ["2022-IV-2"] };
    const back = { kind: "reworded" as const, from: ["2022-IV-2"], to: ["2022-IV-1"] };
    const results = await Promise.all([there, back].map((input) => continueRecommendations(portal, input)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: "lineageCircle" });
  });

  test("a visitor says nothing of what continues what", async () => {
    expect(await continueRecommendations(visitor, merge)).toMatchObject({ error: "notAllowed" });
    expect(await statusOf("2022-IV-1")).toBe("agreed");
  });

  test("a visitor sees no lineage of what is not published, and the unit sees all of it", async () => {
    expect((await continueRecommendations(portal, merge)).ok).toBe(true);
    expect((await findLineage(visitor, "2023-IV-1")).edges).toEqual([]);
    expect((await findLineage(portal, "2023-IV-1")).edges).toHaveLength(2);
  });

  test("the family is walked through every generation, both ways", async () => {
    await meetingOf(2024);
    expect((await continueRecommendations(portal, merge)).ok).toBe(true);
    const split = { kind: "split" as const, from: ["2023-IV-1"], to: ["2024-IV-1", "2024-IV-2"] };
    expect((await continueRecommendations(portal, split)).ok).toBe(true);
    const [oldest, youngest] = [await findLineage(portal, "2022-IV-1"), await findLineage(portal, "2024-IV-2")];
    expect(oldest.ancestors).toEqual([]);
    expect([...oldest.members.keys()].sort()).toEqual([
      "2022-IV-1",
      "2022-IV-2",
      "2023-IV-1",
      "2024-IV-1",
      "2024-IV-2",
    ]);
    expect(youngest.ancestors).toEqual(["2022-IV-1", "2022-IV-2", "2023-IV-1"]);
    expect((await findLineage(portal, "2023-IV-2")).edges).toEqual([]);
  });
});

describe("the samples of Shanghai 2019", () => {
  beforeAll(() => portalWith("sample"));

  const edgesOf = async (code: string, asof?: string) =>
    (await findLineage(visitor, code, asof)).edges.map(({ kind, from, to }) => `${from} ${kind} ${to}`);

  test("are continued in Vienna 2021: one reworded, two merged, one split, one carried over", async () => {
    expect(await edgesOf("2021-III-3")).toEqual(["2019-III-1 reworded 2021-III-3"]);
    expect(await edgesOf("2021-III-2")).toEqual(["2019-III-2 merged 2021-III-2", "2019-III-3 merged 2021-III-2"]);
    expect(await edgesOf("2019-III-4")).toEqual(["2019-III-4 split 2021-III-5", "2019-III-4 split 2021-III-6"]);
    expect(await edgesOf("2021-III-8")).toEqual(["2019-III-5 carriedOver 2021-III-8"]);
    expect(await edgesOf("2021-III-4")).toEqual([]);
  });

  test("name on the page of one that was merged the other one, too", async () => {
    expect(await edgesOf("2019-III-2")).toEqual(["2019-III-2 merged 2021-III-2", "2019-III-3 merged 2021-III-2"]);
  });

  test("are marked as samples and superseded, with the state of the day that is asked for", async () => {
    const { edges, members } = await findLineage(visitor, "2019-III-1");
    expect(edges.every(({ sample, source }) => sample && source.en?.startsWith("Sample, invented"))).toBe(true);
    expect(members.get("2019-III-1")).toMatchObject({ status: "superseded", provenance: "sample" });
    expect(members.get("2021-III-3")?.status).toBe("endorsed");
    const then = await findLineage(visitor, "2019-III-1", "2021-11-10");
    expect(then.members.get("2021-III-3")?.status).toBe("agreed");
    expect(await edgesOf("2019-III-1", "2020-12-31")).toEqual([]);
  });

  test("lose no report by being merged or split: each stands with its own number on what came of it", async () => {
    const merged = await findLineage(visitor, "2021-III-2");
    expect(merged.reports.map(({ partner, recommendation, state }) => [partner.code, recommendation, state])).toEqual([
      ["KGZ", "2019-III-3", "done"],
      ["TJK", "2019-III-2", "underWay"],
    ]);
    for (const part of ["2021-III-5", "2021-III-6"]) {
      const { reports } = await findLineage(visitor, part);
      expect(reports.map(({ partner, recommendation }) => [partner.code, recommendation])).toEqual([
        ["CARICC", "2019-III-4"],
      ]);
    }
    expect((await findLineage(visitor, "2019-III-4")).reports).toEqual([]);
  });
});
