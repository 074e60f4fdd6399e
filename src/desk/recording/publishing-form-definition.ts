import { z } from "zod";
import { reasonNeeded } from "#features/recommendations/reason-words.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { choices, pair, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { chosenOf, ofOne, ofSome, seenOne, seenSome } from "./chosen.ts";

const languages = choices({ problem: "staff:problem.languages" });
const reason = pair({ label: "staff:pair.reason", problem: "staff:problem.reason" });

/** Makes a meeting public, with the chosen of its recommendations. */
export const publishingForm = defineForm(() => z.object({ ...ofOne, languages, ...ofSome }));

/** Takes it back, alone or with its recommendations. */
export const withdrawalForm = defineForm(() => z.object({ ...ofOne, languages, reason, also: choices() }));

/** Makes one recommendation public. */
export const recommendationPublishingForm = defineForm(() => z.object({ ...ofOne, languages }));

/** Takes one back. */
export const recommendationWithdrawalForm = defineForm(() => z.object({ ...ofOne, languages, reason }));

/** One thing with all the chosen recommendations of a meeting. */
export const changesForm = defineForm(() =>
  z.object({ ...ofSome, action: words({ problem: "staff:problem.action" }), languages, reason }),
);

const someLanguages = z.array(z.enum(locales)).min(1);

const publishing = z.object({ ...seenOne, languages: someLanguages, chosen: seenSome });

export function readPublishing(values: FormValues, locale: Locale) {
  return publishingForm(locale).read(values, publishing, (fields) => ({ ...fields, chosen: chosenOf(fields) }));
}

const withdrawal = z.object({
  ...seenOne,
  languages: someLanguages,
  reason: reasonNeeded,
  also: z.array(z.literal("recommendations")),
});

export function readWithdrawal(values: FormValues, locale: Locale) {
  return withdrawalForm(locale).read(values, withdrawal);
}

const recommendationPublishing = z.object({ ...seenOne, languages: someLanguages });

export function readRecommendationPublishing(values: FormValues, locale: Locale) {
  return recommendationPublishingForm(locale).read(values, recommendationPublishing);
}

const recommendationWithdrawal = recommendationPublishing.extend({ reason: reasonNeeded });

export function readRecommendationWithdrawal(values: FormValues, locale: Locale) {
  return recommendationWithdrawalForm(locale).read(values, recommendationWithdrawal);
}

export const changes = ["agree", "forward", "publish", "withdraw"] as const;

/** `null`: it needs none */
const change = z.object({
  chosen: seenSome.min(1),
  action: z.enum(changes),
  languages: someLanguages.nullable(),
  reason: reasonNeeded.nullable(),
});

/** Languages are asked for where something is published or withdrawn, a reason where it is withdrawn. */
export function readChange(values: FormValues, locale: Locale) {
  return changesForm(locale).read(values, change, (fields) => ({
    ...fields,
    chosen: chosenOf(fields),
    languages: fields.action === "publish" || fields.action === "withdraw" ? fields.languages : null,
    reason: fields.action === "withdraw" ? fields.reason : null,
  }));
}
