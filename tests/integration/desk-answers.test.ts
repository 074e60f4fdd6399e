import { beforeEach, describe, expect, test } from "vitest";
import { recordClosing } from "#desk/decisions/closing-actions.ts";
import { recordDecisions } from "#desk/decisions/decision-actions.ts";
import { decisionName, paragraphName, reasonName, runName } from "#desk/decisions/decision-names.ts";
import { verifyChosen } from "#desk/figures/observation-actions.ts";
import { recordLineage } from "#desk/lineage/lineage-actions.ts";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { newMeetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { saveAddressees } from "#desk/recording/addressee-actions.ts";
import { versionValues } from "#desk/recording/chosen.ts";
import {
  changeRecommendations,
  enterRecommendation,
  saveRecommendation,
} from "#desk/recording/recommendation-actions.ts";
import { enterObservation } from "#features/profiles/observation-commands.ts";
import { type Person, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import { done, publicMeeting, seen } from "#tests/support/policy-meetings.ts";
import type { FormValues } from "#ui/form/form-state.ts";

let unit: Person;

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
});

const typed = (values: FormValues) => formOf({ locale: "en", ...values });

describe("The form of a meeting", () => {
  const policyMeeting = { ...newMeetingValues("en"), type: "pcgm", "title.en": "Policy meeting", "start.year": "2022" };

  test("has one more row where somebody asks for it without a script", async () => {
    const outcome = await saveMeeting(
      unit,
      typed({ ...newMeetingValues("en"), "topics.rows": "2", intent: "more:topics" }),
    );
    expect(outcome).toMatchObject({ status: "continued", values: { "topics.rows": "3" } });
  });

  test("stores a topic once, in whichever of the empty rows it was typed", async () => {
    const topic = { "topics.rows": "3", "topics.2.text.ru": "Виртуальные активы" };
    await saveMeeting(unit, typed({ ...policyMeeting, number: "16", ...topic }));
    const { topics } = await database().meeting.findUniqueOrThrow({ where: { code: "PCGM-16" } });
    expect(topics).toEqual([{ text: { en: null, ru: "Виртуальные активы" }, source: null }]);
  });

  test("leads from a policy meeting to what it decided", async () => {
    expect(await saveMeeting(unit, typed({ ...policyMeeting, number: "16" }))).toEqual({
      to: "/en/meetings/PCGM-16/decisions",
    });
  });

  test("says which meeting has the number already", async () => {
    const outcome = await saveMeeting(unit, typed({ ...policyMeeting, number: "15" }));
    expect(outcome).toMatchObject({
      status: "invalid",
      problems: [{ field: "number", message: expect.stringContaining("PCGM-15") }],
    });
    expect(await database().meeting.count({ where: { number: 15 } })).toBe(1);
  });
});

