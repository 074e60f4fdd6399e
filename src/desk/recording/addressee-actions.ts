import { deskAction } from "#desk/desk-action.ts";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { findNames } from "#features/recommendations/addressee-queries.ts";
import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { can } from "#policy.ts";
import { type Refused, refused } from "#ui/form/form-answers.ts";
import { idOf, textOf } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { addresseesOfForm, addresseeValues } from "./addressee-form-values.ts";

/** Says anew whom a recommendation is addressed to; what a colleague saved meanwhile comes back beside it. */
export const saveAddressees = deskAction(can.editRecommendations, async (actor, { values, locale, t }) => {
  const code = textOf(values, "code");
  const saved = await addressRecommendation(actor, code, idOf(values, "version"), addresseesOfForm(values));
  if (saved.ok) return { status: "done", message: t("staff:addressees.saved", { code }) };
  const stored = saved.error === "changedMeanwhile" ? await findRecommendation(actor, code) : null;
  if (!stored) return refused(await withNames(saved, locale), locale, values);
  const theirs = addresseeValues(stored.addressed, await findNames());
  return refused(saved, locale, { ...values, version: String(stored.version) }, theirs);
});

/** Partners are called by their names, in the reader's language. */
async function withNames(refusal: Refused, locale: Locale): Promise<Refused> {
  if (refusal.error !== "addresseeReported") return refusal;
  const codes = String(refusal.details?.codes).split(", ");
  const names = (await findNames()).partners.filter(({ code }) => codes.includes(code));
  const partners = names.map(({ code, name }) => inLanguage(name, locale)?.text ?? code);
  return { ...refusal, details: { partners: formatList(partners, locale) } };
}
