import { beforeEach, describe, expect, test } from "vitest";
import type { AssessmentInput } from "#features/assessments/assessment.ts";
import { assess, releaseAssessment } from "#features/assessments/assessment-commands.ts";
import {
  countUnassessed,
  findAssessments,
  listAssessmentsToRelease,
  listUnassessed,
} from "#features/assessments/assessment-queries.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { yearOf } from "#i18n/format.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { parseMatrixQuery } from "#views/matrix/matrix-filter.ts";
import { findMatrix, listMatrix } from "#views/matrix/matrix-queries.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

const recommendation = "2021-III-2";
const year = yearOf(new Date());
const underWay: AssessmentInput = { year, state: "underWay", statement: "Half of it is seen.", language: "en" };

let focal: Person;
let unit: Person;
let partnerId: number;

beforeEach(async () => {
  await portalWith("sample");
  focal = await personWith("focal");
  unit = await personWith("unit");
  partnerId = focal.partner?.id ?? 0;
});

async function report(state: "done" | "planned" = "done", corrects: number | null = null): Promise<number> {
  const input = { year, state, statement: "We did it.", language: "en", evidence: null } as const;
  const sent = await submitReport(focal, { recommendation, partnerId }, input, { corrects });
  if (!sent.ok) throw new Error(sent.error);
  return sent.value.id;
}

async function make(
  seen: { report: number | null; assessment: number | null },
  { release = false, ...input }: Partial<AssessmentInput> & { release?: boolean } = {},
) {
  return assess(unit, { recommendation, partnerId }, { ...underWay, ...input }, { seen, release });
}

async function made(...of: Parameters<typeof make>): Promise<number> {
  const result = await make(...of);
  if (!result.ok) throw new Error(result.error);
  return result.value.id;
}

/** Reads what a reader is told of the unit's view of this partner and year, wherever it is told. */
async function told(actor: Actor) {
  const asked = parseMatrixQuery(new URLSearchParams("year=2021&partner=UZB"));
  const entry = (await listMatrix(actor, asked)).find((one) => one.recommendation === recommendation);
  const matrix = await findMatrix(actor, asked, "en");
  const cell = matrix.rows[0]?.cells[matrix.columns.findIndex(({ code }) => code === recommendation)];
  return {
    page: (await findAssessments(actor, { recommendation })).map(
      ({ state, followed }) => `${state}${followed ? ", followed" : ""}`,
    ),
    list: entry?.assessment?.relation ?? null,
    cell: cell?.assessment?.relation ?? null,
  };
}

const nothing = { page: [], list: null, cell: null };

describe("the unit", () => {
  test("assesses what a partner says, and says where it sees it differently", async () => {
    const claim = await report();
    await made({ report: claim, assessment: null });
    expect(await told(await personWith("expert"))).toEqual({ page: ["underWay"], list: "differs", cell: "differs" });
    const events = await database().event.findMany({ where: { subject: "assessment" }, orderBy: { id: "desc" } });
    expect(events[0]).toMatchObject({ verb: "assessment-make", subjectCode: `${recommendation}/${partnerId}/${year}` });
  });

  test("may assess a silent partner: its view then stands beside 'no report', which stays what is counted", async () => {
    await made({ report: null, assessment: null });
    expect(await told(unit)).toEqual({ page: ["underWay"], list: "withoutReport", cell: "withoutReport" });
    const page = await findRecommendation(unit, recommendation);
    expect(page?.implementation).toEqual({ noReport: 81 });
  });

  test("does not assess what it has not seen: a report or a colleague's assessment that came meanwhile", async () => {
    const claim = await report();
    expect(await make({ report: null, assessment: null })).toMatchObject({ error: "changedMeanwhile" });
    const first = await made({ report: claim, assessment: null });
    expect(await make({ report: claim, assessment: null })).toMatchObject({ error: "changedMeanwhile" });
    const seen = { report: claim, assessment: first };
    const both = await Promise.all([make(seen), make(seen, { state: "planned" })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: "changedMeanwhile" });
  });

  test("assesses no partner to which it is not addressed, and no year to come", async () => {
    const seen = { report: null, assessment: null };
    const elsewhere = await assess(unit, { recommendation: "2008-O1", partnerId }, underWay, { seen, release: false });
    expect(elsewhere).toMatchObject({ error: "partnerNotAddressed" });
    expect(await make(seen, { year: year + 1 })).toMatchObject({ error: "yearToCome" });
  });

  test("finds the reports that it has not assessed, and again those that were corrected since", async () => {
    const before = await countUnassessed(unit);
    const claim = await report();
    expect(await countUnassessed(unit)).toBe(before + 1);
    expect((await listUnassessed(unit)).at(-1)).toMatchObject({ recommendation, partner: { code: "UZB" }, year });
    await made({ report: claim, assessment: null });
    expect(await countUnassessed(unit)).toBe(before);
    await report("planned", claim);
    expect(await countUnassessed(unit)).toBe(before + 1);
    expect(await countUnassessed(focal)).toBe(0);
    expect(await listUnassessed(focal)).toEqual([]);
  });
});

