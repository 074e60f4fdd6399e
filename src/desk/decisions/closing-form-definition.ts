import { z } from "zod";
import { ofOne, seenOne } from "#desk/recording/chosen.ts";
import { reasonNeeded } from "#features/recommendations/reason-words.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import type { Locale } from "#i18n/locale.ts";
import { isNamed, source } from "#i18n/source.ts";
import { isPartialDate } from "#lib/partial-date.ts";
import { citations, citing, pair, partialDate, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

const why = {
  reason: pair({ label: "staff:pair.reason", problem: "staff:problem.reason" }),
  source: citations(),
};

/** When it was closed, as far as it is known, and why. */
export const closingForm = defineForm(() =>
  z.object({
    ...ofOne,
    meeting: words({ label: "staff:closing.meeting" }),
    on: partialDate({ label: "staff:closing.on", problem: "staff:problem.date" }),
    ...why,
  }),
);

/** Why a closing is taken back. */
export const noClosingForm = defineForm(() => z.object({ ...ofOne, ...why }));

const noClosing = z.object({ ...seenOne, reason: reasonNeeded, source });

const closing = noClosing
  .extend({ meeting: z.string().nullable(), on: z.string().refine(isPartialDate).nullable() })
  .refine(({ meeting, on }) => meeting === null || on === null, {
    path: ["on"],
    params: { problem: "staff:problem.dayOfMeeting" },
  })
  .refine(({ meeting, source }) => meeting !== null || isNamed(source), {
    path: ["meeting"],
    params: { problem: "staff:problem.behindClosing" },
  });

const none = { en: null, ru: null };

export function closingValues({ code, version }: RecommendationItem, locale: Locale): FormValues {
  return closingForm(locale).values({ code, version, meeting: null, on: null, reason: none, source: citing([]) });
}

export function noClosingValues({ code, version }: RecommendationItem, locale: Locale): FormValues {
  return noClosingForm(locale).values({ code, version, reason: none, source: citing([]) });
}

export function readClosing(values: FormValues, locale: Locale) {
  return closingForm(locale).read(values, closing);
}

export function readNoClosing(values: FormValues, locale: Locale) {
  return noClosingForm(locale).read(values, noClosing);
}
