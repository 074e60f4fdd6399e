import type { Figure } from "#features/profiles/profile-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { writeNumber } from "#i18n/number.ts";
import { type FormValues, localizedValues } from "#ui/form/form-state.ts";

/** A stored figure as the form holds it, in the language of the page. */
export function figureValues(figure: Figure, locale: Locale): FormValues {
  const certainty = [figure.provisional && "provisional", figure.secondary && "secondary"].filter(
    (one) => one !== false,
  );
  return {
    value: figure.value === null ? "" : writeNumber(figure.value, locale),
    absence: figure.absence ?? "",
    certainty,
    ...localizedValues("source", figure.source),
    method: figure.method ?? "",
  };
}
