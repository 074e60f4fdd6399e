import { expect } from "vitest";
import { agreeWithChosen, sendAssessment, stepChosenAssessments } from "#desk/assessing/assessment-actions.ts";
import { assessmentValues } from "#desk/assessing/assessment-form-definition.ts";
import { releaseChosen, sendReport } from "#desk/reporting/report-actions.ts";
import { answerValues, seenField } from "#desk/reporting/report-form-definition.ts";
import { answerSheet, keepTyped } from "#desk/reporting/sheet-actions.ts";
import { rowName, sheetValues } from "#desk/reporting/sheet-form-definition.ts";
import { findSheet } from "#desk/reporting/sheet-queries.ts";
import type { AssessmentInput } from "#features/assessments/assessment.ts";
import { assess } from "#features/assessments/assessment-commands.ts";
import { findStanding, listAssessmentsToOpen, listUnassessed } from "#features/assessments/assessment-queries.ts";
import type { ReportInput } from "#features/reports/report.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { answersOf } from "#features/reports/report-queries.ts";
import { yearOf } from "#i18n/format.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { openUpTo } from "#tests/support/assessments.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { type Refused, refusalText } from "#ui/form/form-answers.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";
import type { Job } from "./job.ts";

const year = yearOf(new Date());
const code = "2021-III-2";

const uzbekistan = () => database().partner.findUniqueOrThrow({ where: { code: "UZB" } });
const _round = () => database().reportingRound.findUniqueOrThrow({ where: { year } });
const latestReport = () => database().implementationReport.findFirstOrThrow({ orderBy: { id: "desc" } });
const latestAssessment = () => database().assessment.findFirstOrThrow({ orderBy: { id: "desc" } });

const sent = { state: "done", statement: "We did it.", language: "en", evidence: null } as const;

/** By a colleague, instead of what stands. */
async function reported(more: Partial<ReportInput> = {}) {
  const to = { recommendation: code, partnerId: (await uzbekistan()).id };
  const [stands] = await answersOf(portal, to.partnerId, code);
  const corrects = stands?.year === year ? stands.id : null;
  return done(await submitReport(portal, to, { year, ...sent, ...more }, { corrects }));
}

const firstReport = () => reported();

async function answerNow() {
  const [answer] = await answersOf(portal, (await uzbekistan()).id, code);
  if (answer?.year !== year) throw new Error("nothing stands");
  return answer;
}

/** By a colleague, of a report that the public may read or not. */
async function assessed(more: Partial<AssessmentInput> = {}, isReleased = false) {
  const of = { recommendation: code, partnerId: (await uzbekistan()).id };
  const input = { year, state: "planned", statement: "A colleague sees a plan.", language: "en", ...more } as const;
  const { id } = await latestReport();
  if (isReleased) done(await releaseReport(portal, id));
  const { assessment } = await findStanding(portal, of, year);
  done(await assess(portal, of, input, { seen: { report: id, assessment: assessment?.id ?? null } }));
}

async function assessmentShown() {
  const of = { recommendation: code, partnerId: (await uzbekistan()).id };
  const { report, assessment } = await findStanding(portal, of, year);
  return {
    ...{ recommendation: code, partner: "UZB", year: String(year), seenReport: String(report?.id ?? "") },
    ...(assessment && withShown(assessmentValues(assessment, "en"))),
  };
}

async function sheet() {
  const { id } = await uzbekistan();
  const { rows, page } = await findSheet(await personWith("focal"), id, year);
  return {
    ...sheetValues({ year, page, writer: "this form", rows }, "en"),
    ...{ [rowName(code, "state")]: "underWay", [rowName(code, "statement")]: "Two of three." },
  };
}

