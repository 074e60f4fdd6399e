import { z } from "zod";
import { isInOwnWords, longestText, provenances } from "#features/recommendations/recommendation.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { type Columns, type Localized, localized } from "#i18n/localized.ts";
import { isSameWords, type TextPlace } from "#i18n/record-text.ts";
import type { Settled, Stated } from "#i18n/settled-text.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { localizedText, requiredText, someText } from "#lib/texts.ts";

/**
 * Somebody says of a text of the record, with a source, that the words of a language are official, or that what is settled
 * should read otherwise. It counts once a second person has confirmed it, and until then nobody outside the desk learns of it.
 */
export const claimKinds = ["official", "erratum"] as const;

export type ClaimKind = (typeof claimKinds)[number];

/** It was confirmed, refused with a reason, or taken back by its author; none while it waits. */
export const claimOutcomes = ["confirmed", "refused", "takenBack"] as const;

export type ClaimOutcome = (typeof claimOutcomes)[number];

/** The verbs of events about a claim. */
export const claimVerbs = ["propose", "confirm", "refuse", "take-back"] as const;

export type ClaimVerb = (typeof claimVerbs)[number];

/** The author of an erratum can say of its words that the spelling alone is put right, or that they are translated anew. */
export const claimTold = ["trivial", "translated"] as const;

/** That there are no words cannot be the outcome of an erratum. */
export const erratumProvenances = provenances.filter((one) => one !== "no-text" && one !== "not-public");

const longest = 2000;

const common = { language: z.enum(locales), source: someText(longest) };

export const officialInput = z.object({ kind: z.literal("official"), ...common });

export const erratumInput = z.object({
  ...{ kind: z.literal("erratum"), ...common },
  words: requiredText(longestText),
  told: z.enum(claimTold).nullable(),
  provenance: z.enum(erratumProvenances).nullable(),
  reason: z.object({ en: requiredText(longest), ru: requiredText(longest) }),
});

export const refusalInput = localizedText(longest);

export type ClaimInput = z.infer<typeof officialInput> | z.infer<typeof erratumInput>;

/** A text as a claim finds it. Only recommendations say what kind of words they are. */
export type Claimed = Stated & { settled: Settled; provenance: string | null };

export type ClaimRefusal =
  | "claimWithoutWords"
  | "officialAlready"
  | "originalIsOriginal"
  | "officialInOthersWords"
  | "erratumNotNeeded"
  | "erratumUnchanged"
  | "claimStale";

/** Whether this can be claimed of the text as it stands. */
export function canClaim(text: Claimed, input: ClaimInput): Result<null, ClaimRefusal> {
  const { language } = input;
  if (!text.words[language]) return fail("claimWithoutWords");
  if (input.kind === "official") return mayBecomeOfficial(text, language);
  if (!text.settled[language]) return fail("erratumNotNeeded");
  const isOtherKind = input.provenance !== null && input.provenance !== text.provenance;
  const contradicts =
    input.provenance !== null &&
    !isInOwnWords(input.provenance) &&
    locales.some((one) => text.states[one]?.state === "official");
  if (contradicts) return fail("officialInOthersWords");
  return isSameWords(text.words[language], input.words) && !isOtherKind ? fail("erratumUnchanged") : ok(null);
}

/** Whether what was claimed of words that stood then still holds of those that stand now. */
export function stillHolds(text: Claimed, input: ClaimInput, wordsBefore: string): Result<null, ClaimRefusal> {
  return isSameWords(text.words[input.language], wordsBefore) ? canClaim(text, input) : fail("claimStale");
}

/** Words that are not the original, nor told in others' words, can be official. */
export function mayBecomeOfficial(
  { words, states, provenance }: Claimed,
  language: Locale,
): Result<null, ClaimRefusal> {
  const told = states[language];
  if (!words[language] || !told) return fail("claimWithoutWords");
  if (told.state === "original") return fail("originalIsOriginal");
  if (told.state === "official" && told.source) return fail("officialAlready");
  return provenance === null || isInOwnWords(provenance) ? ok(null) : fail("officialInOthersWords");
}

type Stored = {
  kind: string;
  language: string;
  words: string | null;
  told: string | null;
  provenance: string | null;
} & Columns<"reason" | "source">;

/** A stored claim, as it was said. */
export function inputOf({ kind, language, words, told, provenance, ...row }: Stored): ClaimInput {
  const said = { language: language as Locale, source: localized(row, "source") };
  if (kind === "official") return { kind, ...said };
  const { en, ru } = localized(row, "reason");
  return {
    ...{ ...said, kind: "erratum", words: words ?? "", reason: { en: en ?? "", ru: ru ?? "" } },
    ...{ told: told as Erratum["told"], provenance: provenance as Erratum["provenance"] },
  };
}

type Erratum = z.infer<typeof erratumInput>;

type OfText = { subject: string; subjectId: string; field: string; language: string };

/** Events call it by the text that it is about. */
export function claimCode({ subject, subjectId, field, language }: OfText): string {
  return `${subject}/${subjectId}/${field}/${language}`;
}

/** A claim at the desk, with what it is about. */
export type ClaimItem = {
  id: number;
  kind: ClaimKind;
  place: TextPlace;
  language: Locale;
  /** the words that stood when it was proposed, those that stand now, those that it proposes; `null` where it proposes none */
  wordsBefore: string;
  wordsNow: string | null;
  words: string | null;
  told: string | null;
  provenance: string | null;
  reason: Localized;
  source: Localized;
  /** `null`: the record's editors */
  proposedBy: string | null;
  proposedAt: Date;
  proposedById: number | null;
  outcome: ClaimOutcome | null;
  /** whether it can be confirmed as the text stands now */
  holds: Result<null, ClaimRefusal>;
};
