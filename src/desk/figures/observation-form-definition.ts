import { z } from "zod";
import { observationOf } from "#features/profiles/observation.ts";
import type { FigureCell } from "#features/profiles/observation-queries.ts";
import type { Figure, Indicator } from "#features/profiles/profile-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { keptDecimals } from "#i18n/number.ts";
import { choices, number, pair, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import { type FormValues, textOf } from "#ui/form/form-state.ts";

/** One figure, or the reason why there is none. */
export const figureForm = defineForm((locale) =>
  z.object({
    value: number(locale, {
      label: "figures:figure",
      problem: "figures:problem.missing",
      decimals: keptDecimals,
    }),
    absence: words({ label: "figures:form.absence" }),
    source: pair({ label: "staff:pair.source", problem: "figures:problem.source" }),
    certainty: choices({ label: "figures:form.certainty" }),
    method: words({ label: "figures:form.method" }),
  }),
);

export function figureFields({ value, absence, source, provisional, secondary, method }: Figure) {
  const certainty = Object.entries({ provisional, secondary }).flatMap(([name, is]) => (is ? [name] : []));
  return { value, absence, source, certainty, method };
}

/** A figure that stands, in the language of the page. */
export function figureValues(figure: Figure, locale: Locale): FormValues {
  return figureForm(locale).values(figureFields(figure));
}

export function readFigure(values: FormValues, locale: Locale, cell: FigureCell, indicator: Indicator) {
  return figureForm(locale).read(
    values,
    observationOf(indicator, textOf(values, "value").trim()),
    ({ certainty, ...figure }) => ({
      ...cell,
      ...figure,
      provisional: certainty.includes("provisional"),
      secondary: certainty.includes("secondary"),
    }),
  );
}
