import { z } from "zod";
import { observationOf } from "#features/profiles/observation.ts";
import type { FigureCell } from "#features/profiles/observation-queries.ts";
import type { Figure, Indicator } from "#features/profiles/profile-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { keptDecimals } from "#i18n/number.ts";
import { choices, citations, citing, ids, number, words } from "#ui/form/field-kinds.ts";
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
    source: citations({ problem: "figures:problem.source" }),
    certainty: choices({ label: "figures:form.certainty" }),
    method: words({ label: "figures:form.method" }),
  }),
);

/** With it the form says whether it stands beside the others, which is no part of the figure. */
export const besideForm = defineForm(() => z.object({ beside: choices() }));

const beside = z.object({ beside: z.array(z.string()).nonempty() });

export function standsBeside(values: FormValues, locale: Locale): boolean {
  return besideForm(locale).read(values, beside).ok;
}

/** Figures that a second person has held against their sources. */
export const verificationForm = defineForm(() => z.object({ figure: ids({ problem: "figures:verify.notChosen" }) }));

const verified = z.object({ figure: z.array(z.number()).min(1) });

export function readVerification(values: FormValues, locale: Locale) {
  return verificationForm(locale).read(values, verified);
}

export function figureFields({ value, absence, source, provisional, secondary, method }: Figure) {
  const certainty = Object.entries({ provisional, secondary }).flatMap(([name, is]) => (is ? [name] : []));
  return { value, absence, source: citing(source), certainty, method };
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
