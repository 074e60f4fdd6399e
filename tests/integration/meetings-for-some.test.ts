import { beforeEach, describe, expect, test } from "vitest";
import { listTakenBack } from "#desk/mistakes/mistake-queries.ts";
import { agreeWithReports, openAssessments } from "#features/assessments/assessment-commands.ts";
import {
  countUnassessed,
  findAssessmentsOf,
  listAssessmentsToOpen,
  listUnassessed,
} from "#features/assessments/assessment-queries.ts";
import { keepImport } from "#features/imports/import-commands.ts";
import { restoreRecommendation } from "#features/recommendations/taking-back-commands.ts";
import { releaseReport } from "#features/reports/report-commands.ts";
import { countUnreleased, findReportsOf, listUnreleased } from "#features/reports/report-queries.ts";
import { type Actor, type Person, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";

const meeting = "EWG-2021-III";

let unit: Person;

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
  const ofMeeting = `(SELECT id FROM meeting WHERE code = '${meeting}')`;
  await tamper(
    `UPDATE recommendation SET access = 'named', named = '{}' WHERE meeting_id = ${ofMeeting}`,
    `UPDATE meeting SET access = 'named', named = '{}' WHERE code = '${meeting}'`,
    "UPDATE implementation_report SET released_at = NULL",
    "UPDATE assessment SET open_to = 'unit'",
    // A report that nobody has assessed.
    "DELETE FROM assessment WHERE id = (SELECT max(a.id) FROM assessment a JOIN recommendation r ON r.id = recommendation_id WHERE r.code LIKE '2021-III-%' AND report_id IS NOT NULL)",
  );
});

const isOf = ({ recommendation }: { recommendation: string }) => recommendation.startsWith("2021-III-");

describe("Of a meeting that names its readers, somebody of the unit whom it does not name", () => {
  const reports = () =>
    database().implementationReport.findMany({ where: { recommendation: { meeting: { code: meeting } } } });
  const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

  test("is told of no report on its recommendations, of no assessment, and of no number of them", async () => {
    const all = async (actor: Actor) => ({
      unreleased: (await listUnreleased(actor)).filter(isOf).length,
      unassessed: (await listUnassessed(actor)).filter(isOf).length,
      named: (await findReportsOf(actor, idsOf(await reports()))).length,
      toOpen: Object.values(await listAssessmentsToOpen(actor))
        .flat()
        .filter(isOf).length,
      assessments: (await findAssessmentsOf(actor, idsOf(await database().assessment.findMany()))).filter(isOf).length,
    });
    const known = await all(portal);
    expect(Object.entries(known).filter(([, count]) => count === 0)).toEqual([]);
    expect(Object.entries(await all(unit)).filter(([, count]) => count > 0)).toEqual([]);
    expect(await countUnreleased(unit)).toBe((await countUnreleased(portal)) - known.unreleased);
    expect(await countUnassessed(unit)).toBe((await countUnassessed(portal)) - known.unassessed);
  });

  test("releases, agrees with and opens nothing of it, and is answered as if there were none", async () => {
    const [report] = await reports();
    const assessment = await database().assessment.findFirstOrThrow({
      where: { recommendation: { meeting: { code: meeting } } },
    });
    const reason = { statement: "Nothing differs.", language: "en" } as const;
    expect(await releaseReport(unit, report?.id ?? 0)).toMatchObject({ error: "notFound" });
    expect(await agreeWithReports(unit, [report?.id ?? 0], reason)).toMatchObject({ ok: false });
    expect(await openAssessments(unit, "partner", [assessment.id])).toMatchObject({ error: "notFound" });
  });

  test("is not told what of it was taken back, and puts nothing of it into the record again", async () => {
    await tamper(
      "UPDATE recommendation SET voided_at = now() WHERE code = '2021-III-2'",
      `UPDATE meeting SET voided_at = now() WHERE code = '${meeting}'`,
    );
    const told = async (actor: Actor) => (await listTakenBack(actor)).map(({ code }) => code);
    expect(await told(portal)).toEqual(expect.arrayContaining(["2021-III-2", meeting]));
    expect((await told(unit)).filter((code) => /2021-III/.test(code))).toEqual([]);
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-III-2" } });
    const reason = { en: "By mistake.", ru: "По ошибке." };
    expect(await restoreRecommendation(unit, { code: "2021-III-2", version }, reason)).toMatchObject({
      error: "notFound",
    });
  });

  test("brings no list into it", async () => {
    const list = { noun: "delegations", name: "list.csv", sheets: [] } as const;
    expect(await keepImport(unit, { ...list, meeting })).toMatchObject({ error: "notFound" });
    expect(await keepImport(unit, { ...list, meeting: "EWG-2021-II" })).toMatchObject({ ok: true });
  });
});
