import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { versionValues } from "#desk/recording/chosen.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { wordsOf } from "#features/recommendations/reason-words.ts";
import { longestText } from "#features/recommendations/recommendation.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import type { Result } from "#lib/result.ts";
import { localizedText } from "#lib/texts.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { invalid, type RefusalCode, refused } from "#ui/form/form-answers.ts";
import { type FormValues, type Problem, textOf } from "#ui/form/form-state.ts";
import { type ChosenDecision, decisionsOf, wordValues } from "./decision-form-values.ts";
import { paragraphName, reasonName } from "./decision-names.ts";
import { findDecidable, findDecided } from "./decision-queries.ts";
import { decidableRuns, decidedRuns, memberValues } from "./decision-runs.ts";
import { doneText, problemsOf, standsInTheWay, unexplainedReturns } from "./decision-words.ts";

/**
 * Records what a policy meeting decided on each of the chosen: all of it, or nothing with the reason and the ways out.
 */
export const recordDecisions = deskAction(can.decide, async (actor, { values, locale }) => {
  const chosen = decisionsOf(values).filter(({ decision }) => decision !== null);
  const { problems, reason, source } = read(values, chosen, locale);
  problems.push(...unexplainedReturns(chosen, reason, locale).filter(({ field }) => !isAt(problems, field)));
  if (problems.length > 0) return invalid(problems, values);
  const meeting = textOf(values, "meeting");
  const decided = chosen.flatMap(({ decision, ...one }) => (decision ? [{ ...one, decision }] : []));
  const result = await decideRecommendations(actor, meeting, decided, { reason, source });
  if (result.ok) return { status: "done", message: doneText(chosen, locale) };
  return answer(result, { actor, locale, values, chosen }, async () => {
    const desk = await findMeetingForDesk(actor, meeting);
    return desk ? memberValues(decidableRuns(await findDecidable(actor, desk))) : {};
  });
});

/** Records what it decided in fact, where something else is recorded. */
export const recordCorrections = deskAction(can.decide, correct, toDecided);

async function correct(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale, t } = sent;
  const chosen = decisionsOf(values);
  const { problems, reason, source } = read(values, chosen, locale);
  if (!reason.en && !reason.ru && !isAt(problems, "reason")) {
    problems.push({ field: "reason", message: t("staff:problem.reason") });
  }
  if (problems.length > 0) return invalid(problems, values);
  const meeting = textOf(values, "meeting");
  const result = await correctDecisions(actor, meeting, chosen, { reason, source });
  if (result.ok) return toDecided(sent);
  return answer(result, { actor, locale, values, chosen }, async () => {
    const desk = await findMeetingForDesk(actor, meeting);
    return desk ? memberValues(decidedRuns(await findDecided(actor, desk))) : {};
  });
}

function toDecided({ values, locale }: Sent): Outcome {
  const count = decisionsOf(values).length;
  return { to: addressOf(locale, "/meetings/[code]/decisions", textOf(values, "meeting"), `?corrected=${count}`) };
}

function read(values: FormValues, chosen: readonly ChosenDecision[], locale: Locale) {
  const t = translator(locale);
  const reason = wordsOf(values, "reason", t);
  const source = wordsOf(values, "source", t);
  const problems: Problem[] = [];
  if (chosen.length === 0) problems.push({ field: textOf(values, "first"), message: t("staff:problem.decisions") });
  for (const { code, decision, text } of chosen) {
    problems.push(...wordsOf(values, reasonName(code), t).problems);
    if (decision !== "amend" || localizedText(longestText).safeParse(text).success) continue;
    problems.push({ field: paragraphName(code, 0), message: t("staff:problem.tooLong", { count: longestText }) });
  }
  problems.push(...reason.problems, ...source.problems);
  return { problems, reason: reason.words as Localized, source: source.words as Localized };
}

/** Words that are too long are said to be that, not to be missing. */
function isAt(problems: readonly Problem[], field: string): boolean {
  return problems.some((problem) => problem.field === field || problem.field.startsWith(`${field}.`));
}

type Asked = { actor: Actor; locale: Locale; values: FormValues; chosen: readonly ChosenDecision[] };

async function answer(
  refusal: Extract<Result<unknown, RefusalCode>, { ok: false }>,
  { actor, locale, values, chosen }: Asked,
  membersNow: () => Promise<FormValues>,
): Promise<Outcome> {
  const stored = await findRecommendations(actor, { code: { in: chosen.map(({ code }) => code) } });
  const codes = String(refusal.details?.codes ?? "").split(", ");
  if (standsInTheWay(refusal.error)) {
    const inTheWay = stored.filter(({ code }) => codes.includes(code));
    const { error, details } = refusal;
    return anew(invalid(problemsOf({ error, details }, inTheWay, chosen, locale), values));
  }
  if (refusal.error !== "changedMeanwhile") return anew(refused(refusal, locale, values));
  // As they stand now, so that sending again is a decision about what is now on the page.
  const seen = new Map(chosen.map(({ code, version }) => [code, version]));
  const changed = stored.filter(({ code, version }) => seen.get(code) !== version);
  return anew({
    status: "refused",
    message: translator(locale)("staff:decisions.changed", { codes: formatList(codes, locale) }),
    values: { ...values, ...versionValues(stored), ...(await membersNow()) },
    theirs: Object.assign({}, ...changed.map(wordValues)),
  });
}
