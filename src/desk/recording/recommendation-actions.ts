"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
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
import { translator } from "#i18n/t.ts";
import type { Actor } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { invalid, localeOf, refused } from "#ui/form/form-answers.ts";
import { type FormState, type FormValues, idOf, listOf, type Problem, textOf, valuesOf } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { chosenOf, versionValues } from "./chosen.ts";
import { newRecommendationOf, textOfForm, textValues } from "./recommendation-form-values.ts";

/**
 * Enters the next recommendation of the meeting that the form names, and stays for the one after it; or goes on to say
 * which earlier one it continues.
 */
export async function enterRecommendation(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const actor = await currentActor();
  if (actor.kind === "visitor") return refused({ error: "signedOut" }, locale, values);
  const intent = textOf(values, "intent");
  if (intent === "near") return { status: "continued", values, found: await nearFindings(actor, values, locale) };
  const read = newRecommendationOf(values, translator(locale));
  if (!read.ok) return invalid(read.problems, values);
  const added = await addRecommendation(actor, textOf(values, "meeting"), read.value);
  if (!added.ok) return refused(added, locale, values);
  refresh();
  const [, continued] = intent.split("continues:");
  if (continued)
    redirect(
      addressOf(locale, "/recommendations/[code]/lineage", added.value.code, `?other=${encodeURIComponent(continued)}`),
    );
  return { status: "done", message: translator(locale)("staff:recommendations.added", { code: added.value.code }) };
}

/** Corrects the words; what a colleague saved meanwhile comes back beside them. */
export async function saveRecommendation(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const actor = await currentActor();
  if (actor.kind === "visitor") return refused({ error: "signedOut" }, locale, values);
  if (textOf(values, "intent") === "near") {
    return { status: "continued", values, found: await nearFindings(actor, values, locale) };
  }
  const read = textOfForm(values, translator(locale));
  if (!read.ok) return invalid(read.problems, values);
  const code = textOf(values, "code");
  const provenance = provenances.find((known) => known === textOf(values, "provenance"));
  if (provenance === "no-text" && (read.value.text.en || read.value.text.ru)) {
    const message = translator(locale)("staff:correct.provenance.noWords");
    return invalid([{ field: "provenance", message }], values);
  }
  const input = { ...read.value, ...(provenance && { provenance }) };
  const saved = await correctRecommendation(actor, code, idOf(values, "version"), input);
  if (saved.ok) {
    refresh();
    redirect(addressOf(locale, "/recommendations/[code]/edit", code));
  }
  const stored = saved.error === "changedMeanwhile" ? await findRecommendation(actor, code) : null;
  if (!stored) return refused(saved, locale, values);
  return refused(saved, locale, { ...values, version: String(stored.version) }, textValues(stored));
}

/** One thing with all the chosen recommendations of a meeting, or with none of them. */
export async function changeRecommendations(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const t = translator(locale);
  const actor = await currentActor();
  if (actor.kind === "visitor") return refused({ error: "signedOut" }, locale, values);
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
  refresh();
  if (!changed.ok) return refused(changed, locale, { ...values, ...(await newVersions(actor, chosen)) });
  return { status: "done", message: t(`staff:recommendations.done.${action}`, { count: chosen.length }) };
}

const actions = ["agree", "forward", "publish", "withdraw"] as const;

function isAction(action: string): action is (typeof actions)[number] {
  return actions.includes(action as "agree");
}

/** As they stand now, so that sending again is a decision about what is now on the page. */
async function newVersions(actor: Actor, chosen: readonly { code: string }[]): Promise<FormValues> {
  return versionValues(await findRecommendations(actor, { code: { in: chosen.map(({ code }) => code) } }));
}
