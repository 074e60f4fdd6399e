import { z } from "zod";
import { erratumInput, notOfficialInput, officialInput } from "#features/claims/claim.ts";
import type { TextFound } from "#features/claims/claim-texts.ts";
import { reasonNeeded } from "#features/recommendations/reason-words.ts";
import type { Locale } from "#i18n/locale.ts";
import { wordsFingerprint } from "#i18n/record-text.ts";
import { choices, citations, citing, id, pair, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** The list says what was done last. */
export const claimDone = ["proposed", "confirmed", "refused", "takenBack"] as const;

export type ClaimDone = (typeof claimDone)[number];

/** The text and its language, and a fingerprint of the words that its author was shown. */
const ofText = { noun: words(), code: words(), field: words(), language: words(), seen: words() };

const source = citations({ problem: "claims:problem.source" });

/** Says that words are official, and by which source. */
export const officialForm = defineForm(() => z.object({ ...ofText, source }));

const reason = pair({ label: "staff:pair.reason", problem: "mistakes:problem.reason" });

/** Says why words are not official that were called so, and by which source, where one says it. */
export const notOfficialForm = defineForm(() => z.object({ ...ofText, reason, source }));

/** Says how words should read, why, and by which source. */
export const erratumForm = defineForm(() =>
  z.object({
    ...ofText,
    words: words({ label: "claims:erratum.words", problem: "claims:problem.words" }),
    told: choices({ label: "staff:telling.label" }),
    provenance: words({ label: "staff:correct.provenance.label" }),
    reason,
    source,
  }),
);

/** Confirms what somebody else proposed, or takes back one's own: nothing is typed. */
export const decisionForm = defineForm(() => z.object({ id: id() }));

/** Says why it does not hold. */
export const refusalForm = defineForm(() =>
  z.object({ id: id(), reason: pair({ label: "staff:pair.reason", problem: "staff:problem.reason" }) }),
);

const none = { en: null, ru: null };

function ofTextNow({ place, words: stand }: TextFound, language: Locale) {
  const { subject, key, field } = place;
  return {
    noun: subject.replaceAll("_", "-"),
    code: key,
    field,
    language,
    seen: wordsFingerprint(stand[language] ?? ""),
  };
}

export function officialValues(text: TextFound, language: Locale, locale: Locale): FormValues {
  return officialForm(locale).values({ ...ofTextNow(text, language), source: citing([]) });
}

export function notOfficialValues(text: TextFound, language: Locale, locale: Locale): FormValues {
  return notOfficialForm(locale).values({ ...ofTextNow(text, language), reason: none, source: citing([]) });
}

export function erratumValues(text: TextFound, language: Locale, locale: Locale): FormValues {
  return erratumForm(locale).values({
    ...{ ...ofTextNow(text, language), words: text.words[language], told: [] },
    ...{ provenance: text.provenance, reason: none, source: citing([]) },
  });
}

export function decisionValues(claim: { id: number }, locale: Locale): FormValues {
  return decisionForm(locale).values({ id: claim.id });
}

export function refusalValues(claim: { id: number }, locale: Locale): FormValues {
  return refusalForm(locale).values({ id: claim.id, reason: none });
}

const seen = { noun: z.string(), code: z.string(), field: z.string(), seen: z.string() };

const official = officialInput.extend(seen);

export function readOfficial(values: FormValues, locale: Locale) {
  return officialForm(locale).read(values, official, (fields) => ({ ...fields, kind: "official" }));
}

const notOfficial = notOfficialInput.extend(seen);

export function readNotOfficial(values: FormValues, locale: Locale) {
  return notOfficialForm(locale).read(values, notOfficial, (fields) => ({ ...fields, kind: "not-official" }));
}

const erratum = erratumInput.extend(seen);

export function readErratum(values: FormValues, locale: Locale) {
  return erratumForm(locale).read(values, erratum, ({ told, ...fields }) => ({
    ...{ ...fields, kind: "erratum", told: told[0] ?? null },
  }));
}

const decision = z.object({ id: z.number() });

export function readDecision(values: FormValues, locale: Locale) {
  return decisionForm(locale).read(values, decision);
}

const refusal = decision.extend({ reason: reasonNeeded });

export function readRefusal(values: FormValues, locale: Locale) {
  return refusalForm(locale).read(values, refusal);
}