describe("The forms of a recommendation", () => {
  test("look for what is near without a script, and record nothing", async () => {
    const words = { "text.en": "Strengthen national control of precursors used in illicit heroin manufacture." };
    const records = expect.arrayContaining([expect.objectContaining({ code: "2019-III-1" })]);
    const near = { status: "continued", found: { records } };
    const entered = typed({ ...words, meeting: "EWG-2021-III", intent: "near" });
    expect(await enterRecommendation(unit, entered)).toMatchObject(near);
    const saved = typed({ ...words, code: "2021-III-4", version: "1", intent: "near" });
    expect(await saveRecommendation(await personWith("translator"), saved)).toMatchObject(near);
    expect(await database().recommendation.count({ where: { meeting: { code: "EWG-2021-III" } } })).toBe(9);
  });

  test("do not say of words that there are none", async () => {
    const values = { code: "2021-III-4", version: "1", "text.en": "Words", "textState.en": "original" };
    expect(await saveRecommendation(unit, typed({ ...values, provenance: "no-text" }))).toMatchObject({
      problems: [{ field: "provenance" }],
    });
  });

  test("publish in a language at least", async () => {
    const chosen = { action: "publish", chosen: ["2021-III-4"], ...versionValues(await seen(unit, "2021-III-4")) };
    expect(await changeRecommendations(unit, typed({ ...chosen, languages: [] }))).toMatchObject({
      problems: [{ field: "languages" }],
    });
  });

  test("keep the partner that has reported, and call it by its name in the language of the page", async () => {
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-III-4" } });
    const values = { code: "2021-III-4", version: String(version), "addressees.state": ["TJK"] };
    expect(await saveAddressees(unit, formOf({ locale: "ru", ...values }))).toMatchObject({
      status: "refused",
      message: expect.stringContaining("Узбекистан"),
    });
  });

  test("of its lineage find the others, and keep what was found beside a refusal", async () => {
    const asked = { code: "2021-II-1", asked: "2009-II-a", intent: "find" };
    expect(await recordLineage(unit, typed(asked))).toMatchObject({
      status: "continued",
      found: { records: [{ code: "2009-II-a" }] },
    });
    const backwards = { code: "2009-II-a", telling: "from-reworded", others: ["2021-II-1"], "source.en": "Report" };
    expect(await recordLineage(unit, typed(backwards))).toMatchObject({
      status: "refused",
      found: { records: expect.arrayContaining([expect.objectContaining({ code: "2021-II-1" })]) },
    });
    expect(await recordLineage(unit, typed({ ...backwards, code: "2099-I-1" }))).toMatchObject({ status: "refused" });
  });

  test("are closed on no day that is still to come", async () => {
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-III-4" } });
    const values = { code: "2021-III-4", version: String(version), "on.year": "2999", "reason.en": "Done." };
    expect(await recordClosing(unit, typed(values))).toMatchObject({ status: "invalid", problems: [{ field: "on" }] });
  });
});

describe("What a policy meeting decides", () => {
  const decide = async (meeting: string, codes: string[], values: FormValues) => {
    const versions = versionValues(await seen(unit, ...codes));
    return recordDecisions(unit, typed({ meeting, first: "first", ...versions, ...values }));
  };

  test("cannot be what was agreed after it was over: the control that said so says why", async () => {
    const codes = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `2021-I-${number}`);
    const run = runName("EWG-2021-I.agreed");
    const values = { [run]: "endorse", "members.EWG-2021-I.agreed": codes.join(",") };
    expect(await decide("PCGM-15", codes, values)).toMatchObject({
      status: "invalid",
      anew: true,
      problems: [{ field: run, message: expect.stringContaining("2021-I-1") }],
    });
  });

  test("is returned only with a word why, and amended only with other words", async () => {
    await publicMeeting(portal, "PCGM-16", "2022-02-10");
    const one = "2021-I-1";
    expect(await decide("PCGM-16", [one], { [decisionName(one)]: "return" })).toMatchObject({
      problems: [{ field: reasonName(one) }],
    });
    expect(await decide("PCGM-16", [one], { [decisionName(one)]: "amend" })).toMatchObject({
      problems: [{ field: paragraphName(one, 0) }],
    });
    const explained = { [decisionName(one)]: "return", [`${reasonName(one)}.en`]: "To be put shorter." };
    expect(await decide("PCGM-16", [one], explained)).toMatchObject({ status: "done" });
  });
});

test("Of the chosen figures those are verified that can be, and the others stay chosen, with the reason", async () => {
  const cell = { place: "UZB", indicator: "SEIZ-OPIUM", year: 2023, value: 7, absence: null, method: null };
  const source = { en: "Letter of the ministry", ru: null };
  const figure = { ...cell, source, provisional: false, secondary: false };
  const { id } = done(await enterObservation(await personWith("liaison"), figure, { supersedes: null }));
  expect(await verifyChosen(unit, typed({ figure: [String(id), "999999"] }))).toMatchObject({
    status: "refused",
    anew: true,
    message: expect.stringContaining("999999"),
    values: { figure: ["999999"] },
  });
  expect(await database().observation.findUnique({ where: { id } })).toMatchObject({ verifiedById: unit.id });
});
