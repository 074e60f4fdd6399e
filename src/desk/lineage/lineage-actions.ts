import { anew, deskAction } from "#desk/desk-action.ts";
import type { LineageInput } from "#features/recommendations/lineage.ts";
import { continueRecommendations, takeBackLineage } from "#features/recommendations/lineage-commands.ts";
import { wordsOf } from "#features/recommendations/reason-words.ts";
import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { type Problem, textOf } from "#ui/form/form-state.ts";
import { findForLineage } from "./lineage-desk-queries.ts";
import { othersFound } from "./lineage-findings.ts";
import { lineageOf, othersOf, stepOf, tellings } from "./lineage-form-values.ts";

/** Says what a recommendation continues or what it became, or looks for the others; all that was typed comes back. */
export const recordLineage = deskAction(can.editRecommendations, async (actor, { values, locale, t }) => {
  const code = textOf(values, "code");
  const item = await findForLineage(actor, code);
  if (!item) return refused({ error: "notFound" }, locale, values);
  if (textOf(values, "intent") === "find") {
    return { status: "continued", values, found: await othersFound(actor, item, values, locale) };
  }
  const source = wordsOf(values, "source", t);
  const reason = wordsOf(values, "reason", t);
  const problems: Problem[] = [...source.problems, ...reason.problems];
  if (othersOf(values).length === 0) problems.unshift({ field: "others", message: t("lineage:problem.others") });
  if (!tellings.some((telling) => telling === textOf(values, "telling"))) {
    problems.unshift({ field: "telling", message: t("lineage:problem.telling") });
  }
  const lineage = lineageOf(values, code);
  if (!lineage || problems.length > 0) {
    return { ...invalid(problems, values), found: await othersFound(actor, item, values, locale) };
  }
  const recorded = await continueRecommendations(actor, lineage, { source: source.words, reason: reason.words });
  if (!recorded.ok) {
    return { ...refused(recorded, locale, values), found: await othersFound(actor, item, values, locale) };
  }
  return { status: "done", message: t("lineage:desk.recorded", { sentence: sentenceOf(lineage, locale) }) };
});

/** Takes a step of the line back, with the reason, which stays in the history. */
export const takeBackStep = deskAction(can.editRecommendations, async (actor, { values, locale, t }) => {
  const step = stepOf(values);
  const mistake = wordsOf(values, "mistake", t);
  const problems: Problem[] = [...mistake.problems];
  if (!mistake.words.en && !mistake.words.ru && problems.length === 0) {
    problems.push({ field: "mistake", message: t("staff:problem.reason") });
  }
  if (!step) problems.unshift({ field: "step", message: t("lineage:problem.step") });
  if (!step || problems.length > 0) return invalid(problems, values);
  const taken = await takeBackLineage(actor, step, mistake.words);
  if (!taken.ok) return anew(refused(taken, locale, values));
  return { status: "done", message: t("lineage:desk.takenBack", { sentence: sentenceOf(step, locale) }) };
});

/** "2019-III-2 and 2019-III-3 were merged into 2021-III-2". */
function sentenceOf({ kind, from, to }: LineageInput, locale: Locale): string {
  const verb = translator(locale)(`recommendations:lineage.kinds.${kind}`);
  return `${formatList(from, locale)} ${verb} ${formatList(to, locale)}`;
}
