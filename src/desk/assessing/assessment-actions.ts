"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { assessmentInput } from "#features/assessments/assessment.ts";
import { assess, releaseAssessment } from "#features/assessments/assessment-commands.ts";
import { findAddressee, findStanding } from "#features/assessments/assessment-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { type T, translator } from "#i18n/t.ts";
import { can } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { invalid, localeOf, refused } from "#ui/form/form-answers.ts";
import { type FormState, idOf, idsOf, listOf, type Problem, textOf, valuesOf } from "#ui/form/form-state.ts";

export async function sendAssessment(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const recommendation = textOf(values, "recommendation");
  const partner = textOf(values, "partner");
  const language = textOf(values, "language");
  const input = assessmentInput.safeParse({
    year: Number(textOf(values, "year")),
    state: textOf(values, "state"),
    statement: textOf(values, "statement"),
    language: isLocale(language) ? language : undefined,
  });
  if (!input.success) {
    const fields = new Set(input.error.issues.map(({ path }) => String(path[0])));
    return invalid(problemsOf(fields, textOf(values, "statement"), translator(locale)), values);
  }
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return refused({ error: "signedOut" }, locale, values);
  const partnerId = await findAddressee(actor, recommendation, partner);
  if (partnerId === null) return refused({ error: "partnerNotAddressed" }, locale, values);
  const made = await assess(actor, { recommendation, partnerId }, input.data, {
    seen: { report: idOf(values, "seenReport") || null, assessment: idOf(values, "seenAssessment") || null },
    release: listOf(values, "release").includes("now"),
  });
  refresh();
  if (made.ok) {
    const query = new URLSearchParams({ assessed: recommendation, partner, year: String(input.data.year) });
    redirect(addressOf(locale, "/desk/reports", `?${query}`));
  }
  if (made.error !== "changedMeanwhile") return refused(made, locale, values);
  const { report, assessment } = await findStanding(actor, { recommendation, partnerId }, input.data.year);
  const seen = { ...values, seenReport: String(report?.id ?? ""), seenAssessment: String(assessment?.id ?? "") };
  const theirs = assessment && { state: assessment.state, statement: assessment.statement };
  return refused(made, locale, seen, theirs ?? undefined);
}

export async function releaseChosenAssessments(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const chosen = idsOf(values, "assessment");
  if (chosen.length === 0) {
    return invalid([{ field: "assessment", message: translator(locale)("assessments:desk.notChosen") }], values);
  }
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return refused({ error: "signedOut" }, locale, values);
  refresh();
  for (const id of chosen) {
    const released = await releaseAssessment(actor, id);
    if (!released.ok) return refused(released, locale, values);
  }
  redirect(addressOf(locale, "/desk/reports", `?assessmentsReleased=${chosen.length}`));
}

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
