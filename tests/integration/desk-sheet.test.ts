import { beforeEach, describe, expect, test } from "vitest";
import { answerSheet, keepTyped } from "#desk/reporting/sheet-actions.ts";
import { rowName, sheetValues } from "#desk/reporting/sheet-form-definition.ts";
import { findSheet } from "#desk/reporting/sheet-queries.ts";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { answersOf } from "#features/reports/report-queries.ts";
import { closeRound } from "#features/rounds/round-commands.ts";
import { yearOf } from "#i18n/format.ts";
import { type Person, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import type { FormState, FormValues } from "#ui/form/form-state.ts";

const year = yearOf(new Date());
const [first, second, reportedBefore] = ["2021-III-1", "2021-III-2", "2021-III-4"] as const;

let focal: Person;
let partnerId: number;

beforeEach(async () => {
  await portalWith("sample");
  focal = await personWith("focal");
  partnerId = focal.partner?.id ?? 0;
});

/** The first page of the sheet as it stands, with what is typed into it. */
async function sheet(typed: FormValues = {}, writer = "this form"): Promise<FormValues> {
  const { rows } = await findSheet(focal, partnerId, year);
  return { locale: "en", ...sheetValues({ year, page: 1, writer, rows }, "en"), ...typed };
}

const row = (code: string, statement: string, state = "done"): FormValues => ({
  [rowName(code, "state")]: state,
  [rowName(code, "statement")]: statement,
});

const answer = (values: FormValues) => answerSheet(focal, formOf(values)) as Promise<FormState & { anew?: boolean }>;

const sent = async (code: string) => (await answersOf(focal, partnerId, code)).find((one) => one.year === year);

const draft = async (code: string) => (await draftsOf(focal, partnerId, year)).get(code)?.statement;

const reportedByColleague = async (code: string, statement: string) => {
  const input = { year, state: "planned", statement, language: "en", evidence: null } as const;
  return done(await submitReport(portal, { recommendation: code, partnerId }, input, { corrects: null }));
};

describe("A sheet that is sent", () => {
  test("sends each row that is filled in, and keeps with its problem the one that is not complete", async () => {
    const outcome = await answer(await sheet({ ...row(first, "It is done."), ...row(second, "Half of it.", "") }));
    expect(outcome).toMatchObject({ status: "invalid", anew: true, done: expect.stringContaining(first) });
    expect(outcome).toMatchObject({ problems: [{ field: rowName(second, "state") }] });
    expect(await sent(first)).toMatchObject({ statement: "It is done." });
    expect(await sent(second)).toBeUndefined();
    expect(await draft(second)).toBe("Half of it.");
  });

  test("begins a correction of what it sent, if that is changed and sent again", async () => {
    const before = await answer(await sheet({ ...row(first, "It is done."), ...row(second, "Half of it.", "") }));
    const values = "values" in before ? before.values : {};
    expect(
      await answer({ ...values, ...row(first, "It was done."), ...row(second, "Half.", "underWay") }),
    ).toMatchObject({
      to: expect.stringContaining(encodeURIComponent(`${first},${second}`)),
    });
    expect(await sent(first)).toMatchObject({ statement: "It was done." });
    expect(await database().implementationReport.count({ where: { partnerId, year } })).toBe(3);
  });

  test("with nothing filled in says so, at the first row that waits for an answer", async () => {
    const outcome = await answer(await sheet());
    expect(outcome).toMatchObject({ status: "invalid", problems: [{ field: rowName(first, "state") }] });
    expect(outcome).not.toHaveProperty("anew");
  });

  test("saves a draft and sends nothing, if that is the button", async () => {
    const outcome = await answer(await sheet({ ...row(first, "Not yet."), intent: "draft" }));
    expect(outcome).toMatchObject({ to: expect.stringContaining("sent=&") });
    expect(await draft(first)).toBe("Not yet.");
    expect(await sent(first)).toBeUndefined();
  });

  test("repeats the last answer of one row, and leaves the others as they are", async () => {
    const outcome = await answer(await sheet({ ...row(first, "Typed meanwhile."), intent: `same:${reportedBefore}` }));
    expect(outcome).toMatchObject({ to: expect.stringMatching(`#row-${reportedBefore}$`) });
    expect(await sent(reportedBefore)).toMatchObject({ state: "done", repeats: 2023 });
    expect(await sent(first)).toBeUndefined();
    expect(await draft(first)).toBe("Typed meanwhile.");
  });

  test("repeats no answer over words that are typed already", async () => {
    const typed = { ...row(reportedBefore, "Something new."), intent: `same:${reportedBefore}` };
    expect(await answer(await sheet(typed))).toMatchObject({ problems: [{ field: rowName(reportedBefore) }] });
    expect(await sent(reportedBefore)).toBeUndefined();
  });

  test("shows what a colleague sent meanwhile, and corrects it when it is sent again", async () => {
    const values = await sheet(row(first, "Mine."));
    const theirs = await reportedByColleague(first, "A colleague's.");
    const outcome = await answer(values);
    expect(outcome).toMatchObject({
      status: "invalid",
      values: { [rowName(first, "statement")]: "Mine.", [rowName(first, "corrects")]: String(theirs.id) },
      theirs: { [rowName(first, "statement")]: "A colleague's.", [rowName(first, "state")]: "planned" },
    });
    const again = "values" in outcome ? outcome.values : {};
    expect(await answer(again)).toMatchObject({ to: expect.stringContaining(`sent=${first}`) });
    expect(await sent(first)).toMatchObject({ statement: "Mine." });
  });

  test("sends nothing of a row that a colleague typed in meanwhile", async () => {
    const values = await sheet(row(first, "Mine."));
    await keepTyped(focal, formOf(await sheet(row(first, "A colleague's."), "another form")));
    const outcome = await answer(values);
    expect(outcome).toMatchObject({ problems: [{ field: rowName(first) }] });
    expect(outcome).toMatchObject({ theirs: { [rowName(first, "statement")]: "A colleague's." } });
    expect(await sent(first)).toBeUndefined();
    expect(await draft(first)).toBe("A colleague's.");
  });
});

describe("What is typed on a sheet", () => {
  test("is kept under the mark that the form carries on", async () => {
    const kept = await keepTyped(focal, formOf(await sheet(row(first, "Begun"))));
    expect(kept).toMatchObject({ status: "saved", theirs: null });
    const carried = kept.status === "saved" ? kept.carried : {};
    const more = { ...(await sheet()), ...carried, ...row(first, "Begun and gone on") };
    expect(await keepTyped(focal, formOf(more))).toMatchObject({ status: "saved", theirs: null });
    expect(await draft(first)).toBe("Begun and gone on");
  });

  test("stays apart from what a colleague typed", async () => {
    const values = await sheet(row(first, "Mine."));
    await keepTyped(focal, formOf(await sheet(row(first, "A colleague's."), "another form")));
    expect(await keepTyped(focal, formOf(values))).toMatchObject({
      status: "saved",
      theirs: { [rowName(first, "statement")]: "A colleague's." },
    });
    expect(await draft(first)).toBe("A colleague's.");
  });

  test("of a recommendation that was taken from the partner is kept nowhere, and that is said", async () => {
    const values = await sheet(row(first, "Mine."));
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: first } });
    done(await addressRecommendation(portal, first, version, ["TJK"]));
    const message = refusalText({ error: "notAddressed" }, "en");
    expect(await keepTyped(focal, formOf(values))).toEqual({ status: "refused", message });
    expect(await answer({ ...values, intent: "draft" })).toMatchObject({ problems: [{ field: rowName(first) }] });
  });

  test("is not taken any more once the round is closed, nor where there is none", async () => {
    const values = await sheet(row(first, "Late."));
    const { version } = await database().reportingRound.findUniqueOrThrow({ where: { year } });
    done(await closeRound(portal, year, version));
    const message = refusalText({ error: "roundTakesNoMore", details: { year } }, "en");
    expect(await keepTyped(focal, formOf(values))).toEqual({ status: "refused", message });
    expect(await answer(values)).toMatchObject({ status: "refused", message });
    const missing = refusalText({ error: "notFound" }, "en");
    expect(await answer({ ...values, year: "1999" })).toMatchObject({ status: "refused", message: missing });
  });
});
