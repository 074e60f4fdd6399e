import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { verifyHistory } from "#features/history/history-check.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import { type LineageKind, lineageKinds, reach, steps } from "#features/recommendations/lineage.ts";
import { continueRecommendations, takeBackLineage } from "#features/recommendations/lineage-commands.ts";
import { statusAfter } from "#features/recommendations/recommendation.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { eventsOf } from "#features/recommendations/recommendation-events.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { cited } from "#i18n/source.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { wasHeld } from "#tests/support/policy-meetings.ts";
import { findLineage } from "#views/recommendation/lineage-queries.ts";

const years = [2015, 2018, 2022, 2023];
const codes = years.flatMap((year) => [1, 2, 3].map((number) => `${year}-IV-${number}`));
const words = (text: string) => ({ en: text, ru: null });

/** Twelve recommendations of four meetings, each with a report. */
beforeAll(async () => {
  await portalWith("reference");
  const { id: partnerId } = await database().partner.findUniqueOrThrow({ where: { code: "UZB" } });
  for (const year of years) {
    const code = `EWG-${year}-IV`;
    await recordMeeting(
      portal,
      {
        code,
        type: "ewg",
        number: null,
        pillar: 4,
        title: words(`Meeting of ${year}`),
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
    for (const number of [1, 2, 3]) {
      const text = words(`Recommendation ${number} of ${year}`);
      const source = cited(words("record"));
      const textState = { en: "original", ru: "missing" } as const;
      await addRecommendation(portal, code, {
        text,
        textState,
        source,
        addressees: ["UZB"],
        provenance: "official",
        verb: "agree",
      });
      await submitReport(
        portal,
        { recommendation: `${year}-IV-${number}`, partnerId },
        { year: 2023, state: "done", statement: "Done.", language: "en", evidence: null },
        { corrects: null },
      );
    }
  }
});

const some = (least: number, most: number) =>
  fc.uniqueArray(fc.constantFrom(...codes), { minLength: least, maxLength: most });
const recording = (kinds: readonly LineageKind[], from: [number, number], to: [number, number]) =>
  fc.record({
    do: fc.constant("record" as const),
    kind: fc.constantFrom(...kinds),
    from: some(...from),
    to: some(...to),
  });
const operation = fc.oneof(
  recording(["carriedOver", "reworded", "superseded"], [1, 1], [1, 1]),
  recording(["merged"], [2, 3], [1, 1]),
  recording(["split"], [1, 1], [2, 3]),
  recording(lineageKinds, [1, 3], [1, 3]),
  fc.record({ do: fc.constant("takeBack" as const), which: fc.nat(20) }),
);

test("whatever is recorded and taken back, no report is lost, nothing is its own ancestor, and states are what the events tell", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 6, maxLength: 24 }), async (operations) => {
      for (const step of operations) {
        if (step.do === "record") await continueRecommendations(portal, step);
        else await takeBackOne(step.which);
      }
      await expectLaws();
      // The next one begins where nothing continues anything.
      while (await takeBackOne(0));
      expect(await database().recommendation.count({ where: { code: { in: codes }, status: "superseded" } })).toBe(0);
    }),
    { numRuns: 12 },
  );
  expect(await database().implementationReport.count({ where: { recommendation: { code: { in: codes } } } })).toBe(12);
  expect(await verifyHistory()).toMatchObject({ firstAltered: null });
}, 120_000);

async function takeBackOne(which: number): Promise<boolean> {
  const all = steps(await allEdges());
  const step = all[which % Math.max(1, all.length)];
  if (!step) return false;
  const taken = await takeBackLineage(portal, step, words("by mistake"));
  expect(taken.ok).toBe(true);
  return true;
}

async function allEdges() {
  const code = { select: { code: true } };
  const rows = await database().lineage.findMany({ select: { kind: true, from: code, to: code } });
  return rows.map(({ from, to, kind }) => ({ from: from.code, to: to.code, kind: kind as LineageKind }));
}

async function expectLaws(): Promise<void> {
  const edges = await allEdges();
  const rows = await database().recommendation.findMany({ where: { code: { in: codes } } });
  const events = await eventsOf(rows.map(({ id }) => id));
  for (const { id, code, status } of rows) {
    const ancestors = reach(code, edges, "ancestors");
    expect(ancestors.has(code)).toBe(false);
    expect(status).toBe(statusAfter(events.get(id) ?? []));
    expect(status === "superseded").toBe(edges.some(({ from }) => from === code));
    const lineage = await findLineage(portal, code);
    expect(new Set(lineage.reports.map(({ recommendation }) => recommendation))).toEqual(ancestors);
    const told = steps(lineage.edges).flatMap(({ from, to }) =>
      from.flatMap((older) => to.map((newer) => `${older} ${newer}`)),
    );
    expect(told.sort()).toEqual(lineage.edges.map(({ from, to }) => `${from} ${to}`).sort());
  }
}
