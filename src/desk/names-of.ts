import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Actor } from "#policy.ts";
import { namesText } from "./names-text.ts";

/** The names of those numbers, in the order in which they were chosen; one that this person may not read any more has its code alone. */
export async function namesOf(actor: Actor, codes: readonly string[], locale: Locale): Promise<string> {
  const found = await findRecommendations(actor, { code: { in: [...codes] } });
  return namesText(
    codes.map((code) => found.find((one) => one.code === code) ?? { code, text: null }),
    locale,
  );
}
