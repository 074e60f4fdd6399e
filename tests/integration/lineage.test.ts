import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import type { LineageInput } from "#features/recommendations/lineage.ts";
import { continueRecommendations, takeBackLineage } from "#features/recommendations/lineage-commands.ts";
import { standingMoves } from "#features/recommendations/recommendation.ts";
import { addRecommendation, moveRecommendations } from "#features/recommendations/recommendation-commands.ts";
import { about } from "#features/recommendations/recommendation-events.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { cited } from "#i18n/source.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";

import { all, done, publicMeeting, seen, wasHeld } from "#tests/support/policy-meetings.ts";

import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { findLineage } from "#views/recommendation/lineage-queries.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";

const localized = (text: string) => ({ en: text, ru: null });

async function meetingOf(year: number, verb: "agree" | "draft" = "agree"): Promise<string> {
  const code = `EWG-${year}-IV`;
  await recordMeeting(
    portal,
    {
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
      reported: [],
      conflicts: [],
    },
    wasHeld,
  );
  for (const text of ["First", "Second"]) {
    await addRecommendation(portal, code, {
      text: localized(text),
      textState: { en: "original", ru: "missing" },
      source: cited(localized("record")),
      addressees: ["UZB"],
      provenance: "official",
      verb,
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
  const movesOf = async (code: string) => {
    const { id } = await database().recommendation.findUniqueOrThrow({ where: { code } });
    return standingMoves(await database().event.findMany({ where: about([id]), orderBy: { id: "asc" } }));
  };
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

  test("what was endorsed stands until what replaces it is endorsed, and again where that was not so", async () => {
    await publicMeeting(portal, "PCGM-17", "2022-11-15");
    await publicMeeting(portal, "PCGM-18", "2023-11-14");
    const decide = async (meeting: string, code: string, decision: "endorse" | "return") =>
      done(
        await decideRecommendations(portal, meeting, all(decision, await seen(portal, code)), {
          reason: localized("Said so"),
        }),
      );
    await decide("PCGM-17", "2022-IV-1", "endorse");
    await decide("PCGM-17", "2022-IV-2", "endorse");
    done(await continueRecommendations(portal, { kind: "superseded", from: ["2022-IV-1"], to: ["2023-IV-1"] }));
    done(await continueRecommendations(portal, { kind: "superseded", from: ["2022-IV-2"], to: ["2023-IV-2"] }));
    expect([await statusOf("2022-IV-1"), await statusOf("2022-IV-2")]).toEqual(["endorsed", "endorsed"]);
    await decide("PCGM-18", "2023-IV-1", "return");
    await decide("PCGM-18", "2023-IV-2", "endorse");
    expect([await statusOf("2022-IV-1"), await statusOf("2022-IV-2")]).toEqual(["endorsed", "superseded"]);
    const page = await findRecommendation(portal, "2022-IV-2");
    expect(page?.history.at(-1)).toMatchObject({ verb: "supersede", meeting: { code: "PCGM-18" } });

    const [wrong] = await seen(portal, "2023-IV-2");
    if (!wrong) throw new Error("2023-IV-2");
    done(
      await correctDecisions(portal, "PCGM-18", [{ ...wrong, decision: "return" }], { reason: localized("Misheard") }),
    );
    expect([await statusOf("2023-IV-2"), await statusOf("2022-IV-2")]).toEqual(["returned", "endorsed"]);
    expect(await verifyHistory()).toMatchObject({ firstAltered: null });
  });

  test("what stands is endorsed, whatever is decided and put right: nothing endorsed gives way to what is not", async () => {
    for (const [index, year] of ["2022", "2023", "2024"].entries()) {
      await publicMeeting(portal, `PCGM-${17 + index}`, `${year}-11-15`);
    }
    done(await continueRecommendations(portal, { kind: "reworded", from: ["2022-IV-1"], to: ["2023-IV-1"] }));
    const outcome = fc.constantFrom("endorse" as const, "return" as const, "note" as const);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("2022-IV-1", "2023-IV-1"),
        fc.integer({ min: 17, max: 19 }),
        outcome,
        async (code, number, decision) => {
          const [one] = await seen(portal, code);
          if (!one) throw new Error(code);
          const why = { reason: localized("Said so") };
          const decided = await decideRecommendations(portal, `PCGM-${number}`, [{ ...one, decision }], why);
          if (!decided.ok) await correctDecisions(portal, `PCGM-${number}`, [{ ...one, decision }], why);
          const [older, newer] = [await movesOf("2022-IV-1"), await movesOf("2023-IV-1")];
          const isEndorsed = newer.some(({ verb }) => verb === "endorse");
          const wasDecided = older.some(({ verb }) => ["endorse", "note"].includes(verb));
          if (wasDecided) expect(older.some(({ verb }) => verb === "supersede")).toBe(isEndorsed);
        },
      ),
      { numRuns: 25 },
    );
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

describe("a lineage that cannot be", () => {
  beforeEach(async () => {
    await portalWith("reference");
    await meetingOf(2022);
    await meetingOf(2023);
  });

  test("is refused with the numbers that stand in its way", async () => {
    const [older, newer] = ["2022-IV-1", "2023-IV-1"];
    const named = { from: older, to: newer };
    const one: LineageInput = { kind: "reworded", from: [older], to: [newer] };
    expect(await continueRecommendations(portal, { ...one, kind: "merged", from: [older, older] })).toMatchObject({
      error: "mergeNeedsTwo",
      details: named,
    });
    expect((await continueRecommendations(portal, one)).ok).toBe(true);
    expect(await continueRecommendations(portal, { ...one, kind: "carriedOver" })).toMatchObject({
      error: "lineageRecorded",
      details: named,
    });
    const back: LineageInput = { kind: "reworded", from: [newer], to: [older] };
    expect(await continueRecommendations(portal, back)).toMatchObject({
      error: "lineageCircle",
      details: { from: newer, to: older },
    });
    expect(
      await continueRecommendations(portal, { kind: "reworded", from: ["2023-IV-2"], to: ["2022-IV-2"] }),
    ).toMatchObject({ error: "lineageBackwards", details: { from: "2023-IV-2", to: "2022-IV-2" } });
  });

  test("is refused where the earlier one is still a draft", async () => {
    await meetingOf(2024, "draft");
    await meetingOf(2025);
    const lineage: LineageInput = { kind: "reworded", from: ["2024-IV-1"], to: ["2025-IV-1"] };
    expect(await continueRecommendations(portal, lineage)).toMatchObject({
      error: "lineageFromState",
      details: { codes: "2024-IV-1" },
    });
  });
});

describe("a draft that continues another", () => {
  test("supersedes it on the day on which it is agreed, at its meeting", async () => {
    await portalWith("reference");
    await meetingOf(2022);
    await meetingOf(2023, "draft");
    const lineage: LineageInput = { kind: "reworded", from: ["2022-IV-1"], to: ["2023-IV-1"] };
    expect((await continueRecommendations(portal, lineage)).ok).toBe(true);
    expect((await findRecommendation(portal, "2022-IV-1"))?.status).toBe("agreed");
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: "2023-IV-1" } });
    expect((await moveRecommendations(portal, "agree", [{ code: "2023-IV-1", version }])).ok).toBe(true);
    expect((await findRecommendation(portal, "2022-IV-1"))?.status).toBe("superseded");
    expect((await findRecommendation(portal, "2022-IV-1", "2023-01-01"))?.status).toBe("agreed");
  });
});

describe("taking back a lineage that was recorded wrongly", () => {
  const reason = localized("The wrong number was read");
  const first: LineageInput = { kind: "reworded", from: ["2022-IV-1"], to: ["2023-IV-1"] };
  const second: LineageInput = { kind: "superseded", from: ["2022-IV-1"], to: ["2024-IV-1"] };

  beforeEach(async () => {
    await portalWith("reference");
    for (const year of [2022, 2023, 2024]) await meetingOf(year);
    expect((await continueRecommendations(portal, first)).ok).toBe(true);
  });

  const verbsOf = async (code: string) =>
    (await database().event.findMany({ where: { subjectCode: code }, orderBy: { id: "asc" } })).map(({ verb }) => verb);
  const statusOn = async (day: string | null) => (await findRecommendation(portal, "2022-IV-1", day))?.status;
  const listedOn = async (asof: string) => {
    const { items } = await listRecommendations(portal, parseQuery(new URLSearchParams({ asof })), 100);
    return items.find(({ code }) => code === "2022-IV-1")?.status;
  };

  test("restores the state of every day by an event with the reason, and erases none", async () => {
    expect([await statusOn("2023-05-04"), await listedOn("2023-05-04")]).toEqual(["superseded", "superseded"]);
    expect((await takeBackLineage(portal, first, reason)).ok).toBe(true);
    expect((await findLineage(portal, "2022-IV-1")).edges).toEqual([]);
    for (const day of [null, "2023-05-04", "2022-12-31"]) expect(await statusOn(day)).toBe("agreed");
    expect([await listedOn("2023-05-04"), await listedOn("2022-12-31")]).toEqual(["agreed", "agreed"]);
    expect(await verbsOf("2022-IV-1")).toEqual([
      "agree",
      "continued-reworded",
      "supersede",
      "discontinued",
      "reinstate",
    ]);
    expect(await verbsOf("2023-IV-1")).toEqual(["agree", "continue-reworded", "discontinue"]);
    const [event] = await database().event.findMany({ where: { verb: "reinstate" } });
    expect(event?.reasonEn).toBe(reason.en);
    expect(event?.snapshot).toMatchObject({ status: "agreed", lineage: first });
    const page = await findRecommendation(portal, "2022-IV-1");
    expect(page?.history.map(({ status }) => status)).toEqual(["agreed", "superseded", "agreed"]);
    expect(await verifyHistory()).toMatchObject({ firstAltered: null });
  });

  test("leaves superseded what something else continues, from the day of that on", async () => {
    expect((await continueRecommendations(portal, second)).ok).toBe(true);
    expect((await takeBackLineage(portal, first, reason)).ok).toBe(true);
    expect([await statusOn(null), await statusOn("2023-12-31")]).toEqual(["superseded", "agreed"]);
    expect((await takeBackLineage(portal, second, reason)).ok).toBe(true);
    expect(await statusOn(null)).toBe("agreed");
  });

  test("leaves superseded what was superseded for another cause", async () => {
    const { recordEvent } = await import("#server/history.ts");
    await database().$transaction(async (tx) => {
      const data = { status: "superseded" };
      const row = await tx.recommendation.update({ where: { code: "2022-IV-2" }, data });
      const event = { subject: "recommendation", subjectId: row.id, subjectCode: row.code, verb: "supersede" } as const;
      await recordEvent(tx, portal, { ...event, snapshot: row, visible: false });
    });
    const lineage: LineageInput = { kind: "reworded", from: ["2022-IV-2"], to: ["2023-IV-2"] };
    expect((await continueRecommendations(portal, lineage)).ok).toBe(true);
    expect((await takeBackLineage(portal, lineage, reason)).ok).toBe(true);
    expect((await findRecommendation(portal, "2022-IV-2"))?.status).toBe("superseded");
  });

  test("needs a reason, the unit, and a lineage that is still there", async () => {
    expect(await takeBackLineage(portal, first, { en: null, ru: null })).toMatchObject({ error: "reasonMissing" });
    expect(await takeBackLineage(visitor, first, reason)).toMatchObject({ error: "notAllowed" });
    const twice = await Promise.all([1, 2].map(() => takeBackLineage(portal, first, reason)));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(twice.find(({ ok }) => !ok)).toMatchObject({
      error: "lineageGone",
      details: { from: "2022-IV-1", to: "2023-IV-1" },
    });
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
    expect(edges.every(({ sample, source }) => sample && source[0]?.text.en?.startsWith("Sample, invented"))).toBe(
      true,
    );
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
