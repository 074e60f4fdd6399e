import { beforeEach, describe, expect, test } from "vitest";
import { recordClosing } from "#desk/decisions/closing-actions.ts";
import { recordCorrections, recordDecisions } from "#desk/decisions/decision-actions.ts";
import { correctionValues as correctionsOf, decisionValues } from "#desk/decisions/decision-form-definition.ts";
import { findDecidable, findDecided } from "#desk/decisions/decision-queries.ts";
import { lineName } from "#desk/decisions/decision-runs.ts";
import { verifyChosen } from "#desk/figures/observation-actions.ts";
import { recordLineage } from "#desk/lineage/lineage-actions.ts";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { newMeetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { saveAddressees } from "#desk/recording/addressee-actions.ts";
import { addresseeValues } from "#desk/recording/addressee-form-definition.ts";
import { versionValues } from "#desk/recording/chosen.ts";
import { publish, withdraw } from "#desk/recording/meeting-publishing-actions.ts";
import {
  changeRecommendations,
  enterRecommendation,
  saveRecommendation,
} from "#desk/recording/recommendation-actions.ts";
import { correctionValues } from "#desk/recording/recommendation-form-definition.ts";
import { publishMeeting } from "#features/meetings/meeting-commands.ts";
import { enterObservation } from "#features/profiles/observation-commands.ts";
import { findNames } from "#features/recommendations/addressee-queries.ts";
import { locales } from "#i18n/locale.ts";
import { cited } from "#i18n/source.ts";
import { type Person, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { recommendation, reworded, unseenMeeting } from "#tests/support/desk/recording.ts";
import { personWith } from "#tests/support/people.ts";
import { done, publicMeeting, seen } from "#tests/support/policy-meetings.ts";
import { choiceName } from "#ui/form/form-names.ts";
import type { FormState, FormValues } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

type Answer = Extract<FormState, { status: "invalid" }>;

let unit: Person;

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
});

async function pageOf(code: string) {
  const page = await findRecommendation(unit, code);
  if (!page) throw new Error(code);
  return page;
}

const typed = (values: FormValues) => formOf({ locale: "en", ...values });

