import { deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { saveChanges } from "#desk/saving.ts";
import { type AnyPlace, anyPlaceNamed, directionOf } from "#features/texts/text.ts";
import { translateText } from "#features/texts/text-commands.ts";
import { findTextToTranslate } from "#features/texts/text-queries.ts";
import type { TranslationInput } from "#features/translations/translation.ts";
import { addressOf } from "#i18n/address.ts";
import { cleanText } from "#lib/clean-text.ts";
import { can, type Person } from "#policy.ts";
import { refused } from "#ui/form/form-answers.ts";
import { type FormValues, listOf, textOf } from "#ui/form/form-state.ts";
import { readTranslation, translationFields, translationForm } from "./translation-form-definition.ts";

/** Writes the translation of the text whose place the form names. */
export const saveTranslation = deskAction("saveTranslation", can.translate, save, toText);

async function save(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const place = placeIn(values);
  const text = place && (await findTextToTranslate(actor, place));
  if (!text) return refused({ error: "notFound" }, locale, values);
  const { from, into } = directionOf(text.text, text.text.state);
  return saveChanges({
    ...{ form: translationForm(locale), values, locale },
    find: async () => {
      const found = await findTextToTranslate(actor, text.place);
      return found && { record: translationFields(found), version: found.version };
    },
    read: (merged) => readTranslation(merged, locale),
    write: (input: TranslationInput, version: string, typed) => {
      const beside = { [from]: cleanText(textOf(typed, "original")) || null, [into]: null };
      const isTranslated = listOf(typed, "wordsTold").includes("translated");
      return translateText(actor, text.place, version, {
        ...input,
        telling: { beside: { en: null, ru: null, ...beside }, isTranslated },
      });
    },
    saved: () => toText(sent),
  });
}

/** "partner/UZB/name". */
function placeIn(values: FormValues): AnyPlace | null {
  const [noun = "", ...rest] = textOf(values, "code").split("/");
  return anyPlaceNamed(noun, rest.slice(0, -1).join("/"), rest.at(-1) ?? "");
}

/** Stays with the text, as it stands now. */
function toText({ values, locale }: Sent): Outcome {
  const [noun = "", ...rest] = textOf(values, "code").split("/");
  const [key, field] = [rest.slice(0, -1).join("/"), rest.at(-1) ?? ""];
  return { to: addressOf(locale, "/texts/[noun]/[code]/[field]/edit", noun, key, field) };
}
