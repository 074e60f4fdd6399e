import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { newKey } from "#desk/desk-sending.ts";
import { inItsLanguage } from "#desk/reporting/report-form-definition.ts";
import { saveChanges } from "#desk/saving.ts";
import { assess, releaseAssessment } from "#features/assessments/assessment-commands.ts";
import { findAddressee, findAssessments, findStanding } from "#features/assessments/assessment-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can, type Person } from "#policy.ts";
import { partOf } from "#server/sending.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { idOf, keyName, textOf } from "#ui/form/form-state.ts";
import {
  assessmentFields,
  assessmentForm,
  assessmentValues,
  isReleasedAtOnce,
  readAssessment,
  readRelease,
} from "./assessment-form-definition.ts";

export const sendAssessment = deskAction("sendAssessment", can.assess, send, toReports);

async function send(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale, before } = sent;
  const recommendation = textOf(values, "recommendation");
  const year = idOf(values, "year");
  const partnerId = await findAddressee(actor, recommendation, textOf(values, "partner"));
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
  const release = isReleasedAtOnce(values, locale);
  return saveChanges({
    ...{ form: assessmentForm(locale), locale, values: asSent },
    ...(taken && { shown: assessmentValues(taken, locale) }),
    find: async () => {
      const { assessment } = await findStanding(actor, of, year);
      return {
        record: assessment && assessmentFields(assessment),
        version: assessment,
        isPast: assessment?.reportId !== reportId,
      };
    },
    read: (merged) => readAssessment(merged, locale),
    write: (input, standing) =>
      assess(actor, of, input, { seen: { report: reportId, assessment: standing?.id ?? null }, release }),
    saved: async (_, standing, made) => {
      const isHeld = !made && standing && !standing.released;
      const released = release && isHeld ? await releaseAssessment(actor, standing.id) : null;
      return released?.ok === false ? anew(refused(released, locale, asSent)) : toReports(sent);
    },
  });
}

function toReports({ values, locale }: Sent): Outcome {
  const [assessed, partner, year] = ["recommendation", "partner", "year"].map((name) => textOf(values, name));
  const query = new URLSearchParams({ assessed: assessed ?? "", partner: partner ?? "", year: year ?? "" });
  return { to: addressOf(locale, "/desk/reports", `?${query}`) };
}

export const releaseChosenAssessments = deskAction(
  "releaseChosenAssessments",
  can.releaseReports,
  async (actor, { values, locale }) => {
    const read = readRelease(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    for (const id of read.value.assessment) {
      const released = await releaseAssessment(partOf(actor, String(id)), id);
      if (!released.ok) return anew(refused(released, locale, values));
    }
    return { to: addressOf(locale, "/desk/assessments", `?released=${read.value.assessment.length}`) };
  },
);
