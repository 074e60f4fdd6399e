import { anew, deskAction } from "#desk/desk-action.ts";
import { nearFindings } from "#desk/lineage/near-findings.ts";
import { provenances } from "#features/recommendations/recommendation.ts";
import {
  addRecommendation,
  correctRecommendation,
  moveRecommendations,
} from "#features/recommendations/recommendation-commands.ts";
import {
  publishRecommendations,
  withdrawRecommendations,
} from "#features/recommendations/recommendation-publishing.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { type FormValues, idOf, textOf } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { versionValues } from "./chosen.ts";
import { readChange } from "./publishing-form-definition.ts";
import { newRecommendationOf, textOfForm, textValues } from "./recommendation-form-values.ts";

/**
 * Enters the next recommendation of the meeting that the form names, and stays for the one after it; or goes on to say
 * which earlier one it continues.
 */
export const enterRecommendation = deskAction(can.editRecommendations, async (actor, { values, locale, t }) => {
  const intent = textOf(values, "intent");
  if (intent === "near") return { status: "continued", values, found: await nearFindings(actor, values, locale) };
  const read = newRecommendationOf(values, t);
  if (!read.ok) return invalid(read.problems, values);
  const added = await addRecommendation(actor, textOf(values, "meeting"), read.value);
  if (!added.ok) return refused(added, locale, values);
  const { code } = added.value;
  const [, continued] = intent.split("continues:");
  if (continued) {
    const search = `?${new URLSearchParams({ other: continued })}`;
    return { to: addressOf(locale, "/recommendations/[code]/lineage", code, search) };
  }
  return { status: "done", message: t("staff:recommendations.added", { code }) };
});

/** Corrects the words; what a colleague saved meanwhile comes back beside them. */
export const saveRecommendation = deskAction(can.translate, async (actor, { values, locale, t }) => {
  if (textOf(values, "intent") === "near") {
    return { status: "continued", values, found: await nearFindings(actor, values, locale) };
  }
  const read = textOfForm(values, t);
  if (!read.ok) return invalid(read.problems, values);
  const code = textOf(values, "code");
  const provenance = provenances.find((one) => one === textOf(values, "provenance"));
  if (provenance === "no-text" && (read.value.text.en || read.value.text.ru)) {
    const message = t("staff:correct.provenance.noWords");
    return invalid([{ field: "provenance", message }], values);
  }
  const input = { ...read.value, ...(provenance && { provenance }) };
  const saved = await correctRecommendation(actor, code, idOf(values, "version"), input);
  if (saved.ok) return { to: addressOf(locale, "/recommendations/[code]/edit", code) };
  const stored = saved.error === "changedMeanwhile" ? await findRecommendation(actor, code) : null;
  if (!stored) return refused(saved, locale, values);
  return refused(saved, locale, { ...values, version: String(stored.version) }, textValues(stored));
});

/** One thing with all the chosen recommendations of a meeting, or with none of them. */
export const changeRecommendations = deskAction(can.editRecommendations, async (actor, { values, locale, t }) => {
  const read = readChange(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { action, chosen, languages, reason } = read.value;
  const changed =
    action === "publish"
      ? await publishRecommendations(actor, languages ?? [], chosen)
      : action === "withdraw"
        ? await withdrawRecommendations(actor, reason ?? { en: null, ru: null }, chosen)
        : await moveRecommendations(actor, action, chosen);
  if (!changed.ok) return anew(refused(changed, locale, { ...values, ...(await newVersions(actor, chosen)) }));
  return { status: "done", message: t(`staff:recommendations.done.${action}`, { count: chosen.length }) };
});

/** As they stand now, so that sending again is a decision about what is now on the page. */
async function newVersions(actor: Actor, chosen: readonly { code: string }[]): Promise<FormValues> {
  return versionValues(await findRecommendations(actor, { code: { in: chosen.map(({ code }) => code) } }));
}
