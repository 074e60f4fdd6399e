import { z } from "zod";
import { anew, deskAction } from "#desk/desk-action.ts";
import { saveChanges } from "#desk/saving.ts";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { findNames } from "#features/recommendations/addressee-queries.ts";
import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { can } from "#policy.ts";
import type { Refused } from "#ui/form/form-answers.ts";
import { textOf } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { addresseeForm, chosenOf, codesChosen } from "./addressee-form-definition.ts";

/** Says anew whom a recommendation is addressed to, beside what a colleague said meanwhile. */
export const saveAddressees = deskAction("saveAddressees", can.editRecommendations, (actor, { values, locale, t }) => {
  const code = textOf(values, "code");
  const form = addresseeForm(locale);
  return saveChanges({
    ...{ form, values, locale },
    find: async () => {
      const page = await findRecommendation(actor, code);
      if (!page) return null;
      return { record: { addressees: chosenOf(page.addressed, await findNames()) }, version: page.version };
    },
    read: (merged) => form.read(merged, addressees),
    write: async (input, version) => {
      const saved = await addressRecommendation(actor, code, version, codesChosen(input.addressees));
      return saved.ok ? saved : withNames(saved, locale);
    },
    saved: () => anew({ status: "done", message: t("staff:addressees.saved", { code }) }),
  });
});

const codes = z.array(z.string());
const addressees = z.object({
  addressees: z.object({ groups: codes, state: codes, organisation: codes, bodies: codes, programmes: codes }),
});

/** Partners are called by their names, in the reader's language. */
async function withNames<Refusal extends Refused>(refusal: Refusal, locale: Locale): Promise<Refusal> {
  if (refusal.error !== "addresseeReported") return refusal;
  const codes = String(refusal.details?.codes).split(", ");
  const names = (await findNames()).partners.filter(({ code }) => codes.includes(code));
  const partners = names.map(({ code, name }) => plainWords(name, locale) ?? code);
  return { ...refusal, details: { partners: formatList(partners, locale) } };
}
