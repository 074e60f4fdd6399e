import { beforeEach, describe, expect, test } from "vitest";
import { assess } from "#features/assessments/assessment-commands.ts";
import { decideRecommendations } from "#features/recommendations/decision-commands.ts";
import { findNextSteps, listWaiting } from "#features/recommendations/next-step-queries.ts";
import { correctRecommendation, moveRecommendations } from "#features/recommendations/recommendation-commands.ts";
import { findToTranslate } from "#features/recommendations/unfinished-queries.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { database } from "#server/database.ts";
import { type Actor, type Person, portal, visitor } from "../../src/policy.ts";
import { portalWith } from "../support/database.ts";
import { personWith } from "../support/people.ts";

const endorsed = "2021-III-2";
const agreed = "2021-I-1";
const year = new Date().getUTCFullYear();

let unit: Person;
let focal: Person;

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
  focal = await personWith("focal");
});

async function stepsOn(actor: Actor, code: string, options: Parameters<typeof findNextSteps>[2] = {}) {
  const [found] = await findNextSteps(actor, { code }, options);
  return found?.steps ?? [];
}

async function report(code = endorsed): Promise<number> {
  const input = { year, state: "done", statement: "We did it.", language: "en", evidence: null } as const;
  const to = { recommendation: code, partnerId: focal.partner?.id ?? 0 };
  const sent = await submitReport(focal, to, input, { corrects: null });
  if (!sent.ok) throw new Error(sent.error);
  return sent.value.id;
}

describe("what waits", () => {
  test("after Moscow waits for the unit since the days of Moscow, and no coming meeting is made up", async () => {
    expect(await stepsOn(visitor, agreed)).toMatchObject([
      {
        who: "unit",
        what: "forward",
        coming: null,
        since: { days: { from: "2021-12-15", on: "2021-12-16" }, meeting: { code: "EWG-2021-I" } },
      },
    ]);
  });

  test("before a policy meeting that the record holds names it, to those who may see the meeting", async () => {
    await database().meeting.create({
      data: {
        ...{
          code: "PCGM-40",
          type: "pcgm",
          titleEn: "40th meeting",
          titleEnState: "original",
          titleRuState: "missing",
        },
        ...{ start: `${year + 1}-03-01`, end: `${year + 1}-03-02`, datePrecision: "day" },
        ...{ firstDay: new Date(`${year + 1}-03-01`), lastDay: new Date(`${year + 1}-03-02`) },
      },
    });
    expect(await stepsOn(unit, agreed)).toMatchObject([{ coming: { code: "PCGM-40" } }]);
    expect(await stepsOn(visitor, agreed)).toMatchObject([{ coming: null }]);
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: agreed } });
    await moveRecommendations(unit, "forward", [{ code: agreed, version }]);
    expect(await stepsOn(unit, agreed)).toMatchObject([{ who: "policyMeeting", coming: { code: "PCGM-40" } }]);
  });

  test("after a decision is what the decision asks for", async () => {
    const row = await database().recommendation.findUniqueOrThrow({ where: { code: "2008-O1" } });
    const noted = await decideRecommendations(portal, "PCGM-15", [
      { code: row.code, version: row.version, decision: "return" },
    ]);
    expect(noted.ok).toBe(true);
    expect(await stepsOn(visitor, row.code)).toMatchObject([
      { who: "experts", what: "revise", since: { days: { on: "2021-11-16" } } },
    ]);
  });

  test("as of a day is what waited then, as far as the record knows", async () => {
    expect(await stepsOn(unit, endorsed, { asof: "2021-11-10" })).toMatchObject([
      { who: "unit", what: "forward", coming: undefined },
    ]);
    await report();
    expect(await stepsOn(unit, endorsed, { asof: "2021-12-31" })).toMatchObject([
      { who: "partners", what: "report", count: 81, of: 81, since: { days: { on: "2021-11-16" } } },
    ]);
  });
});

