import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { newKey } from "#desk/desk-sending.ts";
import { inItsLanguage } from "#desk/reporting/report-form-definition.ts";
import { saveChanges } from "#desk/saving.ts";
import { stepAfter } from "#features/assessments/assessment.ts";
import {
  agreeWithReports,
  assess,
  openAssessments,
  withdrawAssessments,
} from "#features/assessments/assessment-commands.ts";
import {
  findAddressee,
  findAssessments,
  findAssessmentsOf,
  findStanding,
} from "#features/assessments/assessment-queries.ts";
import { answerName } from "#features/reports/answer-name.ts";
import { findReportsOf } from "#features/reports/report-queries.ts";
import { countWaiting } from "#features/uploads/upload-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can, type Person } from "#policy.ts";
import { invalid, refused, refusedAmong } from "#ui/form/form-answers.ts";
import { idOf, keyName, textOf } from "#ui/form/form-state.ts";
import {
  assessmentFields,
  assessmentForm,
  assessmentValues,
  readAgreement,
  readAssessment,
  readStep,
} from "./assessment-form-definition.ts";

export const sendAssessment = deskAction("sendAssessment", can.assess, send, toReports);

async function send(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale, before } = sent;
  const recommendation = textOf(values, "recommendation");
  const year = idOf(values, "year");
  const partner = textOf(values, "partner");
  const partnerId = await findAddressee(actor, recommendation, partner);
  if (partnerId === null) return refused({ error: "partnerNotAddressed" }, locale, values);
  const of = { recommendation, partnerId };
  const { report } = await findStanding(actor, of, year);
  const reportId = report?.id ?? null;
  // Other words after an answer was lost are a change of the assessment that was taken then.
  const own = before?.code === `${recommendation}/${partnerId}/${year}` ? before.id : null;
  const taken = own === null ? undefined : (await findAssessments(actor, of)).find(({ id }) => id === own);
  const asSent = {
    ...inItsLanguage(values),
    ...(taken && { [keyName]: newKey() }),
    seenReport: String(reportId ?? ""),
  };
  if (reportId !== (idOf(values, "seenReport") || null)) {
    return anew(refused({ error: "reportedMeanwhile", details: { year } }, locale, asSent));
  }
  return saveChanges({
    ...{ form: assessmentForm(locale), locale, values: asSent },
    ...(taken && { shown: assessmentValues(taken, locale) }),
    find: async () => {
      const { assessment } = await findStanding(actor, of, year);
      // With a file that waits the same words make another assessment.
      const waiting = await countWaiting(actor, { ...of, evidenceOf: "assessment", partner, year });
      return {
        record: assessment && assessmentFields(assessment),
        version: assessment,
        isPast: assessment?.reportId !== reportId || waiting > 0,
      };
    },
    read: (merged) => readAssessment(merged, locale),
    write: (input, standing) =>
      assess(actor, of, input, { seen: { report: reportId, assessment: standing?.id ?? null } }),
    saved: () => toReports(sent),
  });
}

function toReports({ values, locale }: Sent): Outcome {
  const [assessed, partner, year] = ["recommendation", "partner", "year"].map((name) => textOf(values, name));
  const query = new URLSearchParams({ assessed: assessed ?? "", partner: partner ?? "", year: year ?? "" });
  return { to: addressOf(locale, "/desk/reports", `?${query}`) };
}

/** Several are assessed as their partners say, with one reason. */
export const agreeWithChosen = deskAction("agreeWithChosen", can.assess, agree, toAgreed);

async function agree(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readAgreement(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { report: ids, ...reason } = read.value;
  const agreed = await agreeWithReports(actor, ids, reason);
  if (agreed.ok) return toAgreed(sent);
  const names = new Map((await findReportsOf(actor, ids)).map((one) => [one.id, answerName(one, locale)]));
  return anew(refusedAmong(agreed, names, locale, values));
}

function toAgreed({ values, locale }: Sent): Outcome {
  const query = new URLSearchParams({ agreed: [values.report ?? []].flat().join(",") });
  return { to: addressOf(locale, "/desk/reports/agree", `?${query}`) };
}

export const stepChosenAssessments = deskAction("stepChosenAssessments", can.assess, step, toSteps);

async function step(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readStep(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { assessment: ids, step: from, act } = read.value;
  const next = stepAfter(from);
  const isBack = act === "withdraw" && from !== "unit";
  if (!next) return refused({ error: "changedMeanwhile" }, locale, values);
  const done = isBack ? await withdrawAssessments(actor, from, ids) : await openAssessments(actor, next, ids);
  if (done.ok) return toSteps(sent);
  const names = new Map((await findAssessmentsOf(actor, ids)).map((one) => [one.id, answerName(one, locale)]));
  return anew(refusedAmong(done, names, locale, values));
}

function toSteps({ values, locale }: Sent): Outcome {
  const [from, act] = ["step", "act"].map((name) => textOf(values, name));
  const of = [values.assessment ?? []].flat().join(",");
  const query = new URLSearchParams({ step: from ?? "", act: act ?? "", of });
  return { to: addressOf(locale, "/desk/assessments", `?${query}`) };
}
