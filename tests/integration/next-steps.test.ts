import { beforeEach, describe, expect, test } from "vitest";
import { assess } from "#features/assessments/assessment-commands.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { correctRecommendation, moveRecommendations } from "#features/recommendations/recommendation-commands.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { closeRound, openRound } from "#features/rounds/round-commands.ts";
import { listTextsToDo } from "#features/texts/text-queries.ts";
import { yearOf } from "#i18n/format.ts";
import { sourceIn } from "#i18n/source.ts";
import { type Actor, type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { writeTextStates } from "#server/text-states.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { all, done, publicMeeting, seen } from "#tests/support/policy-meetings.ts";
import { findNextSteps, listWaiting } from "#views/waiting/next-step-queries.ts";

const endorsed = "2021-III-2";
const agreed = "2021-I-1";
const year = yearOf(new Date());

let unit: Person;
let focal: Person;

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
  focal = await personWith("focal");
});

async function stepsOn(actor: Actor, code: string, asof: string | null = null) {
  const [found] = await findNextSteps(actor, { code }, asof);
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
    await database().$transaction(async (tx) => {
      const { id } = await tx.meeting.create({
        data: {
          ...{ code: "PCGM-40", type: "pcgm", titleEn: "40th meeting" },
          ...{ start: `${year + 1}-03-01`, end: `${year + 1}-03-02`, datePrecision: "day" },
          ...{ firstDay: new Date(`${year + 1}-03-01`), lastDay: new Date(`${year + 1}-03-02`) },
        },
      });
      await writeTextStates(tx, "meeting", [{ id, texts: { title: { en: { state: "original" }, ru: null } } }]);
    });
    expect(await stepsOn(unit, agreed)).toMatchObject([{ coming: { code: "PCGM-40" } }]);
    expect(await stepsOn(visitor, agreed)).toMatchObject([{ coming: null }]);
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: agreed } });
    await moveRecommendations(unit, "forward", [{ code: agreed, version }]);
    expect(await stepsOn(unit, agreed)).toMatchObject([{ who: "policyMeeting", coming: { code: "PCGM-40" } }]);
  });

  test("after a decision is what the decision asks for", async () => {
    await publicMeeting(portal, "PCGM-16", "2022-09-01");
    const tooBroad = { reason: { en: "Too broad.", ru: null } };
    done(await decideRecommendations(portal, "PCGM-16", all("return", await seen(portal, agreed)), tooBroad));
    expect(await stepsOn(visitor, agreed)).toMatchObject([
      { who: "experts", what: "revise", since: { days: { on: "2022-09-01" }, meeting: { code: "PCGM-16" } } },
    ]);
    const [now] = await seen(portal, agreed);
    if (!now) throw new Error("gone");
    const reason = { en: "It was misread.", ru: null };
    done(await correctDecisions(portal, "PCGM-16", [{ ...now, decision: "note" }], { reason }));
    expect(await stepsOn(visitor, agreed)).toMatchObject([{ who: "nobody", what: "noted" }]);
  });

  test("as of a day is what waited then, as far as the record knows", async () => {
    expect(await stepsOn(unit, endorsed, "2021-11-10")).toMatchObject([
      { who: "unit", what: "forward", coming: undefined },
    ]);
    await report();
    expect(await stepsOn(unit, endorsed, "2021-12-31")).toMatchObject([
      { who: "partners", what: "report", count: 81, of: 81, since: { days: { on: "2021-11-16" } } },
    ]);
  });

  test("as of a day is with those who were asked then, not with those who are asked now", async () => {
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: endorsed } });
    expect((await addressRecommendation(unit, endorsed, version, ["TJK", "UZB"])).ok).toBe(true);
    expect(await stepsOn(unit, endorsed)).toMatchObject([{ what: "report", count: 2, of: 2 }]);
    expect(await stepsOn(unit, endorsed, "2021-12-31")).toMatchObject([{ what: "report", count: 81, of: 81 }]);
  });
});

