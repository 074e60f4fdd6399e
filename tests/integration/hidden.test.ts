import { beforeEach, describe, expect, test } from "vitest";
import { findAssessments } from "#features/assessments/assessment-queries.ts";
import { decideRecommendations } from "#features/decisions/decision-commands.ts";
import { publishMeeting, recordMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { calendarMarks } from "#features/meetings/meeting-state-queries.ts";
import { continueRecommendations } from "#features/recommendations/lineage-commands.ts";
import { findCode } from "#features/recommendations/recommendation-counts.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { yearOf } from "#i18n/format.ts";
import { statesUntold, textStatesAfter } from "#i18n/record-text.ts";
import { cited } from "#i18n/source.ts";
import { type Actor, type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { writeTextStates } from "#server/text-states.ts";
import { openUpTo } from "#tests/support/assessments.ts";
import { portalWith } from "#tests/support/database.ts";
import { renameMeeting } from "#tests/support/desk/recording.ts";
import { personWith } from "#tests/support/people.ts";
import { all, done, meetingOf, wasHeld } from "#tests/support/policy-meetings.ts";
import { parseMatrixQuery } from "#views/matrix/matrix-filter.ts";
import { listMatrix } from "#views/matrix/matrix-queries.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findPartner } from "#views/partner/find-partner.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { findLineage } from "#views/recommendation/lineage-queries.ts";

const code = "2021-III-2";
const year = yearOf(new Date());

describe("A correction that is not released", () => {
  let focal: Person;
  let unit: Person;

  beforeEach(async () => {
    await portalWith("sample");
    focal = await personWith("focal");
    unit = await personWith("unit");
  });

  async function send(state: "done" | "underWay" | "planned", corrects: number | null): Promise<number> {
    const input = { year, state, statement: `We say: ${state}.`, language: "en", evidence: null } as const;
    const to = { recommendation: code, partnerId: focal.partner?.id ?? 0 };
    const sent = await submitReport(focal, to, input, { corrects });
    if (!sent.ok) throw new Error(sent.error);
    return sent.value.id;
  }

  /** Reads what a reader is told of this partner and year, wherever it is told. */
  async function told(actor: Actor) {
    const page = await findRecommendation(actor, code);
    const ofUzbekistan = (report: { partner: { code: string }; year: number }) =>
      report.partner.code === "UZB" && report.year === year;
    const [later] = (await findLineage(actor, code)).edges.filter(({ from }) => from === code).map(({ to }) => to);
    const entries = await listMatrix(actor, parseMatrixQuery(new URLSearchParams(`year=2021&partner=UZB`)));
    const partner = await findPartner(actor, "UZB");
    return {
      page: page?.reports
        .filter(ofUzbekistan)
        .map(({ state, corrected }) => (corrected ? `${state}, corrected` : state)),
      later: later && (await findLineage(actor, later)).reports.filter(ofUzbekistan).map(({ state }) => state),
      matrix: entries.find(({ recommendation }) => recommendation === code)?.state,
      partner: partner?.addressed.find(({ recommendation }) => recommendation.code === code)?.report?.state,
    };
  }

  test("changes nothing for the public: what was released stands until the correction is released", async () => {
    const first = await send("done", null);
    await releaseReport(unit, first);
    const before = await told(visitor);
    expect(before).toMatchObject({ page: ["done"], matrix: "done", partner: "done" });

    const second = await send("underWay", first);
    expect(await told(visitor)).toEqual(before);
    expect(await told(unit)).toMatchObject({
      page: ["underWay", "done, corrected"],
      matrix: "underWay",
      partner: "underWay",
    });

    const third = await send("planned", second);
    expect(await told(visitor)).toEqual(before);
    await releaseReport(unit, third);
    expect(await told(visitor)).toMatchObject({
      page: ["planned", "done, corrected"],
      matrix: "planned",
      partner: "planned",
    });
  });

  test("leaves standing, as of an earlier day, what it corrects", async () => {
    const { id: recommendationId } = await database().recommendation.findUniqueOrThrow({ where: { code } });
    const sentThen = { state: "done", statement: "We say: done.", language: "en", submittedAt: new Date("2022-05-05") };
    const { id: first } = await database().implementationReport.create({
      data: { recommendationId, partnerId: focal.partner?.id ?? 0, year, ...sentThen },
    });
    await send("underWay", first);
    const then = await findRecommendation(unit, code, "2022-06-01");
    expect(then?.reports.find(({ id }) => id === first)?.corrected).toBe(false);
  });
});

test("What was sent after midnight in Vienna is of the day that has begun there, wherever it is shown", async () => {
  await portalWith("sample");
  const { id: recommendationId } = await database().recommendation.findUniqueOrThrow({ where: { code } });
  const partner = await database().partner.findUniqueOrThrow({ where: { code: "UZB" } });
  const of = { recommendationId, partnerId: partner.id, year: 2022, state: "done", statement: "Done.", language: "en" };
  // Half past midnight on 5 May in Vienna, where it is summer.
  const at = new Date("2022-05-04T22:30:00Z");
  await database().implementationReport.create({ data: { ...of, submittedAt: at, releasedAt: at } });
  const { id } = await database().assessment.create({ data: { ...of, assessedAt: at } });
  await openUpTo(portal, id, "public");
  const told = async (asof: string) => ({
    page: (await findRecommendation(visitor, code, asof))?.reports.length,
    assessments: (await findAssessments(visitor, { recommendation: code }, asof)).length,
    matrix: (
      await listMatrix(visitor, { ...parseMatrixQuery(new URLSearchParams("year=2021&partner=UZB")), asof })
    ).find(({ recommendation }) => recommendation === code)?.state,
  });
  expect(await told("2022-05-04")).toEqual({ page: 0, assessments: 0, matrix: "noReport" });
  expect(await told("2022-05-05")).toEqual({ page: 1, assessments: 1, matrix: "done" });
});

test("In a language that is not public a meeting does not say how far its title has come", async () => {
  await portalWith("sample");
  await database().meeting.update({ where: { code: "PCGM-15" }, data: { publishedRuAt: null } });
  expect((await findMeeting(visitor, "PCGM-15"))?.title.state.ru).toBe("missing");
  expect((await findMeeting(await personWith("unit"), "PCGM-15"))?.title.state.ru).toBe("unofficial");
});

test("In a language that is not public a meeting names no city, and no change of its words is a change of its calendar", async () => {
  await portalWith("sample");
  const { version } = await database().meeting.findUniqueOrThrow({ where: { code: "PCGM-15" } });
  const reason = { en: "Not yet.", ru: null };
  done(await withdrawMeeting(portal, "PCGM-15", version, reason, { languages: ["ru"] }));
  const calendar = async () => {
    const page = await findMeeting(visitor, "PCGM-15");
    return page && (await calendarMarks(visitor, [page])).get(page.id);
  };
  const before = await calendar();
  expect((await findMeeting(visitor, "PCGM-15"))?.city.ru).toBeNull();
  expect((await findMeeting(await personWith("unit"), "PCGM-15"))?.city.ru).toBe("Вена");
  await renameMeeting("PCGM-15", { "city.ru": "Город, который еще не назван" });
  expect((await findMeeting(portal, "PCGM-15"))?.city.ru).toContain("не назван");
  expect(await calendar()).toEqual(before);
  await renameMeeting("PCGM-15", { "city.en": "Another city" });
  expect(await calendar()).toMatchObject({ uid: before?.uid, changes: (before?.changes ?? 0) + 1 });
});

test("In a language that is not public a recommendation says nothing: not whom it asks, nor where it is written", async () => {
  await portalWith("sample");
  const source = [{ text: { en: "Report", ru: "Доклад" } }];
  const data = { publishedRuAt: null, textRu: "Слова", source, addresseesRu: "Всем", addresseesEn: "All" };
  await database().$transaction(async (tx) => {
    const { id } = await tx.recommendation.update({ where: { code }, data });
    const addressees = { en: "All", ru: "Всем" };
    const texts = {
      text: textStatesAfter({ en: "Words", ru: data.textRu }, { en: "original", ru: "draft" }, null),
      addressees: textStatesAfter(addressees, statesUntold(addressees), null),
    };
    await writeTextStates(tx, "recommendation", [{ id, texts }]);
  });
  const told = await findRecommendation(visitor, code);
  expect(told).toMatchObject({
    text: { ru: null },
    source: [{ text: { en: expect.any(String), ru: null } }],
    addresseesText: { en: "All", ru: null },
  });
  const [listed] = await findRecommendations(visitor, { code });
  expect(listed?.source.map(({ text }) => text.ru)).toEqual([null]);
  expect(await findRecommendation(await personWith("translator"), code)).toMatchObject({
    source: [{ text: { ru: "Доклад" } }],
    addresseesText: { ru: "Всем" },
  });
});

test("In a language that is not public nothing is said of what happened to it: neither why, nor where it is written", async () => {
  await portalWith("sample");
  const words = { en: "Report, para 9", ru: "Доклад, пункт 9" };
  const [one] = await findRecommendations(portal, { code: "2021-I-1" });
  const said = { reason: words, source: cited(words) };
  const draft = done(
    await recordMeeting(portal, meetingOf({ code: "PCGM-16", start: "2022-11-15", number: 16 }), wasHeld),
  );
  done(await publishMeeting(portal, "PCGM-16", draft.version, ["en", "ru"]));
  done(await decideRecommendations(portal, "PCGM-16", one ? all("note", [one]) : [], said));
  done(await continueRecommendations(portal, { kind: "reworded", from: ["2018-I-a"], to: ["2021-I-1"] }, said));
  const told = async (actor: Actor) => [
    (await findRecommendation(actor, "2021-I-1"))?.history.at(-1),
    (await findMeeting(actor, "PCGM-16"))?.decisions[0],
    { reason: words, ...(await findLineage(actor, "2018-I-a")).edges[0] },
    { reason: words, ...(await findLineage(actor, "2021-I-1")).edges[0] },
  ];
  for (const each of await told(visitor)) expect(each).toMatchObject(said);
  await database().recommendation.update({ where: { code: "2021-I-1" }, data: { publishedRuAt: null } });
  const english = { ...words, ru: null };
  for (const each of await told(visitor)) expect(each).toMatchObject({ source: cited(english) });
  for (const each of (await told(visitor)).slice(0, 2)) expect(each).toMatchObject({ reason: english });
  for (const each of await told(await personWith("translator"))) expect(each).toMatchObject(said);
});

test("That a text was agreed at a meeting taken back from the public is told without its day and its papers", async () => {
  await portalWith("sample");
  await database().meeting.update({
    where: { code: "EWG-2021-III" },
    data: { publishedEnAt: null, publishedRuAt: null },
  });
  const agreed = async (actor: Actor) => (await findRecommendation(actor, code))?.history[0];
  expect(await agreed(visitor)).toMatchObject({
    verb: "agree",
    meeting: null,
    occurred: null,
    reason: { en: null, ru: null },
    source: [],
  });
  expect((await agreed(await personWith("unit")))?.occurred).not.toBeNull();
});

test("A code is a code: signs that stand for any letter elsewhere find nothing", async () => {
  await portalWith("sample");
  for (const asked of ["2021-III-_", "%", "2021-III-%", "2021_III_2"]) {
    expect(await findCode(visitor, asked)).toBeNull();
    expect(await findRecommendation(visitor, asked)).toBeNull();
  }
  for (const asked of ["PCGM-1_", "%"]) expect(await findMeeting(visitor, asked)).toBeNull();
  expect(await findCode(visitor, "2021-iii-2")).toBe(code);
  expect((await findMeeting(visitor, "pcgm-15"))?.code).toBe("PCGM-15");
});
