import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { assessmentInput } from "#features/assessments/assessment.ts";
import { assess, releaseAssessment } from "#features/assessments/assessment-commands.ts";
import { findAddressee, findStanding } from "#features/assessments/assessment-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import type { T } from "#i18n/t.ts";
import { can, type Person } from "#policy.ts";
import { partOf } from "#server/sending.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { idOf, idsOf, listOf, type Problem, textOf } from "#ui/form/form-state.ts";

export const sendAssessment = deskAction(can.assess, send, toReports);

async function send(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale, t, before } = sent;
  const recommendation = textOf(values, "recommendation");
  const partner = textOf(values, "partner");
  const language = textOf(values, "language");
  const input = assessmentInput.safeParse({
    year: idOf(values, "year"),
    state: textOf(values, "state"),
    statement: textOf(values, "statement"),
    language: isLocale(language) ? language : undefined,
  });
  if (!input.success) {
    const fields = new Set(input.error.issues.map(({ path }) => String(path[0])));
    return invalid(problemsOf(fields, textOf(values, "statement"), t), values);
  }
  const partnerId = await findAddressee(actor, recommendation, partner);
  if (partnerId === null) return refused({ error: "partnerNotAddressed" }, locale, values);
  // Other words after an answer was lost go on from the assessment that was taken then.
  const own = before?.code === `${recommendation}/${partnerId}/${input.data.year}` ? before.id : null;
  const made = await assess(actor, { recommendation, partnerId }, input.data, {
    seen: { report: idOf(values, "seenReport") || null, assessment: own ?? (idOf(values, "seenAssessment") || null) },
    release: listOf(values, "release").includes("now"),
  });
  if (made.ok) return toReports(sent);
  if (made.error !== "changedMeanwhile") return anew(refused(made, locale, values));
  const { report, assessment } = await findStanding(actor, { recommendation, partnerId }, input.data.year);
  const seen = { ...values, seenReport: String(report?.id ?? ""), seenAssessment: String(assessment?.id ?? "") };
  const theirs = assessment && { state: assessment.state, statement: assessment.statement };
  return anew(refused(made, locale, seen, theirs ?? undefined));
}

function toReports({ values, locale }: Sent): Outcome {
  const [assessed, partner, year] = ["recommendation", "partner", "year"].map((name) => textOf(values, name));
  const query = new URLSearchParams({ assessed: assessed ?? "", partner: partner ?? "", year: year ?? "" });
  return { to: addressOf(locale, "/desk/reports", `?${query}`) };
}

export const releaseChosenAssessments = deskAction(can.releaseReports, async (actor, { values, locale, t }) => {
  const chosen = idsOf(values, "assessment");
  if (chosen.length === 0) {
    return invalid([{ field: "assessment", message: t("assessments:desk.notChosen") }], values);
  }
  for (const id of chosen) {
    const released = await releaseAssessment(partOf(actor, String(id)), id);
    if (!released.ok) return anew(refused(released, locale, values));
  }
  return { to: addressOf(locale, "/desk/reports", `?assessmentsReleased=${chosen.length}`) };
});

const longestStatement = 10_000;

function problemsOf(fields: ReadonlySet<string>, statement: string, t: T): Problem[] {
  const messages: Record<string, string> = {
    year: t("assessments:problem.year"),
    state: t("assessments:problem.state"),
    statement: statement.trim()
      ? t("assessments:problem.statementLong", { count: longestStatement })
      : t("assessments:problem.statement"),
    language: t("assessments:problem.language"),
  };
  return Object.entries(messages).flatMap(([field, message]) => (fields.has(field) ? [{ field, message }] : []));
}
