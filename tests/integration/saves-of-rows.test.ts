import { beforeEach, describe, expect, test } from "vitest";
import { sendAssessment } from "#desk/assessing/assessment-actions.ts";
import { assessmentValues } from "#desk/assessing/assessment-form-definition.ts";
import type { DeskAction, Outcome } from "#desk/desk-action.ts";
import { saveFigure } from "#desk/figures/observation-actions.ts";
import { figureValues } from "#desk/figures/observation-form-definition.ts";
import { sendReport } from "#desk/reporting/report-actions.ts";
import { answerValues, draftFormValues, seenField } from "#desk/reporting/report-form-definition.ts";
import { findStanding } from "#features/assessments/assessment-queries.ts";
import { standingIn } from "#features/profiles/observation-queries.ts";
import { saveDrafts } from "#features/reports/draft-commands.ts";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { answersOf } from "#features/reports/report-queries.ts";
import { yearOf } from "#i18n/format.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { portalWith, recordAsItIs } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import { choiceName } from "#ui/form/form-names.ts";
import { type FormState, type FormValues, keyName } from "#ui/form/form-state.ts";
import { shownNow, withShown } from "#ui/merging/form-conflicts.ts";

const year = yearOf(new Date());
const code = "2021-III-2";
const cell = { place: "UZB", indicator: "SEIZ-OPIUM", year: 2023 };

const people = {} as Record<"liaison" | "focal" | "unit", Person>;

beforeEach(async () => {
  await portalWith("sample");
  for (const role of ["liaison", "focal", "unit"] as const) people[role] = await personWith(role);
});

const partnerId = () => people.focal.partner?.id ?? 0;

const send = (action: DeskAction, role: keyof typeof people, values: FormValues, locale = "en") =>
  action(people[role], formOf({ locale, ...values }));

type Asked = Extract<FormState, { status: "invalid" }>;

function expectAsked(outcome: Outcome, fields: string[]): Asked {
  const asked = outcome as Asked;
  expect(asked).toMatchObject({ status: "invalid", lead: translator("en")("form:conflict.lead"), anew: true });
  expect(asked.problems.map(({ field }) => field)).toEqual(fields);
  return asked;
}

/** The same form with the choices made, field by field. */
const withMade = ({ values }: Asked, choices: Record<string, "mine" | "theirs">): FormValues => ({
  ...values,
  ...Object.fromEntries(Object.entries(choices).map(([field, choice]) => [choiceName(field), choice])),
});

/** Does it without writing anything. */
async function unchanged<T>(work: () => Promise<T>): Promise<T> {
  const before = await recordAsItIs();
  const outcome = await work();
  expect(await recordAsItIs()).toEqual(before);
  return outcome;
}

const figureForm: FormValues = {
  ...{
    place: "UZB",
    indicator: "SEIZ-OPIUM",
    year: "2023",
    supersedes: "",
    absence: "",
    method: "",
    ...shownNow(null),
  },
};
const figure = {
  ...figureForm,
  value: "1,250.5",
  "source.typed.rows": "1",
  "source.typed.0.text.en": "Letter of the ministry",
};
const report = { recommendation: code, year: String(year), language: "en", state: "underWay", statement: "Two." };
const assessment = {
  ...{ recommendation: code, partner: "UZB", year: String(year), language: "en", seenReport: "", ...shownNow(null) },
  ...{ state: "planned", statement: "A plan is seen." },
};

const figures = async () =>
  (await standingIn(people.liaison, cell)).map(({ value, source, method }) => [value, source[0]?.text.en, method]);
const answer = async () => (await answersOf(people.unit, partnerId(), code)).find((one) => one.year === year);
const view = async () =>
  (await findStanding(people.unit, { recommendation: code, partnerId: partnerId() }, year)).assessment;

