import { z } from "zod";
import { roundInput, roundYears } from "#features/rounds/round.ts";
import type { Round } from "#features/rounds/round-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { partialDate, words, year } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";

const dueOn = partialDate({ label: "rounds:open.dueOn", problem: "rounds:problem.dueOn" });
const toPartners = words({ label: "rounds:toPartners.label", problem: "rounds:toPartners.problem" });
const note = z.object({
  en: words({ label: "rounds:open.note.en" }),
  ru: words({ label: "rounds:open.note.ru" }),
});

export const openRoundForm = defineForm(() =>
  z.object({
    year: year(roundYears, { label: "rounds:open.year", problem: "rounds:problem.year" }),
    opensOn: partialDate({ label: "rounds:open.opensOn", problem: "rounds:problem.opensOn" }),
    dueOn,
    toPartners,
    note,
  }),
);

export const disclosureForm = defineForm(() => z.object({ toPartners }));

export const disclosureInput = roundInput.pick({ toPartners: true });

/** The choice of a round, as its author is shown it. */
export function disclosureValues(round: Round, locale: Locale): FormValues {
  return { year: String(round.year), ...withShown(disclosureForm(locale).values(round)) };
}

export const dueDateForm = defineForm(() => z.object({ dueOn, note }));

export const dueDateInput = roundInput.pick({ dueOn: true, note: true });

/** The form of a round that is open, with what its author is shown. */
export function dueDateValues(round: Round, locale: Locale): FormValues {
  return { year: String(round.year), ...withShown(dueDateForm(locale).values(round)) };
}
