import { z } from "zod";
import { isInOwnWords, longestText, provenances } from "#features/recommendations/recommendation.ts";
import type { LanguageStates } from "#i18n/language-state.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { type Columns, type Localized, localized } from "#i18n/localized.ts";
import { isSameWords, type TextPlace } from "#i18n/record-text.ts";
import { type ClaimKind, type Settled, type Stated, standingOriginal } from "#i18n/settled-text.ts";
import { type Source, someSource, source, sourceIn } from "#i18n/source.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { localizedText, requiredText } from "#lib/texts.ts";

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

const common = { language: z.enum(locales), source: someSource };
const reason = z.object({ en: requiredText(longest), ru: requiredText(longest) });

export const officialInput = z.object({ kind: z.literal("official"), ...common });

/** That words were called official by mistake is often seen from no source but the one that was named. */
export const notOfficialInput = z.object({
  ...{ kind: z.literal("not-official"), ...common, source },
  reason,
});

export const erratumInput = z.object({
  ...{ kind: z.literal("erratum"), ...common },
  words: requiredText(longestText),
  told: z.enum(claimTold).nullable(),
  provenance: z.enum(erratumProvenances).nullable(),
  reason,
});

export const refusalInput = localizedText(longest);

type Input = typeof officialInput | typeof notOfficialInput | typeof erratumInput;

export type ClaimInput = z.infer<Input>;

/** A text as a claim finds it. Only recommendations say what kind of words they are. */
export type Claimed = Stated & { settled: Settled; provenance: string | null };

export type ClaimRefusal =
  | "claimWithoutWords"
  | "officialAlready"
  | "originalIsOriginal"
  | "officialInOthersWords"
  | "officialNotSaid"
  | "erratumNotNeeded"
  | "erratumUnchanged"
  | "claimStale";

/** Whether this can be claimed of the text as it stands. */
export function canClaim(text: Claimed, input: ClaimInput): Result<null, ClaimRefusal> {
  const { language } = input;
  if (!text.words[language]) return fail("claimWithoutWords");
  if (input.kind === "official") return mayBecomeOfficial(text, language);
  if (input.kind === "not-official") return isOfficial(text, language) ? ok(null) : fail("officialNotSaid");
  if (!text.settled[language]) return fail("erratumNotNeeded");
  const isOtherKind = input.provenance !== null && input.provenance !== text.provenance;
  const contradicts =
    input.provenance !== null && !isInOwnWords(input.provenance) && locales.some((one) => isOfficial(text, one));
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

export function isOfficial({ words, states }: Stated, language: Locale): boolean {
  return Boolean(words[language]) && states[language]?.state === "official";
}

/**
 * The languages are called so once this holds. Words that are not official any more are what they were made as; and a translation
 * that is official takes from words that are settled nothing of being the original.
 */
export function stateAfter(
  text: Stated & { settled: Settled },
  { kind, language }: Pick<ClaimInput, "kind" | "language">,
): Partial<LanguageStates> {
  if (kind === "erratum") return {};
  const original = standingOriginal(text);
  if (kind === "not-official") return { [language]: original === language ? "original" : "unofficial" };
  const isKept = original !== language && text.settled[original] && !isOfficial(text, original);
  return { [language]: "official", ...(isKept && { [original]: "original" }) };
}

type Stored = {
  kind: string;
  language: string;
  words: string | null;
  told: string | null;
  provenance: string | null;
  source: unknown;
} & Columns<"reason">;

/** A stored claim, as it was said. */
export function inputOf({ kind, language, words, told, provenance, ...row }: Stored): ClaimInput {
  const said = { language: language as Locale, source: sourceIn(row) };
  if (kind === "official") return { kind, ...said };
  const { en, ru } = localized(row, "reason");
  const why = { en: en ?? "", ru: ru ?? "" };
  if (kind === "not-official") return { kind, ...said, reason: why };
  return {
    ...{ ...said, kind: "erratum", words: words ?? "", reason: why },
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
  /** by which people know whose text it is */
  called: Localized;
  language: Locale;
  /** the words that stood when it was proposed, those that stand now, those that it proposes; `null` where it proposes none */
  wordsBefore: string;
  wordsNow: string | null;
  words: string | null;
  told: string | null;
  provenance: string | null;
  reason: Localized;
  source: Source;
  /** `null`: the record's editors */
  proposedBy: string | null;
  proposedAt: Date;
  proposedById: number | null;
  outcome: ClaimOutcome | null;
  /** whether it can be confirmed as the text stands now */
  holds: Result<null, ClaimRefusal>;
};