describe("silence", () => {
  test("is counted for partners, and falls with each report; the few who are left are named", async () => {
    const [before] = await stepsOn(focal, endorsed);
    expect(before).toMatchObject({ who: "partners", count: 81, of: 81, named: [] });
    await report();
    expect((await stepsOn(focal, endorsed))[0]).toMatchObject({ count: 80 });
    await database().$executeRaw`
      DELETE FROM addressee a USING recommendation r, partner p
      WHERE a.recommendation_id = r.id AND r.code = ${endorsed} AND p.id = a.partner_id AND p.code NOT IN ('UZB', 'TJK')`;
    expect((await stepsOn(focal, endorsed))[0]).toMatchObject({ count: 1, of: 2, named: [{ code: "TJK" }] });
  });

  test("in a reporting round is that of its year, since it opened", async () => {
    await report();
    const round = { year: year - 1, opensOn: `${year}-01-10`, dueOn: `${year}-03-31` };
    expect((await stepsOn(unit, endorsed, { round }))[0]).toMatchObject({
      count: 81,
      since: { days: { on: `${year}-01-10` } },
    });
    const ours = { ...round, year };
    expect((await stepsOn(unit, endorsed, { round: ours }))[0]).toMatchObject({ count: 80 });
  });
});

describe("a visitor", () => {
  test("is told the same before and after what is not public: a report, an assessment, a draft translation", async () => {
    const told = async () => JSON.stringify(await stepsOn(visitor, endorsed));
    const before = await told();
    const id = await report();
    expect(await told()).toBe(before);
    const seen = { report: id, assessment: null };
    const of = { recommendation: endorsed, partnerId: focal.partner?.id ?? 0 };
    const input = { year, state: "underWay", statement: "Not all of it.", language: "en" } as const;
    expect((await assess(unit, of, input, { seen, release: false })).ok).toBe(true);
    expect(await told()).toBe(before);
    await releaseReport(unit, id);
    expect(await told()).not.toBe(before);
    expect((await stepsOn(visitor, endorsed)).map(({ who }) => who)).toEqual(["partners"]);
  });

  test("has no list of what waits; the unit has, what has waited longest first", async () => {
    expect(await listWaiting(visitor)).toEqual([]);
    expect(await listWaiting(focal)).toEqual([]);
    const days = (await listWaiting(unit)).map(({ step }) => step.since?.days?.on ?? "9999");
    expect(days.length).toBeGreaterThan(5);
    expect(days).toEqual(days.toSorted());
  });
});

test("partners see what the unit has still to release and to assess, until it has", async () => {
  const id = await report();
  const waits = async () => (await stepsOn(focal, endorsed)).slice(1).map(({ what }) => what);
  expect(await waits()).toEqual(["release", "assess"]);
  await releaseReport(unit, id);
  expect(await waits()).toEqual(["assess"]);
  const of = { recommendation: endorsed, partnerId: focal.partner?.id ?? 0 };
  const input = { year, state: "done", statement: "Seen.", language: "en" } as const;
  await assess(unit, of, input, { seen: { report: id, assessment: null }, release: true });
  expect(await waits()).toEqual([]);
});

test("a translation that its original left behind waits for a translator, since the original was changed", async () => {
  const translator = await personWith("translator");
  const row = await database().recommendation.findFirstOrThrow({
    where: { textEnState: "original", textRu: { not: null }, provenance: { notIn: ["sample", "no-text"] } },
  });
  const ofRussian = async (actor: Actor) =>
    (await stepsOn(actor, row.code)).filter((step) => step.who === "translator" && step.language === "ru");
  const changed = await correctRecommendation(unit, row.code, row.version, {
    text: { en: `${row.textEn} And more.`, ru: row.textRu },
    textState: { en: "original", ru: "reviewed" },
    source: { en: row.sourceEn, ru: row.sourceRu },
  });
  if (!changed.ok) throw new Error(changed.error);
  const again = await correctRecommendation(unit, row.code, changed.value.version, {
    text: { en: `${row.textEn} And yet more.`, ru: row.textRu },
    textState: { en: "original", ru: "reviewed" },
    source: { en: row.sourceEn, ru: row.sourceRu },
  });
  expect(again.ok).toBe(true);
  expect(await ofRussian(translator)).toMatchObject([{ what: "outdated" }]);
  expect(await ofRussian(visitor)).toEqual([]);
  expect((await findToTranslate(translator)).recommendations.map(({ code }) => code)).toContain(row.code);
});
