import { beforeEach, describe, expect, test } from "vitest";
import type { AssessmentInput } from "#features/assessments/assessment.ts";
import {
  agreeWithReports,
  assess,
  openAssessments,
  withdrawAssessments,
} from "#features/assessments/assessment-commands.ts";
import {
  countUnassessed,
  findAssessments,
  listAssessmentsToOpen,
  listUnassessed,
} from "#features/assessments/assessment-queries.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { disclose } from "#features/rounds/round-commands.ts";
import { yearOf } from "#i18n/format.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { openUpTo } from "#tests/support/assessments.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
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

async function make(seen: { report: number | null; assessment: number | null }, input: Partial<AssessmentInput> = {}) {
  return assess(unit, { recommendation, partnerId }, { ...underWay, ...input }, { seen });
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
    expect(await told(unit)).toEqual({ page: ["underWay"], list: "differs", cell: "differs" });
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
    const elsewhere = await assess(unit, { recommendation: "2008-O1", partnerId }, underWay, { seen });
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

describe("The unit agrees with several reports at once", () => {
  const reason = { statement: "Nothing differs.", language: "en" } as const;

  test("in the state that each partner says, also where a report was corrected after it had been assessed", async () => {
    const claim = await report();
    await made({ report: claim, assessment: null });
    const corrected = await report("planned", claim);
    const ids = (await listUnassessed(unit)).map(({ id }) => id);
    expect(ids).toContain(corrected);
    const agreed = done(await agreeWithReports(unit, ids, reason));
    expect(agreed).toHaveLength(ids.length);
    expect(await countUnassessed(unit)).toBe(0);
    const [latest] = await findAssessments(unit, { recommendation, partnerId });
    expect(latest).toMatchObject({ ...reason, state: "planned", reportId: corrected, openTo: "unit" });
  });

  test("all or none: one that a colleague assessed, or its partner corrected, meanwhile keeps all back", async () => {
    const claim = await report();
    const ids = (await listUnassessed(unit)).map(({ id }) => id);
    const before = await countUnassessed(unit);
    await made({ report: claim, assessment: null });
    expect(await agreeWithReports(unit, ids, reason)).toMatchObject({
      ok: false,
      refused: [{ item: claim, error: "changedMeanwhile" }],
    });
    expect(await countUnassessed(unit)).toBe(before - 1);
    await report("planned", claim);
    expect(await agreeWithReports(unit, ids, reason)).toMatchObject({ ok: false });
    expect(await agreeWithReports(focal, ids, reason)).toMatchObject({ ok: false });
  });

  test("sees the reports of one partner, or on one recommendation", async () => {
    await report();
    const of = await listUnassessed(unit, { partner: "UZB", recommendation });
    expect(of.map((one) => [one.partner.code, one.recommendation])).toEqual([["UZB", recommendation]]);
    expect(await listUnassessed(unit, { partner: "TJK", recommendation })).toEqual([]);
  });
});

test("nobody but the unit assesses, opens an assessment or takes it back", async () => {
  const id = await made({ report: null, assessment: null });
  for (const actor of [focal, await personWith("liaison"), await personWith("expert"), visitor]) {
    const seen = { report: null, assessment: id };
    const tried = await assess(actor, { recommendation, partnerId }, underWay, { seen });
    expect(tried).toMatchObject({ error: "notAllowed" });
    const refused = { ok: false, error: "notAllowed" };
    expect(await openAssessments(actor, "partner", [id])).toMatchObject(refused);
    expect(await withdrawAssessments(actor, "partner", [id])).toMatchObject(refused);
    expect(await listAssessmentsToOpen(actor)).toEqual({ unit: [], partner: [], partners: [] });
  }
});

describe("step by step", () => {
  const differing = { page: ["underWay"], list: "differs", cell: "differs" };

  test("an assessment is the unit's, then the partner's, then partners', then everybody's, and is taken back as far", async () => {
    const claim = await report();
    await releaseReport(unit, claim);
    const id = await made({ report: claim, assessment: null });
    const liaison = await personWith("liaison");
    const readersNow = async () => {
      const sees = await Promise.all([unit, focal, liaison, visitor].map(told));
      return sees.map((one) => one.page.length === 1);
    };
    expect(await readersNow()).toEqual([true, false, false, false]);
    expect(await told(focal)).toEqual(nothing);
    await openUpTo(unit, id, "partner");
    expect(await told(focal)).toEqual(differing);
    expect(await readersNow()).toEqual([true, true, false, false]);
    await openUpTo(unit, id, "partners");
    expect(await readersNow()).toEqual([true, true, true, false]);
    expect((await withdrawAssessments(unit, "partners", [id])).ok).toBe(true);
    expect(await readersNow()).toEqual([true, true, false, false]);
    expect((await withdrawAssessments(unit, "partner", [id])).ok).toBe(true);
    expect(await readersNow()).toEqual([true, false, false, false]);
    await openUpTo(unit, id, "public");
    expect(await told(visitor)).toEqual(differing);
    expect(await withdrawAssessments(unit, "partners", [id])).toMatchObject({ error: "changedMeanwhile" });
    const events = await database().event.findMany({
      where: { subject: "assessment", subjectId: id },
      orderBy: { id: "asc" },
    });
    const [show, share, withdraw] = ["show", "share", "withdraw"].map((verb) => `assessment-${verb}`);
    expect(events.map(({ verb }) => verb)).toEqual([
      "assessment-make",
      ...[show, share, withdraw, withdraw, show, share, "assessment-release"],
    ]);
  });

  test("no step is left out", async () => {
    const id = await made({ report: null, assessment: null });
    for (const step of ["partners", "public"] as const) {
      expect(await openAssessments(unit, step, [id])).toMatchObject({ error: "changedMeanwhile" });
      const leap = database().assessment.update({ where: { id }, data: { openTo: step } });
      await expect(leap).rejects.toThrow("an assessment stays as it was made");
    }
    const data = { recommendationId: 1, partnerId, ...underWay, openTo: "partner", assessedAt: new Date() };
    await expect(database().assessment.create({ data })).rejects.toThrow("is the unit's before it is anybody else's");
  });

  test("partners do not learn from one that there is a report which they may not read, nor does the public", async () => {
    const round = await database().reportingRound.findUniqueOrThrow({ where: { year } });
    const { version } = done(await disclose(unit, year, round.version, "nothing"));
    const claim = await report();
    const id = await made({ report: claim, assessment: null });
    await openUpTo(unit, id, "partner");
    expect((await listAssessmentsToOpen(unit)).partner).toMatchObject([{}, { id, held: "reportNotOpen" }]);
    const refused = { ok: false, error: "reportNotOpen", details: { year } };
    expect(await openAssessments(unit, "partners", [id])).toMatchObject(refused);
    const opened = done(await disclose(unit, year, version, "reports"));
    await openUpTo(unit, id, "partners");
    const liaison = await personWith("liaison");
    expect(await told(liaison)).toEqual(differing);
    expect(await openAssessments(unit, "public", [id])).toMatchObject({ error: "reportNotReleased" });
    const release = database().assessment.update({ where: { id }, data: { openTo: "public" } });
    await expect(release).rejects.toThrow("assessment of a report that is not released");
    expect(await told(visitor)).toEqual(nothing);
    done(await disclose(unit, year, opened.version, "silence"));
    expect(await told(liaison)).toEqual(nothing);
    expect(await told(focal)).toEqual(differing);
  });

  test("of several none is opened where one is refused, and each that is refused is named", async () => {
    const silent = await made({ report: null, assessment: null });
    const claim = await report();
    const followed = await made({ report: claim, assessment: silent });
    const both = await openAssessments(unit, "partner", [followed, silent, 999_999]);
    expect(both).toEqual({
      ...{ ok: false, error: "changedMeanwhile" },
      refused: [
        { item: silent, error: "changedMeanwhile" },
        { item: 999_999, error: "notFound" },
      ],
    });
    expect(await told(focal)).toEqual(nothing);
    expect((await openAssessments(unit, "partner", [followed])).ok).toBe(true);
  });
});

describe("the public", () => {
  test("goes on seeing the released assessment while one of an unreleased correction follows it", async () => {
    const claim = await report();
    await releaseReport(unit, claim);
    const first = await made({ report: claim, assessment: null });
    await openUpTo(unit, first, "public");
    const before = await told(visitor);
    const correction = await report("planned", claim);
    const second = await made({ report: correction, assessment: first }, { state: "planned" });
    expect(await told(visitor)).toEqual(before);
    expect(await told(focal)).toMatchObject({ page: ["underWay"] });
    expect(await told(unit)).toEqual({ page: ["planned", "underWay, followed"], list: "agrees", cell: "agrees" });
    await releaseReport(unit, correction);
    expect(await told(visitor)).toMatchObject({ list: "beforeReport" });
    await openUpTo(unit, second, "public");
    expect(await told(visitor)).toMatchObject({ page: ["planned", "underWay, followed"], list: "agrees" });
  });

  test("sees what is counted unchanged by any assessment", async () => {
    const sums = async () => (await findMatrix(visitor, parseMatrixQuery(new URLSearchParams("year=2021")), "en")).sums;
    const before = await sums();
    await openUpTo(unit, await made({ report: null, assessment: null }, { state: "done" }), "public");
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
    "UPDATE assessment SET state = 'done', open_to = 'partners'",
    "UPDATE assessment SET open_to = 'partners' WHERE open_to = 'public'",
    "UPDATE assessment SET open_to = 'unit' WHERE open_to = 'public'",
    "DELETE FROM assessment",
    "TRUNCATE assessment CASCADE",
  ])("%s is refused", async (sql) => {
    const before = await database().assessment.findMany({ orderBy: { id: "asc" } });
    expect(before.length).toBeGreaterThan(2);
    await expect(database().$executeRawUnsafe(sql)).rejects.toThrow("an assessment stays as it was made");
    expect(await database().assessment.findMany({ orderBy: { id: "asc" } })).toEqual(before);
  });
});
