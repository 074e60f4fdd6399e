import { anew, deskAction } from "#desk/desk-action.ts";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { reportInput } from "#features/reports/report.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { answersOf } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { idOf, idsOf, textOf } from "#ui/form/form-state.ts";
import { answerValues, draftField, draftFormValues, draftYearField, seenField } from "./report-form-values.ts";
import { fieldProblems } from "./report-problems.ts";

export const sendReport = deskAction(can.speakForPartner, async (actor, { values, locale, t }) => {
  const recommendation = textOf(values, "recommendation");
  const language = textOf(values, "language");
  const input = reportInput.safeParse({
    year: idOf(values, "year"),
    state: textOf(values, "state"),
    statement: textOf(values, "statement"),
    language: isLocale(language) ? language : undefined,
    evidence: textOf(values, "evidence"),
  });
  if (!input.success) {
    return invalid(fieldProblems(input.error, textOf(values, "statement"), t), values);
  }
  const { year } = input.data;
  const to = { recommendation, partnerId: actor.partner.id };
  const corrects = idOf(values, seenField(year)) || null;
  const isOfDraft = textOf(values, draftYearField) === String(year);
  const draft = { seen: textOf(values, draftField), writer: "" };
  const sent = await submitReport(actor, to, input.data, { corrects, ...(isOfDraft && { draft }) });
  if (sent.ok) {
    return {
      to: addressOf(locale, "/desk", `?${new URLSearchParams({ reported: recommendation, year: String(year) })}`),
    };
  }
  if (sent.error !== "changedMeanwhile") return anew(refused(sent, locale, values));
  const theirs = (await answersOf(actor, to.partnerId, recommendation)).find((answer) => answer.year === year);
  const seen = { ...values, [seenField(year)]: String(theirs?.id ?? "") };
  if ((theirs?.id ?? null) !== corrects) {
    return anew(refused(sent, locale, seen, theirs && answerValues(theirs)));
  }
  const typed = (await draftsOf(actor, to.partnerId, year)).get(recommendation) ?? null;
  const draftOfColleague = draftFormValues(year, typed);
  const now = { ...seen, [draftField]: draftOfColleague[draftField] ?? "" };
  return anew(refused(sent, locale, now, draftOfColleague));
});

export const releaseChosen = deskAction(can.releaseReports, async (actor, { values, locale, t }) => {
  const chosen = idsOf(values, "report");
  if (chosen.length === 0) {
    return invalid([{ field: "report", message: t("reports:release.notChosen") }], values);
  }
  for (const id of chosen) {
    const released = await releaseReport(actor, id);
    if (!released.ok) return anew(refused(released, locale, values));
  }
  return { to: addressOf(locale, "/desk/reports", `?released=${chosen.length}`) };
});
