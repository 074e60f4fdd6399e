import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { implementationStates, reportStates } from "#features/reports/report.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { findHome } from "#views/home/home-queries.ts";
import type { LedgerScope } from "#views/ledger/ledger.ts";
import { findLedger, queryOf } from "#views/ledger/ledger-queries.ts";
import { parseMatrixQuery } from "#views/matrix/matrix-filter.ts";
import { findMatrix, listMatrix } from "#views/matrix/matrix-queries.ts";
import { findPartner } from "#views/partner/find-partner.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery, searchOf } from "#views/search/recommendation-filter.ts";

let unit: Person;

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
});

const scopes: LedgerScope[] = [{}, { pillar: 3 }, { pillar: 2 }, { meeting: "EWG-2019-III" }, { partner: "TJK" }];

/** Counted anew, one row after the other, by other means than the ledger's. */
async function naive(actor: Actor, scope: LedgerScope) {
  const sees = actor.kind !== "visitor";
  const rows = (
    await database().recommendation.findMany({
      where: { kind: "recommendation" },
      include: { addressees: { include: { partner: true } }, reports: { orderBy: { id: "asc" } }, meeting: true },
    })
  )
    .filter((row) => sees || row.publishedEnAt || row.publishedRuAt)
    .filter((row) => scope.pillar === undefined || row.pillarNumber === scope.pillar)
    .filter((row) => scope.meeting === undefined || row.meeting?.code === scope.meeting)
    .filter((row) => !scope.partner || row.addressees.some(({ partner }) => partner.code === scope.partner));
  const texts: Record<string, number> = {};
  const answers: Record<string, number> = Object.fromEntries(implementationStates.map((state) => [state, 0]));
  for (const row of rows) {
    texts[row.status ?? ""] = (texts[row.status ?? ""] ?? 0) + 1;
    for (const { partnerId, partner } of row.addressees) {
      if (scope.partner && partner.code !== scope.partner) continue;
      let standing: (typeof row.reports)[number] | null = null;
      for (const report of row.reports) {
        if (report.partnerId !== partnerId || !(sees || report.releasedAt)) continue;
        if (!standing || report.year >= standing.year) standing = report;
      }
      const state = standing?.state ?? (row.status === "endorsed" ? "noReport" : "notAsked");
      answers[state] = (answers[state] ?? 0) + 1;
    }
  }
  return { recommendations: rows.length, texts, answers };
}

async function told(actor: Actor, scope: LedgerScope) {
  const { recommendations, texts, answers } = await findLedger(actor, scope);
  return {
    recommendations,
    texts: Object.fromEntries(texts.map(({ status, count }) => [status, count])),
    answers,
  };
}

describe("What is open, done and silent", () => {
  test("equals a naive recount over the record, whatever was reported", async () => {
    const pairs = await database().addressee.findMany({ take: 40, orderBy: { recommendationId: "desc" } });
    const said = fc.record({
      pair: fc.integer({ min: 0, max: pairs.length - 1 }),
      year: fc.integer({ min: 2021, max: 2023 }),
      state: fc.constantFrom(...reportStates),
      released: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 25 }), fc.constantFrom(...scopes), async (reports, scope) => {
        for (const { pair, year, state, released } of reports) {
          const { recommendationId = 0, partnerId = 0 } = pairs[pair] ?? {};
          const of = { recommendationId, partnerId, year };
          const standing = await database().implementationReport.findFirst({ where: { ...of, correctedBy: null } });
          await database().implementationReport.create({
            data: {
              ...{ ...of, state, statement: "Random", language: "en", submittedAt: new Date() },
              ...{ releasedAt: released ? new Date() : null, correctsId: standing?.id ?? null },
            },
          });
        }
        for (const actor of [visitor, unit]) expect(await told(actor, scope)).toEqual(await naive(actor, scope));
      }),
      { numRuns: 8 },
    );
  });

  test("is the same on the pages that show it", async () => {
    const home = await findHome(visitor, "2026-11-25");
    expect(home.ledger).toMatchObject({ recommendations: 33, waiting: 8, waitingSince: "2021-12-16" });
    const partner = await findPartner(visitor, "TJK");
    expect(partner?.ledger.answers).toEqual((await naive(visitor, { partner: "TJK" })).answers);
  });

  test("leads to exactly the records that it counts", async () => {
    for (const actor of [visitor, unit]) {
      for (const scope of scopes) {
        const { texts, answers } = await findLedger(actor, scope);
        for (const { status, count } of texts) {
          const query = parseQuery(new URLSearchParams(searchOf(queryOf(scope), { status: [status] })));
          expect((await listRecommendations(actor, query)).total).toBe(count);
        }
        for (const state of implementationStates) {
          const search = new URLSearchParams(searchOf(queryOf(scope), { report: [state] }));
          const found = scope.partner
            ? (await listRecommendations(actor, parseQuery(search))).total
            : (await listMatrix(actor, parseMatrixQuery(search))).length;
          expect([scope, state, found]).toEqual([scope, state, answers[state]]);
        }
      }
    }
  });

  test("in the matrix the sums count every report, whichever are chosen", async () => {
    const ask = (text: string) => findMatrix(unit, parseMatrixQuery(new URLSearchParams(text)), "en");
    const [all, done] = [await ask("year=2021"), await ask("year=2021&report=done")];
    expect(done.sums.all).toEqual(all.sums.all);
    expect(done.total.partners).toBeLessThan(all.total.partners);
    expect(done.rows.flatMap(({ cells }) => cells).filter((cell) => cell && cell.state !== "done")).toEqual([]);
  });
});

