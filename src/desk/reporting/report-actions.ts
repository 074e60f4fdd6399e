"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { reportInput } from "#features/reports/report.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { answersOf } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { can } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { invalid, localeOf, refused } from "#ui/form/form-answers.ts";
import { type FormState, idOf, idsOf, textOf, valuesOf } from "#ui/form/form-state.ts";
import { answerValues, draftField, draftFormValues, draftYearField, seenField } from "./report-form-values.ts";
import { fieldProblems } from "./report-problems.ts";

export async function sendReport(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const recommendation = textOf(values, "recommendation");
  const language = textOf(values, "language");
  const input = reportInput.safeParse({
    year: Number(textOf(values, "year")),
    state: textOf(values, "state"),
    statement: textOf(values, "statement"),
    language: isLocale(language) ? language : undefined,
    evidence: textOf(values, "evidence"),
  });
  if (!input.success) {
    return invalid(fieldProblems(input.error, textOf(values, "statement"), translator(locale)), values);
  }
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return refused({ error: "signedOut" }, locale, values);
  if (!actor.partner) return refused({ error: "notAllowed" }, locale, values);
  const { year } = input.data;
  const to = { recommendation, partnerId: actor.partner.id };
  const corrects = idOf(values, seenField(year)) || null;
  const isOfDraft = textOf(values, draftYearField) === String(year);
  const draft = { seen: textOf(values, draftField), writer: "" };
  const sent = await submitReport(actor, to, input.data, { corrects, ...(isOfDraft && { draft }) });
  refresh();
  if (sent.ok)
    redirect(addressOf(locale, "/desk", `?${new URLSearchParams({ reported: recommendation, year: String(year) })}`));
  if (sent.error !== "changedMeanwhile") return refused(sent, locale, values);
  const theirs = (await answersOf(actor, to.partnerId, recommendation)).find((answer) => answer.year === year);
  const seen = { ...values, [seenField(year)]: String(theirs?.id ?? "") };
  if ((theirs?.id ?? null) !== corrects) return refused(sent, locale, seen, theirs && answerValues(theirs));
  const typed = (await draftsOf(actor, to.partnerId, year)).get(recommendation) ?? null;
  const draftOfColleague = draftFormValues(year, typed);
  return refused(sent, locale, { ...seen, [draftField]: draftOfColleague[draftField] ?? "" }, draftOfColleague);
}

export async function releaseChosen(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const chosen = idsOf(values, "report");
  if (chosen.length === 0) {
    return invalid([{ field: "report", message: translator(locale)("reports:release.notChosen") }], values);
  }
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return refused({ error: "signedOut" }, locale, values);
  refresh();
  for (const id of chosen) {
    const released = await releaseReport(actor, id);
    if (!released.ok) return refused(released, locale, values);
  }
  redirect(addressOf(locale, "/desk/reports", `?released=${chosen.length}`));
}