export const reporting: Job[] = [
  {
    does: "sends what a partner did in a year",
    name: "sendReport",
    once: "key",
    action: sendReport,
    may: can.speakForPartner,
    by: ["focal"],
    form: async () => ({
      ...{ recommendation: code, year: String(year), language: "en" },
      ...{ state: "underWay", statement: "Two of three." },
    }),
    outcome: { to: `/en/desk?reported=${code}&year=${year}` },
    kept: [latestReport, { statement: "Two of three.", year }],
    wrong: [{ state: "", statement: " " }, ["state", "statement"]],
  },
  {
    does: "corrects what a partner sent",
    name: "sendReport",
    once: "key",
    action: sendReport,
    may: can.speakForPartner,
    by: ["focal"],
    prepare: firstReport,
    form: async () => {
      const answer = await answerNow();
      return {
        ...{ recommendation: code, [seenField(year)]: String(answer.id), ...answerValues(answer, "en") },
        statement: "Two of three.",
      };
    },
    outcome: { to: `/en/desk?reported=${code}&year=${year}` },
    kept: [latestReport, { statement: "Two of three.", year }],
    wrong: [{ language: "", evidence: "in the annex" }, ["language", "evidence"]],
    saves: {
      other: () => reported({ state: "underWay", evidence: "https://example.org/uzb" }),
      both: { statement: "Two of three.", state: "underWay", evidence: "https://example.org/uzb" },
      same: {
        change: () => reported({ statement: "One of three.", state: "planned" }),
        fields: ["statement"],
        theirs: { statement: "One of three.", state: "planned" },
      },
    },
  },
  {
    does: "answers a sheet",
    name: "answerSheet",
    once: "stands",
    action: answerSheet,
    may: can.speakForPartner,
    by: ["focal"],
    form: sheet,
    outcome: { to: expect.stringMatching(`^/en/desk/rounds/${year}\\?page=1&sent=${code}&at=\\w+#outcome$`) },
    kept: [latestReport, { statement: "Two of three.", year }],
  },
  {
    does: "keeps what is typed on a sheet",
    name: "keepTyped",
    once: "nothing",
    action: keepTyped,
    may: can.speakForPartner,
    by: ["focal"],
    form: sheet,
    outcome: { status: "saved", theirs: null },
    kept: [() => database().draft.findMany(), [{ record: `${code}/${year}`, content: { statement: "Two of three." } }]],
    refusal: (error: Refused["error"]) => ({ status: "refused", message: refusalText({ error }, "en") }),
  },
  {
    does: "releases the chosen reports",
    name: "releaseChosen",
    once: "key",
    action: releaseChosen,
    may: can.releaseReports,
    by: ["unit", "admin"],
    form: async () => ({
      report: (await database().implementationReport.findMany({ where: { releasedAt: null } })).map(({ id }) =>
        String(id),
      ),
    }),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/reports\?released=\d+,\d+$/) },
    kept: [() => database().implementationReport.count({ where: { releasedAt: null } }), 0],
    wrong: [{ report: [] }, ["report"]],
  },
  {
    does: "assesses what partners report as they say",
    name: "agreeWithChosen",
    once: "key",
    action: agreeWithChosen,
    may: can.assess,
    by: ["unit", "admin"],
    prepare: firstReport,
    form: async () => ({
      report: (await listUnassessed(portal)).map(({ id }) => String(id)),
      ...{ statement: "Nothing differs.", language: "en" },
    }),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/reports\/agree\?agreed=\d+/) },
    kept: [() => listUnassessed(portal), []],
    wrong: [{ report: [], statement: "" }, ["report", "statement"]],
  },
  {
    does: "says how the unit sees what a partner did",
    name: "sendAssessment",
    once: "key",
    action: sendAssessment,
    may: can.assess,
    by: ["unit", "admin"],
    prepare: firstReport,
    form: async () => ({
      ...(await assessmentShown()),
      ...{ state: "underWay", statement: "Half of it is seen.", language: "en" },
    }),
    outcome: { to: `/en/desk/reports?assessed=${code}&partner=UZB&year=${year}` },
    kept: [latestAssessment, { statement: "Half of it is seen.", year }],
    wrong: [{ state: "", statement: "" }, ["state", "statement"]],
  },
  {
    does: "says anew how the unit sees what a partner did",
    name: "sendAssessment",
    once: "key",
    action: sendAssessment,
    may: can.assess,
    by: ["unit", "admin"],
    prepare: async () => {
      await reported();
      await assessed();
    },
    form: async () => ({ ...(await assessmentShown()), statement: "Half of it is seen." }),
    outcome: { to: `/en/desk/reports?assessed=${code}&partner=UZB&year=${year}` },
    kept: [latestAssessment, { statement: "Half of it is seen.", year }],
    wrong: [{ statement: "", language: "de" }, ["statement", "language"]],
    saves: {
      other: () => assessed({ state: "underWay" }),
      both: { statement: "Half of it is seen.", state: "underWay" },
      same: {
        change: () => assessed({ statement: "Nothing of it is seen.", state: "cannot" }),
        fields: ["statement"],
        theirs: { statement: "Nothing of it is seen.", state: "cannot" },
      },
    },
  },
  {
    does: "opens the chosen assessments to the readers of the next step",
    name: "stepChosenAssessments",
    once: "key",
    action: stepChosenAssessments,
    may: can.assess,
    by: ["unit", "admin"],
    prepare: async () => {
      await reported();
      await assessed();
    },
    form: async () => stepValues((await listAssessmentsToOpen(portal)).unit, "unit", "open"),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/assessments\?step=unit&act=open&of=[\d%C]+$/) },
    kept: [async () => (await listAssessmentsToOpen(portal)).unit, []],
    wrong: [{ assessment: [], act: "burn" }, ["assessment", "act"]],
  },
  {
    does: "takes the chosen assessments back from their last readers",
    name: "stepChosenAssessments",
    once: "key",
    action: stepChosenAssessments,
    may: can.assess,
    by: ["unit", "admin"],
    prepare: async () => {
      await reported();
      await assessed();
      await openUpTo(portal, (await latestAssessment()).id, "partner");
    },
    form: async () => stepValues((await listAssessmentsToOpen(portal)).partner, "partner", "withdraw"),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/assessments\?step=partner&act=withdraw&of=[\d%C]+$/) },
    kept: [async () => (await listAssessmentsToOpen(portal)).partner, []],
    wrong: [{ assessment: [], step: "all" }, ["assessment", "step"]],
  },
];

function stepValues(of: readonly { id: number }[], step: string, act: string) {
  return { ...{ step, act }, assessment: of.map(({ id }) => String(id)) };
}