describe("The form of a meeting", () => {
  const policyMeeting = { ...newMeetingValues("en"), type: "pcgm", "title.en": "Policy meeting", "start.year": "2022" };

  test("has one more row where somebody asks for it without a script", async () => {
    const outcome = await saveMeeting(
      unit,
      typed({ ...newMeetingValues("en"), "hosts.rows": "2", intent: "more:hosts" }),
    );
    expect(outcome).toMatchObject({ status: "continued", values: { "hosts.rows": "3" } });
  });

  test("stores a host once, in whichever of the empty rows it was typed", async () => {
    const host = { "hosts.rows": "3", "hosts.2.role": "host", "hosts.2.name.ru": "Университет" };
    await saveMeeting(unit, typed({ ...policyMeeting, number: "16", ...host }));
    const { hosts } = await database().meeting.findUniqueOrThrow({ where: { code: "PCGM-16" } });
    expect(hosts).toEqual([{ role: "host", partner: null, name: { en: null, ru: "Университет" } }]);
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

describe.each(locales)("Several that are done together are each named by the answer in %s", (locale) => {
  const code = "EWG-2022-II";
  const of = async () => ({
    ...{ code, version: String((await database().meeting.findUniqueOrThrow({ where: { code } })).version) },
    ...{ chosen: ["2022-II-1", "2022-II-2"], languages: ["en"], "reason.en": "Too early." },
    ...versionValues([await recommendation("2022-II-1"), await recommendation("2022-II-2")]),
  });
  const said = async (action: typeof publish, values: FormValues) => {
    const answer = await action(unit, formOf({ locale, ...(await of()), ...values }));
    expect(answer).toMatchObject({ status: "done" });
    return "message" in answer ? (answer.message ?? "") : "";
  };
  const named = {
    en: [/2022-II-1 \(“Trace assets: draft”\) and 2022-II-2 \(“Trace assets: agree”\)/, /2022-II-2 \(“Trace/],
    ru: [/2022-II-1 \(«Trace assets: draft»\) и\s2022-II-2 \(«Trace assets: agree»\)/, /2022-II-2 \(«Trace/],
  }[locale] as [RegExp, RegExp];

  test("whatever is done: agreed, published and withdrawn, with their meeting and by themselves, endorsed", async () => {
    await unseenMeeting();
    expect(await said(changeRecommendations, { action: "agree", chosen: ["2022-II-1"] })).toMatch(/2022-II-1 \(.Trace/);
    for (const action of ["publish", "withdraw"] as const) {
      expect(await said(action === "publish" ? publish : withdraw, { also: ["recommendations"] })).toMatch(named[0]);
    }
    done(await publishMeeting(unit, code, Number((await of()).version), ["en"]));
    for (const action of ["publish", "withdraw", "forward"]) {
      expect(await said(changeRecommendations, { action })).toMatch(named[0]);
    }
    await publicMeeting(unit, "PCGM-16", "2022-11-15");
    const meeting = await findMeetingForDesk(unit, "PCGM-16");
    if (!meeting) throw new Error("PCGM-16");
    const groups = await findDecidable(unit, meeting);
    const shown = { ...decisionValues(locale, meeting.code, { groups, decided: [] }), locale };
    const decisions = {
      [`${lineName("2022-II-1")}.decision`]: "endorse",
      [`${lineName("2022-II-2")}.decision`]: "note",
    };
    const decided = await recordDecisions(unit, formOf({ ...shown, ...decisions }));
    expect(decided).toMatchObject({ status: "done", message: expect.stringMatching(named[1]) });
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
    const values = correctionValues(await pageOf("2009-II-a"), unit, "en");
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
    const shown = addresseeValues(await pageOf("2021-III-4"), await findNames(), "ru");
    const values = { ...shown, "addressees.groups": [], "addressees.state": ["TJK"] };
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
    const backwards = {
      code: "2009-II-a",
      telling: "from-reworded",
      others: ["2021-II-1"],
      "source.typed.rows": "1",
      "source.typed.0.text.en": "Report",
    };
    expect(await recordLineage(unit, typed(backwards))).toMatchObject({
      status: "refused",
      found: { records: expect.arrayContaining([expect.objectContaining({ code: "2021-II-1" })]) },
    });
    expect(await recordLineage(unit, typed({ ...backwards, code: "2099-I-1" }))).toMatchObject({ status: "refused" });
  });

  test("are closed on no day that is still to come", async () => {
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-III-4" } });
    const values = {
      code: "2021-III-4",
      version: String(version),
      "on.year": "2999",
      "reason.en": "Done.",
      "source.typed.rows": "1",
      "source.typed.0.text.en": "A note",
    };
    expect(await recordClosing(unit, typed(values))).toMatchObject({ status: "invalid", problems: [{ field: "on" }] });
  });
});

describe("What a policy meeting decides", () => {
  const one = lineName("2021-I-1");

  const shownAt = async (code: string) => {
    const meeting = await findMeetingForDesk(unit, code);
    if (!meeting) throw new Error(code);
    const [groups, decided] = [await findDecidable(unit, meeting), await findDecided(unit, meeting)];
    return decisionValues("en", code, { groups, decided });
  };

  const decide = async (meeting: string, values: FormValues) =>
    recordDecisions(unit, typed({ ...(await shownAt(meeting)), ...values }));

  test("cannot be what was agreed after it was over: the control that said so says why", async () => {
    const run = `${lineName("EWG-2021-I-agreed")}.decision`;
    expect(await decide("PCGM-15", { [run]: "endorse" })).toMatchObject({
      status: "invalid",
      anew: true,
      problems: [{ field: run, message: expect.stringContaining("2021-I-1") }],
    });
  });

  test("is returned only with a word why, and amended only with other words", async () => {
    await publicMeeting(portal, "PCGM-16", "2022-02-10");
    expect(await decide("PCGM-16", { [`${one}.decision`]: "return" })).toMatchObject({
      problems: [{ field: `${one}.reason`, where: "2021-I-1" }],
    });
    expect(await decide("PCGM-16", { [`${one}.decision`]: "amend" })).toMatchObject({
      problems: [{ field: `${one}.text.0`, message: expect.stringContaining("2021-I-1") }],
    });
    const explained = { [`${one}.decision`]: "return", [`${one}.reason.en`]: "To be put shorter." };
    expect(await decide("PCGM-16", explained)).toMatchObject({ status: "done" });
  });
});

describe("The words that a meeting changed", () => {
  const line = lineName("2021-III-9");
  const amending = { [`${line}.decision`]: "amend", "reason.en": "The report says so." };

  /** Two paragraphs, of which somebody amends one while a colleague changes the other, or the same. */
  async function begin() {
    await tamper("UPDATE recommendation SET published_ru_at = NULL WHERE code = '2021-III-9'");
    await reword("First.\n\nReport every quarter.");
    const meeting = await findMeetingForDesk(unit, "PCGM-15");
    if (!meeting) throw new Error("PCGM-15");
    return correctionsOf("en", meeting.code, await findDecided(unit, meeting));
  }

  const reword = (en: string) => reworded("2021-III-9", { en, ru: null });

  const textNow = async () => (await recommendation("2021-III-9")).textEn;

  test("stand beside those of a colleague in another paragraph, once both have been seen", async () => {
    const shown = await begin();
    await reword("First, by a colleague.\n\nReport every quarter.");
    const asked = await recordCorrections(
      unit,
      typed({ ...shown, ...amending, [`${line}.text.1.en`]: "Report every year." }),
    );
    expect(asked).toMatchObject({
      status: "refused",
      anew: true,
      message: expect.stringContaining("2021-III-9"),
      values: { [`${line}.text.0.en`]: "First, by a colleague.", [`${line}.text.1.en`]: "Report every year." },
    });
    expect(await textNow()).toBe("First, by a colleague.\n\nReport every quarter.");
    const values = "values" in asked ? asked.values : {};
    expect(await recordCorrections(unit, typed(values))).toMatchObject({
      to: expect.stringContaining("corrected=2021-III-9"),
    });
    expect(await textNow()).toBe("First, by a colleague.\n\nReport every year.");
  });

  test.each([
    ["mine", "First, amended.\n\nReport every year."],
    ["theirs", "First, amended.\n\nReport every month."],
  ])("are asked for where a colleague changed the same paragraph: %s", async (whose, outcome) => {
    const shown = await begin();
    const field = `${line}.text.1.en`;
    await reword("First.\n\nReport every month.");
    const changed = { ...amending, [field]: "Report every year.", [`${line}.text.0.en`]: "First, amended." };
    const asked = (await recordCorrections(unit, typed({ ...shown, ...changed }))) as Answer;
    const problems = [{ field, where: "2021-III-9, paragraph 2, Text, English" }];
    expect(asked).toMatchObject({
      status: "invalid",
      problems,
      theirs: { [field]: "Report every month." },
      values: { [field]: "Report every year." },
    });
    const again = (await recordCorrections(unit, typed(asked.values))) as Answer;
    expect(again).toMatchObject({ status: "invalid", problems, theirs: asked.theirs });
    const chosen = { ...again.values, [choiceName(field)]: whose };
    expect(await recordCorrections(unit, typed(chosen))).toMatchObject({ to: expect.any(String) });
    expect(await textNow()).toBe(outcome);
  });

  test("are asked for only where the meeting endorsed it with changes, however often it was sent", async () => {
    const shown = await begin();
    await reword("First.\n\nReport every month.");
    const field = `${line}.text.1.en`;
    const noting = { ...amending, [`${line}.decision`]: "note", [field]: "Report every year." };
    const refused = (await recordCorrections(unit, typed({ ...shown, ...noting }))) as Answer;
    expect(refused).toMatchObject({ status: "refused", theirs: { [field]: "Report every month." } });
    const changed = { ...refused.values, [`${line}.decision`]: "amend" };
    expect(await recordCorrections(unit, typed(changed))).toMatchObject({ status: "invalid", problems: [{ field }] });
    expect(await recordCorrections(unit, typed(refused.values))).toMatchObject({ to: expect.any(String) });
  });
});

test("Of the chosen figures none is verified where one is refused, which the answer names with the reason", async () => {
  const cell = { place: "UZB", indicator: "SEIZ-OPIUM", year: 2023, value: 7, absence: null, method: null };
  const source = cited({ en: "Letter of the ministry", ru: null });
  const figure = { ...cell, source, provisional: false, secondary: false };
  const { id } = done(await enterObservation(await personWith("liaison"), figure, { supersedes: null }));
  expect(await verifyChosen(unit, typed({ figure: [String(id), "999999"] }))).toMatchObject({
    status: "refused",
    anew: true,
    message: expect.stringMatching(/^None of them was done.* 999999: /),
    values: { figure: [String(id), "999999"] },
  });
  expect(await database().observation.findUnique({ where: { id } })).toMatchObject({ verifiedAt: null });
  const verified = await verifyChosen(unit, typed({ figure: [String(id)] }));
  expect(verified).toMatchObject({ to: `/en/desk/figures?verified=${id}` });
});
