import { z } from "zod";
import { tellings } from "#desk/text-telling.tsx";
import { directionOf, nameOfPlace } from "#features/texts/text.ts";
import type { TextToTranslate } from "#features/texts/text-queries.ts";
import { translationInput } from "#features/translations/translation.ts";
import { statesToFill } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { citations, citing, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";

/** The translation of one text. The original is carried along: the words are made from the one that stood beside them. */
export const translationForm = defineForm(() =>
  z.object({
    words: words({ label: "texts:form.field", problem: "texts:form.needed" }),
    wordsTold: tellings(),
    state: words({ label: "texts:form.state" }),
    source: citations(),
    original: words(),
  }),
);

/** A text as the form holds it. */
export function translationFields({ text, source }: Pick<TextToTranslate, "text" | "source">) {
  const { from, into } = directionOf(text, text.state);
  return {
    words: text[into],
    wordsTold: [],
    state: statesToFill(text.state)[into],
    source: citing(source),
    original: text[from],
  };
}

export function translationValues(
  text: Pick<TextToTranslate, "place" | "text" | "source">,
  locale: Locale,
): FormValues {
  return { code: nameOfPlace(text.place), ...withShown(translationForm(locale).values(translationFields(text))) };
}

/** Nobody can call a translation the original. */
export function readTranslation(values: FormValues, locale: Locale) {
  return translationForm(locale).read(values, translationInput);
}