describe("silence", () => {
  test("is counted for partners, and falls with each report; the few who are left are named", async () => {
    const [before] = await stepsOn(focal, endorsed);
    expect(before).toMatchObject({ who: "partners", count: 81, of: 81, named: [] });
    await report();
    expect((await stepsOn(focal, endorsed))[0]).toMatchObject({ count: 80 });
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: endorsed } });
    expect((await addressRecommendation(unit, endorsed, version, ["TJK", "UZB"])).ok).toBe(true);
    expect((await stepsOn(focal, endorsed))[0]).toMatchObject({ count: 1, of: 2, named: [{ code: "TJK" }] });
  });

  test("in a reporting round is that of its year, since it opened; without one, of all years", async () => {
    const [inRound] = await stepsOn(unit, "2021-III-4");
    expect(inRound).toMatchObject({ count: 81, round: { year }, since: { days: { on: `${year}-01-01` } } });
    await report("2021-III-4");
    expect((await stepsOn(unit, "2021-III-4"))[0]).toMatchObject({ count: 80 });
    expect((await closeRound(unit, year, 1)).ok).toBe(true);
    expect((await stepsOn(unit, "2021-III-4"))[0]).toMatchObject({
      count: 79,
      round: null,
      since: { days: { on: "2021-11-16" } },
    });
    const input = {
      year: year + 1,
      opensOn: `${year + 1}-01-10`,
      dueOn: `${year + 1}-03-31`,
      note: { en: null, ru: null },
      toPartners: "nothing" as const,
    };
    done(await openRound(portal, input));
    expect((await stepsOn(unit, "2021-III-4"))[0]).toMatchObject({ count: 79, round: null });
  });
});

describe("a visitor", () => {
  test("is told the same before and after what is not public: a report, an assessment, a draft translation", async () => {
    const told = async () => JSON.stringify(await stepsOn(visitor, endorsed));
    const before = await told();
    const id = await report();
    expect(await told()).toBe(before);
    const eyes = { report: id, assessment: null };
    const of = { recommendation: endorsed, partnerId: focal.partner?.id ?? 0 };
    const input = { year, state: "underWay", statement: "Not all of it.", language: "en" } as const;
    expect((await assess(unit, of, input, { seen: eyes })).ok).toBe(true);
    expect(await told()).toBe(before);
    await releaseReport(unit, id);
    expect(await told()).not.toBe(before);
    expect((await stepsOn(visitor, endorsed)).map(({ who }) => who)).toEqual(["partners"]);
  });

  test("has no list of what waits; the unit has, what has waited longest first", async () => {
    expect(await listWaiting(visitor)).toEqual([]);
    expect(await listWaiting(focal)).toEqual([]);
    const waiting = await listWaiting(unit);
    expect(waiting[0]?.recommendations.map(({ code }) => code)).toContain(agreed);
    expect(new Set(waiting.map(({ step }) => step.what))).toEqual(new Set(["forward", "report", "release", "assess"]));
    const days = waiting.map(({ step }) => step.since?.days?.on ?? "9999");
    expect(days).toEqual(days.toSorted());
  });
});

test("the unit sees what it has still to release and to assess, until it has, and nobody else does", async () => {
  const id = await report();
  const waits = async () => (await stepsOn(unit, endorsed)).slice(1).map(({ what }) => what);
  expect(await waits()).toEqual(["release", "assess"]);
  expect((await stepsOn(focal, endorsed)).map(({ what }) => what)).toEqual(["report"]);
  await releaseReport(unit, id);
  expect(await waits()).toEqual(["assess"]);
  const of = { recommendation: endorsed, partnerId: focal.partner?.id ?? 0 };
  const input = { year, state: "done", statement: "Seen.", language: "en" } as const;
  await assess(unit, of, input, { seen: { report: id, assessment: null } });
  expect(await waits()).toEqual([]);
});

test("a translation that its original left behind waits for a translator, since the original was changed", async () => {
  const translator = await personWith("translator");
  const row = await database().recommendation.findFirstOrThrow({
    where: { textEn: { not: null }, textRu: { not: null }, kind: "recommendation", status: "unknown" },
  });
  const ofRussian = async (actor: Actor) =>
    (await stepsOn(actor, row.code)).filter((step) => step.who === "translator" && step.language === "ru");
  const changed = await correctRecommendation(unit, row.code, row.version, {
    text: { en: `${row.textEn} And more.`, ru: row.textRu },
    textState: { en: "original", ru: "reviewed" },
    source: sourceIn(row),
  });
  if (!changed.ok) throw new Error(changed.error);
  const again = await correctRecommendation(unit, row.code, changed.value.version, {
    text: { en: `${row.textEn} And yet more.`, ru: row.textRu },
    textState: { en: "original", ru: "reviewed" },
    source: sourceIn(row),
  });
  expect(again.ok).toBe(true);
  expect(await ofRussian(translator)).toMatchObject([{ what: "outdated" }]);
  expect(await ofRussian(visitor)).toEqual([]);
  const texts = await listTextsToDo(translator);
  expect(texts.find(({ name }) => name === `recommendation/${row.code}/text`)).toMatchObject({ trouble: "outdated" });
});
