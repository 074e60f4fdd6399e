"use server";

import { refresh } from "next/cache";
import { translator } from "#i18n/t.ts";
import { currentActor } from "#server/session.ts";
import { localeOf, refused } from "#ui/form-answers.ts";
import { type FormState, textOf, valuesOf } from "#ui/form-state.ts";
import { addressRecommendation } from "./addressee-commands.ts";
import { addresseesOfForm, addresseeValues } from "./addressee-form-values.ts";
import { findNames } from "./addressee-queries.ts";
import { findRecommendation } from "./recommendation-queries.ts";

/** Says anew whom a recommendation is addressed to; what a colleague saved meanwhile comes back beside it. */
export async function saveAddressees(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const actor = await currentActor();
  if (actor.kind === "visitor") return refused({ error: "signedOut" }, locale, values);
  const code = textOf(values, "code");
  const saved = await addressRecommendation(actor, code, Number(textOf(values, "version")), addresseesOfForm(values));
  if (saved.ok) {
    refresh();
    return { status: "done", message: translator(locale)("staff:addressees.saved", { code }) };
  }
  const stored = saved.error === "changedMeanwhile" ? await findRecommendation(actor, code) : null;
  if (!stored) return refused(saved, locale, values);
  const theirs = addresseeValues(stored.addressed, await findNames());
  return refused(saved, locale, { ...values, version: String(stored.version) }, theirs);
}
