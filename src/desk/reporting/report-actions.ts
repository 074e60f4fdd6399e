import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { reportInput } from "#features/reports/report.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { answersOf } from "#features/reports/report-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { can, type Speaker } from "#policy.ts";
import { partOf } from "#server/sending.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { idOf, idsOf, textOf } from "#ui/form/form-state.ts";
import { answerValues, draftField, draftFormValues, draftYearField, seenField } from "./report-form-values.ts";
import { fieldProblems } from "./report-problems.ts";

export const sendReport = deskAction(can.speakForPartner, send, toDesk);

async function send(actor: Speaker, sending: Sent): Promise<Outcome> {
  const { values, locale, t, before } = sending;
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
  // Other words after an answer was lost put right the report that was taken then.
  const own = before?.code === `${recommendation}/${to.partnerId}/${year}` ? before.id : null;
  const corrects = own ?? (idOf(values, seenField(year)) || null);
  const isOfDraft = textOf(values, draftYearField) === String(year);
  const draft = { seen: textOf(values, draftField), writer: "" };
  const sent = await submitReport(actor, to, input.data, { corrects, ...(isOfDraft && { draft }) });
  if (sent.ok) return toDesk(sending);
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
}

function toDesk({ values, locale }: Sent): Outcome {
  const query = new URLSearchParams({ reported: textOf(values, "recommendation"), year: textOf(values, "year") });
  return { to: addressOf(locale, "/desk", `?${query}`) };
}

export const releaseChosen = deskAction(can.releaseReports, async (actor, { values, locale, t }) => {
  const chosen = idsOf(values, "report");
  if (chosen.length === 0) {
    return invalid([{ field: "report", message: t("reports:release.notChosen") }], values);
  }
  for (const id of chosen) {
    const released = await releaseReport(partOf(actor, String(id)), id);
    if (!released.ok) return anew(refused(released, locale, values));
  }
  return { to: addressOf(locale, "/desk/reports", `?released=${chosen.length}`) };
});