describe("Where nothing was shown and a colleague was faster", () => {
  test("each field of the figure that differs is asked for, and a colleague's method goes with no other figure", async () => {
    await send(saveFigure, "liaison", {
      ...figure,
      value: "7",
      "source.typed.rows": "1",
      "source.typed.0.text.en": "Questionnaire",
      method: "Counted",
    });
    const asked = await unchanged(() => send(saveFigure, "liaison", figure));
    const form = expectAsked(asked, ["value", "method"]);
    expect(form.theirs).toEqual({ value: "7", method: "Counted" });
    // Both citations come back with the question: whoever says whose figure it is says whose source, too.
    const sources = [0, 1].map((row) => form.values[`source.typed.${row}.text.en`]);
    expect(sources.toSorted()).toEqual(["Letter of the ministry", "Questionnaire"]);
    const theirs = sources.indexOf("Questionnaire");
    const chosen = withMade(form, { value: "mine", method: "mine" });
    const only = { ...chosen, [`source.typed.${theirs}.text.en`]: "" };
    expect(await send(saveFigure, "liaison", only)).toHaveProperty("to");
    expect(await figures()).toEqual([[1250.5, "Letter of the ministry", null]]);
  });

  test("a figure can still be put beside the other, whatever was asked, and only once", async () => {
    await send(saveFigure, "liaison", { ...figure, value: "7" });
    const form = expectAsked(await send(saveFigure, "liaison", figure), ["value"]);
    const beside = { ...form.values, beside: "yes" };
    const first = await send(saveFigure, "liaison", beside);
    expect(await unchanged(() => send(saveFigure, "liaison", beside))).toEqual(first);
    expect((await figures()).map(([value]) => value)).toEqual([7, 1250.5]);
  });

  test("the fields of a report are asked for, evidence too", async () => {
    await send(sendReport, "focal", { ...report, statement: "Three.", evidence: "https://example.org/uzb" });
    const form = expectAsked(await unchanged(() => send(sendReport, "focal", report)), ["statement", "evidence"]);
    await send(sendReport, "focal", withMade(form, { statement: "mine", evidence: "theirs" }));
    expect(await answer()).toMatchObject({ statement: "Two.", evidence: "https://example.org/uzb" });
  });

  test("the fields of an assessment are asked for", async () => {
    await send(sendAssessment, "unit", { ...assessment, state: "done" });
    const form = expectAsked(await unchanged(() => send(sendAssessment, "unit", assessment)), ["state"]);
    await send(sendAssessment, "unit", withMade(form, { state: "mine" }));
    expect(await view()).toMatchObject({ state: "planned", statement: "A plan is seen." });
  });
});

describe("The same that stands already", () => {
  test.each([
    ["figure", saveFigure, "liaison", figure],
    ["report", sendReport, "focal", report],
    ["assessment", sendAssessment, "unit", assessment],
  ] as const)("is a %s that is saved, and nothing new is stored", async (_, action, role, values) => {
    const first = await send(action, role, values);
    expect(first).toHaveProperty("to");
    expect(await unchanged(() => send(action, role, values))).toEqual(first);
  });

  test("may be written otherwise: in the numbers of the other language, in letters that tell the language", async () => {
    await send(saveFigure, "liaison", figure);
    await unchanged(() => send(saveFigure, "liaison", { ...figure, value: "1 250,5" }, "ru"));
    const inRussian = { ...report, statement: "Две лаборатории.\r\nТретья строится. " };
    await send(sendReport, "focal", inRussian);
    expect(await answer()).toMatchObject({ language: "ru" });
    await unchanged(() => send(sendReport, "focal", inRussian));
    await send(sendAssessment, "unit", {
      ...assessment,
      seenReport: String((await answer())?.id),
      statement: "Видели.",
    });
    expect(await view()).toMatchObject({ language: "ru" });
  });

  test("is another assessment once the partner has reported anew", async () => {
    await send(sendAssessment, "unit", assessment);
    const made = await view();
    await send(sendReport, "focal", report);
    const again = {
      ...assessment,
      seenReport: String((await answer())?.id),
      ...(made && withShown(assessmentValues(made, "en"))),
    };
    await send(sendAssessment, "unit", again);
    expect(await view()).toMatchObject({ statement: made?.statement, reportId: (await answer())?.id });
  });
});