test("nobody but the unit assesses or releases an assessment", async () => {
  const id = await made({ report: null, assessment: null });
  for (const actor of [focal, await personWith("liaison"), await personWith("expert"), visitor]) {
    const seen = { report: null, assessment: id };
    const tried = await assess(actor, { recommendation, partnerId }, underWay, { seen, release: false });
    expect(tried).toMatchObject({ error: "notAllowed" });
    expect(await releaseAssessment(actor, id)).toMatchObject({ error: "notAllowed" });
    expect(await listAssessmentsToRelease(actor)).toEqual({ ready: [], held: 0 });
  }
});

describe("the public", () => {
  test("sees an assessment only once it is released", async () => {
    const claim = await report();
    await releaseReport(unit, claim);
    const id = await made({ report: claim, assessment: null });
    expect(await told(visitor)).toEqual(nothing);
    expect((await listAssessmentsToRelease(unit)).ready.map((one) => one.id)).toContain(id);
    expect((await releaseAssessment(unit, id)).ok).toBe(true);
    expect(await told(visitor)).toEqual({ page: ["underWay"], list: "differs", cell: "differs" });
  });

  test("never learns from an assessment that there is a report which it may not see", async () => {
    const claim = await report();
    expect(await make({ report: claim, assessment: null }, { release: true })).toMatchObject({
      error: "reportNotReleased",
    });
    const id = await made({ report: claim, assessment: null });
    expect(await releaseAssessment(unit, id)).toMatchObject({ error: "reportNotReleased" });
    expect((await listAssessmentsToRelease(unit)).held).toBeGreaterThan(0);
    const released = database().assessment.update({ where: { id }, data: { releasedAt: new Date() } });
    await expect(released).rejects.toThrow();
    expect(await told(visitor)).toEqual(nothing);
  });

  test("goes on seeing the released assessment while one of an unreleased correction follows it", async () => {
    const claim = await report();
    await releaseReport(unit, claim);
    const first = await made({ report: claim, assessment: null }, { release: true });
    const before = await told(visitor);
    const correction = await report("planned", claim);
    const second = await made({ report: correction, assessment: first }, { state: "planned" });
    expect(await told(visitor)).toEqual(before);
    expect(await told(unit)).toEqual({ page: ["planned", "underWay, followed"], list: "agrees", cell: "agrees" });
    expect(await releaseAssessment(unit, first)).toMatchObject({ error: "changedMeanwhile" });
    await releaseReport(unit, correction);
    expect(await told(visitor)).toMatchObject({ list: "beforeReport" });
    await releaseAssessment(unit, second);
    expect(await told(visitor)).toMatchObject({ page: ["planned", "underWay, followed"], list: "agrees" });
  });

  test("sees what is counted unchanged by any assessment", async () => {
    const sums = async () => (await findMatrix(visitor, parseMatrixQuery(new URLSearchParams("year=2021")), "en")).sums;
    const before = await sums();
    await made({ report: null, assessment: null }, { state: "done", release: true });
    expect(await sums()).toEqual(before);
  });
});

test("as of a day an assessment counts from the day on which it was made", async () => {
  const { id: recommendationId } = await database().recommendation.findUniqueOrThrow({
    where: { code: recommendation },
  });
  await database().assessment.create({
    data: { ...underWay, year: 2022, recommendationId, partnerId, assessedAt: new Date("2023-05-05T10:00:00Z") },
  });
  expect(await findAssessments(unit, { recommendation }, "2023-05-04")).toEqual([]);
  expect(await findAssessments(unit, { recommendation }, "2023-05-05")).toHaveLength(1);
  const on = async (day: string) => {
    const query = { ...parseMatrixQuery(new URLSearchParams("year=2021&partner=UZB")), asof: day };
    return (await listMatrix(unit, query)).find((one) => one.recommendation === recommendation)?.assessment;
  };
  expect(await on("2023-05-04")).toBeNull();
  expect(await on("2023-05-05")).toMatchObject({ state: "underWay", year: 2022 });
});

describe("the database keeps an assessment as it was made", () => {
  test.each([
    "UPDATE assessment SET statement = 'Another.'",
    "UPDATE assessment SET state = 'done', released_at = now()",
    "UPDATE assessment SET released_at = NULL WHERE released_at IS NOT NULL",
    "DELETE FROM assessment",
    "TRUNCATE assessment",
  ])("%s is refused", async (sql) => {
    const before = await database().assessment.findMany({ orderBy: { id: "asc" } });
    expect(before.length).toBeGreaterThan(2);
    await expect(database().$executeRawUnsafe(sql)).rejects.toThrow("an assessment stays as it was made");
    expect(await database().assessment.findMany({ orderBy: { id: "asc" } })).toEqual(before);
  });
});
