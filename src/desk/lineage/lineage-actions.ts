import { anew, deskAction } from "#desk/desk-action.ts";
import { namesOf } from "#desk/names-of.ts";
import type { LineageInput } from "#features/recommendations/lineage.ts";
import { continueRecommendations, takeBackLineage } from "#features/recommendations/lineage-commands.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { textOf } from "#ui/form/form-state.ts";
import { findForLineage } from "./lineage-desk-queries.ts";
import { othersFound } from "./lineage-findings.ts";
import { readLineage, readTakingBack } from "./lineage-form-definition.ts";

/** Says what a recommendation continues or what it became, or looks for the others; all that was typed comes back. */
export const recordLineage = deskAction(
  "recordLineage",
  can.editRecommendations,
  async (actor, { values, locale, t }) => {
    const item = await findForLineage(actor, textOf(values, "code"));
    if (!item) return refused({ error: "notFound" }, locale, values);
    if (textOf(values, "intent") === "find") {
      return { status: "continued", values, found: await othersFound(actor, item, values, locale) };
    }
    const read = readLineage(values, locale);
    if (!read.ok) return { ...invalid(read.problems, values), found: await othersFound(actor, item, values, locale) };
    const { lineage, ...why } = read.value;
    const recorded = await continueRecommendations(actor, lineage, why);
    if (!recorded.ok) {
      return { ...refused(recorded, locale, values), found: await othersFound(actor, item, values, locale) };
    }
    return {
      status: "done",
      message: t("lineage:desk.recorded", { sentence: await sentenceOf(actor, lineage, locale) }),
    };
  },
);

/** Takes a step of the line back, with the reason, which stays in the history. */
export const takeBackStep = deskAction(
  "takeBackStep",
  can.editRecommendations,
  async (actor, { values, locale, t }) => {
    const read = readTakingBack(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const { step, mistake } = read.value;
    const taken = await takeBackLineage(actor, step, mistake);
    if (!taken.ok) return anew(refused(taken, locale, values));
    return {
      status: "done",
      message: t("lineage:desk.takenBack", { sentence: await sentenceOf(actor, step, locale) }),
    };
  },
);

/** "2019-III-2 (“...”) and 2019-III-3 (“...”) were merged into 2021-III-2 (“...”)". */
async function sentenceOf(actor: Actor, { kind, from, to }: LineageInput, locale: Locale): Promise<string> {
  const verb = translator(locale)(`recommendations:lineage.kinds.${kind}`);
  return `${await namesOf(actor, from, locale)} ${verb} ${await namesOf(actor, to, locale)}`;
}
