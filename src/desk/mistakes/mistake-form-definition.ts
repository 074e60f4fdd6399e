import { z } from "zod";
import { chosenOf, ofOne, ofSome, seenOne, seenSome, versionsOf } from "#desk/recording/chosen.ts";
import { reasonWords } from "#features/recommendations/reason-words.ts";
import type { Seen } from "#features/recommendations/recommendation-changes.ts";
import type { Locale } from "#i18n/locale.ts";
import { requiredText } from "#lib/texts.ts";
import { number, pair, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

export const nouns = ["meeting", "recommendation", "document"] as const;

/** The pages on which they stand. */
export const pages = {
  meeting: "/meetings/[code]",
  recommendation: "/recommendations/[code]",
  document: "/documents/[code]",
} as const;

export type MistakenNoun = (typeof nouns)[number];

/** A meeting, or a recommendation; with a meeting go those that were born at it, as its author saw them. */
const ofRecord = { noun: words(), ...ofOne };

const record = { noun: z.enum(nouns), ...seenOne };

/** Throws a draft away. */
export const discardForm = defineForm(() => z.object({ ...ofRecord, ...ofSome }));

/** Says why it was recorded by mistake, and which is the right one. */
export const voidForm = defineForm(() =>
  z.object({
    ...{ ...ofRecord, ...ofSome },
    reason: pair({ label: "staff:pair.reason", problem: "mistakes:problem.reason" }),
    right: words({ label: "mistakes:void.right" }),
  }),
);

/** Puts it into the record again; why is asked of what has been public. */
export const restoreForm = defineForm(() =>
  z.object({ ...ofRecord, reason: pair({ label: "staff:pair.reason", problem: "staff:problem.reason" }) }),
);

/** The number of a recommendation that has never been public. */
export const numberForm = defineForm((locale) =>
  z.object({
    ...ofOne,
    number: number(locale, { label: "mistakes:number.label", problem: "mistakes:problem.number", range: numbers }),
  }),
);

const numbers = { least: 1, most: 999 };

/** The code of a meeting that has never been public. */
export const codeForm = defineForm(() => z.object(ofOne));

type WithBorn = Seen & { noun: MistakenNoun; born: readonly Seen[] };

const none = { en: null, ru: null };

export function discardValues({ born, ...of }: WithBorn, locale: Locale): FormValues {
  return discardForm(locale).values({ ...of, chosen: born.map(({ code }) => code), seen: versionsOf([...born]) });
}

export function voidValues({ born, ...of }: WithBorn, locale: Locale): FormValues {
  const chosen = born.map(({ code }) => code);
  return voidForm(locale).values({ ...of, chosen, seen: versionsOf([...born]), reason: none, right: null });
}

export function restoreValues(of: Seen & { noun: MistakenNoun }, locale: Locale): FormValues {
  return restoreForm(locale).values({ ...of, reason: none });
}

const discarded = z.object({ ...record, born: seenSome });

export function readDiscard(values: FormValues, locale: Locale) {
  return discardForm(locale).read(values, discarded, (fields) => ({ ...fields, born: chosenOf(fields) }));
}

const longest = 2000;

const bothLanguages = z.object({ en: requiredText(longest), ru: requiredText(longest) });

const voided = discarded.extend({ reason: bothLanguages, right: z.string().nullable() });

export function readVoid(values: FormValues, locale: Locale) {
  return voidForm(locale).read(values, voided, (fields) => ({ ...fields, born: chosenOf(fields) }));
}

const restored = z.object({ ...record, reason: reasonWords });

export function readRestore(values: FormValues, locale: Locale) {
  return restoreForm(locale).read(values, restored);
}

const numbered = z.object({ ...seenOne, number: z.number() });

export function readNumber(values: FormValues, locale: Locale) {
  return numberForm(locale).read(values, numbered);
}

const coded = z.object(seenOne);

export function readCode(values: FormValues, locale: Locale) {
  return codeForm(locale).read(values, coded);
}
