import { beforeAll, describe, expect, test } from "vitest";
import { assessmentSteps, type StepForward } from "#features/assessments/assessment.ts";
import { findAssessments } from "#features/assessments/assessment-queries.ts";
import { statementsOn } from "#features/reports/statement-queries.ts";
import { openRound, withdrawRound } from "#features/rounds/round-commands.ts";
import { sentTo } from "#features/translations/sent-queries.ts";
import { type Actor, can, type Person, portal, roles, visitor } from "#policy.ts";
import { readers } from "#release-steps.ts";
import { database } from "#server/database.ts";
import { openYears, readableAssessments, readableReports } from "#server/readable-rows.ts";
import { readableAssessment, readableReport } from "#server/readable-sql.ts";
import { openUpTo } from "#tests/support/assessments.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

const code = "2021-III-2";
const rounds = [
  [2016, "nothing"],
  [2017, "silence"],
  [2018, "reports"],
] as const;
const withoutRound = 2019;
const withdrawn = 2020;

const actors: [string, Actor][] = [
  ["portal", portal],
  ["visitor", visitor],
];
let recommendationId: number;

/** Of two partners, for each kind of year, reports that are released or not, and of each, and of silence, assessments on every step. */
beforeAll(async () => {
  await portalWith("sample");
  for (const role of roles) actors.push([role, await personWith(role)]);
  const partners = await database().partner.findMany({ where: { code: { in: ["UZB", "KAZ"] } } });
  const focal = await personWith("focal");
  for (const { id, code: own } of partners) {
    const speaker: Person = { ...focal, id: 900 + id, partner: { id, code: own } };
    actors.push([`focal point of ${own}`, speaker]);
  }
  ({ id: recommendationId } = await database().recommendation.findUniqueOrThrow({ where: { code } }));
  const asked = (year: number) => ({ year, opensOn: `${year + 1}-01-15`, dueOn: `${year + 1}-03-31` });
  const note = { en: null, ru: null };
  for (const [year, toPartners] of rounds) done(await openRound(portal, { ...asked(year), note, toPartners }));
  const { version } = done(await openRound(portal, { ...asked(withdrawn), note, toPartners: "reports" }));
  done(await withdrawRound(portal, withdrawn, version));
  const years = [...rounds.map(([year]) => year), withoutRound, withdrawn];
  for (const { id: partnerId } of partners) {
    for (const year of years) await answer({ partnerId, year, recommendationId });
  }
});

const said = { state: "done", statement: "Said.", language: "en" } as const;

async function answer(of: { partnerId: number; year: number; recommendationId: number }) {
  const sent = { ...of, ...said, submittedAt: new Date() };
  const first = await database().implementationReport.create({ data: { ...sent, releasedAt: new Date() } });
  const second = await database().implementationReport.create({ data: { ...sent, correctsId: first.id } });
  const isOpen = (await openYears()).includes(of.year);
  for (const about of [null, first, second]) {
    for (const step of assessmentSteps) {
      const isHeld = about === second && (step === "public" || (step === "partners" && !isOpen));
      if (isHeld) continue;
      const data = { ...of, ...said, reportId: about?.id ?? null, assessedAt: new Date() };
      const { id } = await database().assessment.create({ data });
      if (step !== "unit") await openUpTo(portal, id, step as StepForward);
    }
  }
  // Shown to partners while its round opened the report to them, which it did no longer afterwards.
  const { id } = await database().assessment.create({
    data: { ...of, ...said, reportId: second.id, assessedAt: new Date() },
  });
  for (const openTo of ["partner", "partners"]) await database().assessment.update({ where: { id }, data: { openTo } });
}

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b);

describe("the policy says of one row, of a list and in SQL the same", () => {
  test("on reports, for every role, whatever their step", async () => {
    const years = await openYears();
    const rows = await database().implementationReport.findMany();
    const seen = new Map<string, number>();
    for (const [name, actor] of actors) {
      const wanted = ids(rows.filter((row) => can.readReport(actor, row, years)));
      const listed = await database().implementationReport.findMany({ where: await readableReports(actor) });
      const asked = await database().$queryRaw<{ id: number }[]>`
        SELECT id FROM implementation_report r WHERE ${readableReport(actor, "r")}`;
      const stated = await statementsOn(actor, [recommendationId], null);
      expect([name, ids(listed)]).toEqual([name, wanted]);
      expect([name, ids(asked)]).toEqual([name, wanted]);
      expect([name, ids(stated)]).toEqual([name, wanted.filter((id) => isOf(rows, id))]);
      const page = await findRecommendation(actor, code);
      expect([name, ids(page?.reports ?? [])]).toEqual([name, wanted.filter((id) => isOf(rows, id))]);
      seen.set(name, wanted.length);
    }
    expect(seen.get("visitor")).toBe(seen.get("expert"));
    expect(seen.get("translator")).toBeGreaterThan(seen.get("visitor") ?? 0);
    expect(seen.get("focal point of KAZ")).toBeGreaterThan(seen.get("translator") ?? 0);
    expect(seen.get("unit")).toBeGreaterThan(seen.get("focal point of KAZ") ?? 0);
  });

  test("on assessments, for every role, whatever their step and that of the report that they are about", async () => {
    const years = await openYears();
    const rows = await database().assessment.findMany({ include: { report: true } });
    const seen = new Map<string, number>();
    for (const [name, actor] of actors) {
      const wanted = ids(rows.filter((row) => can.readAssessment(actor, row, years)));
      const listed = await database().assessment.findMany({ where: await readableAssessments(actor) });
      const asked = await database().$queryRaw<{ id: number }[]>`
        SELECT id FROM assessment a WHERE ${readableAssessment(actor, "a")}`;
      expect([name, ids(listed)]).toEqual([name, wanted]);
      expect([name, ids(asked)]).toEqual([name, wanted]);
      const page = await findAssessments(actor, { recommendation: code });
      expect([name, ids(page)]).toEqual([name, wanted.filter((id) => isOf(rows, id))]);
      seen.set(name, wanted.length);
    }
    expect(new Set(seen.values()).size).toBe(readers.length);
  });
});

test("A translator finds the words that partners may read, and no others", async () => {
  const years = await openYears();
  const translator = await personWith("translator");
  const found = await Promise.all([sentTo.report(translator), sentTo.assessment(translator)]);
  const [reports, assessments] = found.map((all) => new Set(ids(all)));
  for (const row of await database().implementationReport.findMany({ where: { sample: false } })) {
    if (!can.readReport(translator, row, years)) expect(reports).not.toContain(row.id);
  }
  const rows = await database().assessment.findMany({ where: { sample: false }, include: { report: true } });
  expect(assessments).toEqual(new Set(ids(rows.filter((row) => can.readAssessment(translator, row, years)))));
});

function isOf(rows: readonly { id: number; recommendationId: number }[], asked: number): boolean {
  return rows.find(({ id }) => id === asked)?.recommendationId === recommendationId;
}