describe("The form of an assessment", () => {
  test("says that the partner reported meanwhile, and takes the words when it is sent again", async () => {
    await send(sendReport, "focal", report);
    const asked = await unchanged(() => send(sendAssessment, "unit", assessment));
    const message = refusalText({ error: "reportedMeanwhile", details: { year } }, "en");
    expect(asked).toMatchObject({ status: "refused", message, anew: true });
    expect(await send(sendAssessment, "unit", (asked as Asked).values)).toHaveProperty("to");
    expect(await view()).toMatchObject({ statement: "A plan is seen.", reportId: (await answer())?.id });
  });
});

describe("The form of a report", () => {
  const typedBy = async (statement: string) => {
    const draft = { state: null, statement, language: "en", evidence: "" } as const;
    const row = { recommendation: code, draft, seen: "", writer: "the sheet of a colleague" };
    done(await saveDrafts(people.focal, { partnerId: partnerId(), year }, [row]));
  };

  test("asks before it sends or takes away what a colleague has begun to write", async () => {
    await typedBy("We are still");
    const values = { ...report, ...draftFormValues(year, null, "en") };
    const form = expectAsked(await unchanged(() => send(sendReport, "focal", values)), ["state", "statement"]);
    expect(form.theirs).toEqual({ state: "", statement: "We are still" });
    await send(sendReport, "focal", withMade(form, { state: "mine", statement: "mine" }));
    expect(await answer()).toMatchObject({ statement: "Two." });
    expect((await draftsOf(people.focal, partnerId(), year)).size).toBe(0);
  });

  test("corrects the report of the year that is chosen in it, as it was seen", async () => {
    const to = { recommendation: code, partnerId: partnerId() };
    const before = { year: year - 1, state: "planned", statement: "A plan.", language: "en", evidence: null } as const;
    const seen = done(await submitReport(people.focal, to, before, { corrects: null }));
    const values = { ...report, year: String(year - 1), [seenField(year - 1)]: String(seen.id) };
    expect(await send(sendReport, "focal", values)).toHaveProperty("to");
    const answers = await answersOf(people.focal, partnerId(), code);
    expect(answers.find((one) => one.year === year - 1)).toMatchObject({ state: "underWay", statement: "Two." });
  });
});

describe("Other words after an answer was lost", () => {
  const key = { [keyName]: "k".repeat(24) };

  test("change one's own figure without a question", async () => {
    await send(saveFigure, "liaison", { ...figure, ...key });
    expect(await send(saveFigure, "liaison", { ...figure, ...key, value: "8" })).toHaveProperty("to");
    expect((await figures()).map(([value]) => value)).toEqual([8]);
  });

  test("meet those of a colleague who came after, and are asked about once", async () => {
    const first = { ...report, ...key };
    await send(sendReport, "focal", first);
    const own = await answer();
    if (!own) throw new Error("nothing stands");
    const colleague = { ...report, ...answerValues(own, "en"), [seenField(year)]: String(own.id) };
    await send(sendReport, "focal", { ...colleague, statement: "Four." });
    const form = expectAsked(await send(sendReport, "focal", { ...first, statement: "Three." }), ["statement"]);
    expect(await send(sendReport, "focal", withMade(form, { statement: "mine" }))).toHaveProperty("to");
    expect(await answer()).toMatchObject({ statement: "Three." });
  });

  test("of an assessment follow it without a question", async () => {
    await send(sendAssessment, "unit", { ...assessment, ...key });
    expect(await send(sendAssessment, "unit", { ...assessment, ...key, state: "done" })).toHaveProperty("to");
    expect(await view()).toMatchObject({ state: "done" });
  });
});

test("A correction that changes nothing but spaces stores nothing", async () => {
  await send(saveFigure, "liaison", figure);
  const [standing] = await standingIn(people.liaison, cell);
  if (!standing) throw new Error("nothing stands");
  const shown = withShown(figureValues(standing, "en"));
  const values = {
    ...figureForm,
    supersedes: String(standing.id),
    ...shown,
    "source.typed.rows": "1",
    "source.typed.0.text.en": " Letter of the ministry ",
  };
  await unchanged(() => send(saveFigure, "liaison", values));
});
