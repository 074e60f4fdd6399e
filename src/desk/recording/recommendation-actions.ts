import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { recordedAlready, takenOtherwise } from "#desk/desk-sending.ts";
import { nearFindings } from "#desk/lineage/near-findings.ts";
import { wordsOf } from "#features/recommendations/reason-words.ts";
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
import { isLocale } from "#i18n/locale.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { type FormValues, idOf, listOf, type Problem, textOf } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { chosenOf, versionValues } from "./chosen.ts";
import { newRecommendationOf, textOfForm, textValues } from "./recommendation-form-values.ts";

/**
 * Enters the next recommendation of the meeting that the form names, and stays for the one after it; or goes on to say
 * which earlier one it continues.
 */
export const enterRecommendation = deskAction(
  can.editRecommendations,
  async (actor, sent) => {
    const { values, locale, t } = sent;
    if (textOf(values, "intent") === "near") {
      return { status: "continued", values, found: await nearFindings(actor, values, locale) };
    }
    if (sent.before) return takenOtherwise(sent, sent.before);
    const read = newRecommendationOf(values, t);
    if (!read.ok) return invalid(read.problems, values);
    const added = await addRecommendation(actor, textOf(values, "meeting"), read.value);
    if (!added.ok) return refused(added, locale, values);
    const { code } = added.value;
    return toContinued(sent, code) ?? { status: "done", message: t("staff:recommendations.added", { code }) };
  },
  (sent, { code }) => toContinued(sent, code) ?? recordedAlready(sent, code),
);

function toContinued({ values, locale }: Sent, code: string): Outcome | null {
  const [, continued] = textOf(values, "intent").split("continues:");
  if (!continued) return null;
  const search = `?${new URLSearchParams({ other: continued })}`;
  return { to: addressOf(locale, "/recommendations/[code]/lineage", code, search) };
}

/** Corrects the words; what a colleague saved meanwhile comes back beside them. */
export const saveRecommendation = deskAction(can.translate, correct, toWords);

async function correct(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale, t } = sent;
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
  if (saved.ok) return toWords(sent, saved.value);
  const stored = saved.error === "changedMeanwhile" ? await findRecommendation(actor, code) : null;
  if (!stored) return refused(saved, locale, values);
  return refused(saved, locale, { ...values, version: String(stored.version) }, textValues(stored));
}

function toWords({ locale }: Sent, { code }: { code: string }): Outcome {
  return { to: addressOf(locale, "/recommendations/[code]/edit", code) };
}

/** One thing with all the chosen recommendations of a meeting, or with none of them. */
export const changeRecommendations = deskAction(can.editRecommendations, async (actor, { values, locale, t }) => {
  const action = textOf(values, "action");
  const chosen = chosenOf(values, "chosen");
  const languages = listOf(values, "languages").filter(isLocale);
  const reason = wordsOf(values, "reason", t);
  const problems: Problem[] = [...reason.problems];
  if (chosen.length === 0) problems.push({ field: "chosen", message: t("staff:problem.chosen") });
  if (!isAction(action)) problems.push({ field: "action", message: t("staff:problem.action") });
  if (action === "publish" && languages.length === 0) {
    problems.push({ field: "languages", message: t("staff:problem.languages") });
  }
  if (action === "withdraw" && !reason.words.en && !reason.words.ru && reason.problems.length === 0) {
    problems.push({ field: "reason", message: t("staff:problem.reason") });
  }
  if (!isAction(action) || problems.length > 0) return invalid(problems, values);
  const changed =
    action === "publish"
      ? await publishRecommendations(actor, languages, chosen)
      : action === "withdraw"
        ? await withdrawRecommendations(actor, reason.words, chosen)
        : await moveRecommendations(actor, action, chosen);
  if (!changed.ok) return anew(refused(changed, locale, { ...values, ...(await newVersions(actor, chosen)) }));
  return { status: "done", message: t(`staff:recommendations.done.${action}`, { count: chosen.length }) };
});

const actions = ["agree", "forward", "publish", "withdraw"] as const;

function isAction(action: string): action is (typeof actions)[number] {
  return actions.includes(action as "agree");
}

/** As they stand now, so that sending again is a decision about what is now on the page. */
async function newVersions(actor: Actor, chosen: readonly { code: string }[]): Promise<FormValues> {
  return versionValues(await findRecommendations(actor, { code: { in: chosen.map(({ code }) => code) } }));
}
