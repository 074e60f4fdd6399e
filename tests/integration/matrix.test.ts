import { beforeAll, expect, test } from "vitest";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { implementationStates } from "#features/reports/report.ts";
import { locales } from "#i18n/locale.ts";
import { type Actor, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { seen } from "#tests/support/policy-meetings.ts";
import { parseMatrixQuery } from "#views/matrix/matrix-filter.ts";
import { findMatrix, listMatrix } from "#views/matrix/matrix-queries.ts";

beforeAll(() => portalWith("sample"));

const ask = (actor: Actor, text: string) => findMatrix(actor, parseMatrixQuery(new URLSearchParams(text)), "ru");

test("the matrix has a row for each partner addressed, in the order of the reader's alphabet", async () => {
  const matrix = await ask(portal, "year=2021");
  expect(matrix.total).toEqual({ partners: 81, recommendations: 13 });
  expect(matrix.ofPartners.pages).toBe(7);
  expect(matrix.rows.map(({ name }) => name.ru ?? "")).toEqual(
    matrix.rows.map(({ name }) => name.ru ?? "").sort(new Intl.Collator("ru").compare),
  );
});

test("the same partners stand on a page in both languages, each in its own order", async () => {
  for (const page of [1, 2, 7]) {
    const query = parseMatrixQuery(new URLSearchParams(`year=2021&page=${page}`));
    const [en = [], ru = []] = await Promise.all(
      locales.map(async (locale) => (await findMatrix(portal, query, locale)).rows.map(({ code }) => code)),
    );
    expect(ru.toSorted()).toEqual(en.toSorted());
  }
});

test("those who are silent and those who spoke make up all who are addressed", async () => {
  const { sums } = await ask(portal, "year=2021");
  const total = implementationStates.reduce((sum, state) => sum + sums.all[state], 0);
  expect(total).toBe(81 * 13);
  const spoke = await database().implementationReport.groupBy({
    by: ["recommendationId", "partnerId"],
    where: { recommendation: { year: 2021 } },
  });
  expect(sums.all.noReport).toBe(81 * 13 - spoke.length);
});

test("a visitor knows only what the unit has released, and is told so", async () => {
  const [all, released] = await Promise.all([ask(portal, "year=2021"), ask(visitor, "year=2021")]);
  expect([all.sight, released.sight]).toEqual(["all", "public"]);
  const hidden = await database().implementationReport.count({ where: { releasedAt: null } });
  expect(hidden).toBeGreaterThan(0);
  expect(released.sums.all.noReport).toBeGreaterThan(all.sums.all.noReport);
});

test("who is not asked is no gap: a mark of its own in the cell, a number of its own in the sums", async () => {
  const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-I-1" } });
  expect((await addressRecommendation(portal, "2021-I-1", version, ["TJK", "UZB"])).ok).toBe(true);
  for (const actor of [portal, visitor]) {
    const { rows, sums } = await ask(actor, "year=2021&pillar=1");
    expect(rows.map(({ code, cells }) => [code, cells.map((cell) => cell?.state)])).toEqual([
      ["TJK", ["notAsked"]],
      ["UZB", ["notAsked"]],
    ]);
    expect(sums.all).toMatchObject({ noReport: 0, notAsked: 2 });
    const list = await listMatrix(actor, parseMatrixQuery(new URLSearchParams("report=notAsked&year=2021")));
    expect(list.map(({ partner, state }) => [partner, state])).toEqual([
      ["TJK", "notAsked"],
      ["UZB", "notAsked"],
    ]);
  }
  const [before, after] = [await ask(portal, "asof=2021-11-10"), await ask(portal, "asof=2021-11-16")];
  expect([before.sums.all.noReport, before.sums.all.notAsked]).toEqual([0, 13 * 81]);
  expect([after.sums.all.noReport, after.sums.all.notAsked]).toEqual([13 * 81, 0]);
  const [now] = await seen(portal, "2021-I-1");
  expect((await addressRecommendation(portal, "2021-I-1", now?.version ?? 0, [])).ok).toBe(true);
});

test("as of a day before any report, everybody was silent", async () => {
  const { sums } = await ask(portal, "year=2021&asof=2021-12-31");
  expect(sums.all).toMatchObject({ noReport: 81 * 13, done: 0 });
});

test("without a choice of recommendations the latest year with addressed ones is shown, and says so", async () => {
  const latest = await ask(portal, "region=central-asia");
  expect(latest.latestYear).toBe(2021);
  expect(latest.total.recommendations).toBe(13);
  const before = await ask(portal, "asof=2021-06-30");
  expect(before.latestYear).toBe(2019);
  expect((await ask(portal, "year=2019&year=2021")).latestYear).toBeNull();
});

test("who is not addressed has an empty cell and is counted nowhere", async () => {
  const matrix = await ask(portal, "year=2019&year=2021&partner=UZB&partner=TJK");
  expect(matrix.total).toEqual({ partners: 2, recommendations: 18 });
  const uzbekistan = matrix.rows.find(({ code }) => code === "UZB");
  expect(uzbekistan?.cells.filter((cell) => cell === null)).toHaveLength(3);
  const total = implementationStates.reduce((sum, state) => sum + (uzbekistan?.tally[state] ?? 0), 0);
  expect(total).toBe(15);
});

test("partners and recommendations each have their pages", async () => {
  const matrix = await ask(portal, "year=2021&page=9&columns=9");
  expect([matrix.ofPartners.page, matrix.rows.length]).toEqual([7, 81 - 6 * 12]);
  expect(matrix.ofRecommendations).toMatchObject({ page: 1, pages: 1, from: 1 });
  expect(matrix.columns).toHaveLength(13);
});

test("the next page begins after the last one that was shown, whatever has come before it meanwhile", async () => {
  const first = await ask(portal, "year=2021");
  const { next } = first.ofPartners;
  const seen = first.rows.map(({ code }) => code);
  const shown = (await ask(portal, `year=2021&page=2&after=${next?.after}`)).rows.map(({ code }) => code);
  expect(shown.filter((code) => seen.includes(code))).toEqual([]);
  const later = await ask(portal, `year=2021&columns=2&columnsAfter=${first.columns[2]?.code}`);
  expect(later.ofRecommendations).toMatchObject({ page: 2, from: 4 });
  expect(later.columns).toEqual(first.columns.slice(3));
});

test("as a list the matrix holds every pair that is addressed, with the year of its report", async () => {
  const list = await listMatrix(portal, parseMatrixQuery(new URLSearchParams("year=2021")));
  expect(list).toHaveLength(81 * 13);
  expect(list).toContainEqual({
    partner: "UZB",
    sight: "all",
    recommendation: "2021-III-4",
    state: "done",
    year: 2023,
    sample: true,
    assessment: { state: "underWay", year: 2023, relation: "differs" },
  });
});

test("a region narrows the rows, a pillar the columns", async () => {
  const matrix = await ask(portal, "year=2021&pillar=2&region=central-asia");
  expect(matrix.columns.map(({ code }) => code)).toEqual(["2021-II-1", "2021-II-2", "2021-II-3", "2021-II-4"]);
  expect(matrix.total.partners).toBe(5);
});

test("a focal point's own row says that it has reported nothing, the others that nothing is open to partners", async () => {
  const focal = await personWith("focal");
  const { rows } = await ask(focal, "year=2021&region=central-asia");
  expect(rows.map(({ code }) => code)).toContain(focal.partner?.code);
  for (const { code, sight } of rows) expect(sight).toBe(code === focal.partner?.code ? "all" : "partners");
  const unit = await ask(await personWith("unit"), "year=2021");
  expect(new Set(unit.rows.map(({ sight }) => sight))).toEqual(new Set(["all"]));
});
