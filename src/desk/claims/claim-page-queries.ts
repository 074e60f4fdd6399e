import { type ClaimItem, isOfficial, mayBecomeOfficial } from "#features/claims/claim.ts";
import { findClaimed } from "#features/claims/claim-queries.ts";
import type { TextFound } from "#features/claims/claim-texts.ts";
import { placeNamed } from "#features/texts/text.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { ClaimKind } from "#i18n/settled-text.ts";
import type { Actor } from "#policy.ts";

export type Claimable = {
  text: TextFound;
  /** of which something can be proposed, and the one of them that was chosen; `null` where there is none */
  languages: Locale[];
  language: Locale | null;
  /** the claim that waits for that language already */
  waiting: ClaimItem | null;
};

/** A text by its address, and in which languages this can be claimed of it; `null` where there is none for this person. */
export async function findClaimable(
  actor: Actor,
  { noun, code, field }: { noun: string; code: string; field: string },
  kind: ClaimKind,
  asked: string | null,
): Promise<Claimable | null> {
  const place = placeNamed(noun, code, field);
  const found = place && (await findClaimed(actor, place));
  if (!found) return null;
  const { text, waiting } = found;
  const languages = locales.filter((language) => mayBeClaimed(text, kind, language));
  const language = languages.find((one) => one === asked) ?? languages[0] ?? null;
  return { text, languages, language, waiting: waiting.find((claim) => claim.language === language) ?? null };
}

function mayBeClaimed(text: TextFound, kind: ClaimKind, language: Locale): boolean {
  switch (kind) {
    case "official":
      return mayBecomeOfficial(text, language).ok;
    case "not-official":
      return isOfficial(text, language);
    case "erratum":
      return text.settled[language];
  }
}
