import { z } from "zod";
import { type Absence, absenceInput, absenceYears } from "#features/meetings/absence.ts";
import { reasonNeeded } from "#features/recommendations/reason-words.ts";
import type { Locale } from "#i18n/locale.ts";
import { citations, citing, id, number, pair, year } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** A pillar, a year, and the source that says that no expert meeting was held. */
export const absenceForm = defineForm((locale) =>
  z.object({
    pillar: number(locale, { label: "staff:meeting.pillar", problem: "staff:problem.choose" }),
    year: year(absenceYears, { label: "staff:absences.year", problem: "staff:absences.yearProblem" }),
    source: citations({ problem: "staff:problem.stateSource" }),
  }),
);

/** Why that is taken back. */
export const noAbsenceForm = defineForm(() =>
  z.object({ id: id(), version: id(), reason: pair({ label: "staff:pair.reason", problem: "staff:problem.reason" }) }),
);

const noAbsence = z.object({ id: z.number(), version: z.number(), reason: reasonNeeded });

const none = { en: null, ru: null };

export function absenceValues(locale: Locale): FormValues {
  return absenceForm(locale).values({ pillar: null, year: null, source: citing([]) });
}

export function noAbsenceValues({ id, version }: Pick<Absence, "id" | "version">, locale: Locale): FormValues {
  return noAbsenceForm(locale).values({ id, version, reason: none });
}

export function readAbsence(values: FormValues, locale: Locale) {
  return absenceForm(locale).read(values, absenceInput);
}

export function readNoAbsence(values: FormValues, locale: Locale) {
  return noAbsenceForm(locale).read(values, noAbsence);
}
