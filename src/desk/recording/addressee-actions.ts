"use server";

import { refresh } from "next/cache";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { findNames } from "#features/recommendations/addressee-queries.ts";
import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { currentActor } from "#server/session.ts";
import { localeOf, type Refused, refused } from "#ui/form/form-answers.ts";
import { type FormState, idOf, textOf, valuesOf } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { addresseesOfForm, addresseeValues } from "./addressee-form-values.ts";

/** Says anew whom a recommendation is addressed to; what a colleague saved meanwhile comes back beside it. */
export async function saveAddressees(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const actor = await currentActor();
  if (actor.kind === "visitor") return refused({ error: "signedOut" }, locale, values);
  const code = textOf(values, "code");
  const saved = await addressRecommendation(actor, code, idOf(values, "version"), addresseesOfForm(values));
  if (saved.ok) {
    refresh();
    return { status: "done", message: translator(locale)("staff:addressees.saved", { code }) };
  }
  const stored = saved.error === "changedMeanwhile" ? await findRecommendation(actor, code) : null;
  if (!stored) return refused(await withNames(saved, locale), locale, values);
  const theirs = addresseeValues(stored.addressed, await findNames());
  return refused(saved, locale, { ...values, version: String(stored.version) }, theirs);
}

/** Partners are called by their names, in the reader's language. */
async function withNames(refusal: Refused, locale: Locale): Promise<Refused> {
  if (refusal.error !== "addresseeReported") return refusal;
  const codes = String(refusal.details?.codes).split(", ");
  const names = (await findNames()).partners.filter(({ code }) => codes.includes(code));
  const partners = names.map(({ code, name }) => inLanguage(name, locale)?.text ?? code);
  return { ...refusal, details: { partners: formatList(partners, locale) } };
}