describe("What is not public", () => {
  afterEach(() => portalWith("empty"));

  test("changes no number that a visitor is told: a recommendation, a report, a meeting", async () => {
    const before = await Promise.all(scopes.map((scope) => findLedger(visitor, scope)));
    const { id } = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-III-1" } });
    const hidden = done(
      await addRecommendation(unit, "EWG-2021-III", {
        ...{
          text: { en: "Hidden", ru: null },
          textState: { en: "original", ru: "missing" },
          provenance: "official",
          verb: "agree",
        },
        ...{ source: [], addressees: ["TJK"] },
      }),
    );
    const { id: partnerId } = await database().partner.findUniqueOrThrow({ where: { code: "TJK" } });
    for (const recommendationId of [id, hidden.id]) {
      await database().implementationReport.create({
        data: {
          ...{ recommendationId, partnerId, year: 2026, state: "cannot", statement: "Hidden", language: "en" },
          submittedAt: new Date(),
        },
      });
    }
    expect(await Promise.all(scopes.map((scope) => findLedger(visitor, scope)))).toEqual(before);
    expect((await findLedger(unit, {})).answers.cannot).toBeGreaterThan(0);
  });

  test("a meeting that is not public does not tell since when its recommendations wait", async () => {
    await database().meeting.update({
      where: { code: "EWG-2021-I" },
      data: { publishedEnAt: null, publishedRuAt: null },
    });
    expect(await findLedger(visitor, { pillar: 1 })).toMatchObject({ waiting: 8, waitingSince: null });
    expect(await findLedger(unit, { pillar: 1 })).toMatchObject({ waitingSince: "2021-12-16" });
  });
});

describe("Silence on a text that asks nobody", () => {
  test("is told apart from that of who is asked: not any more, or not yet", async () => {
    const shanghai = await findLedger(unit, { meeting: "EWG-2019-III" });
    expect(shanghai.answers.noReport).toBe(0);
    expect(shanghai.answers.notAsked).toBeGreaterThan(0);
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-I-1" } });
    expect((await addressRecommendation(unit, "2021-I-1", version, ["TJK", "UZB"])).ok).toBe(true);
    expect((await findLedger(visitor, { meeting: "EWG-2021-I" })).answers).toMatchObject({ noReport: 0, notAsked: 2 });
    expect((await findLedger(unit, { meeting: "EWG-2021-III" })).answers.notAsked).toBe(0);
  });

  test("is that of the state which the text had on the day", async () => {
    const on = async (asof: string) => (await findLedger(unit, { meeting: "EWG-2021-III", asof })).answers;
    expect(await on("2021-11-10")).toMatchObject({ noReport: 0, notAsked: 9 * 81 });
    expect(await on("2021-11-16")).toMatchObject({ noReport: 9 * 81, notAsked: 0 });
  });
});
