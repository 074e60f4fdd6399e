import { locales } from "#i18n/locale.ts";
import { database } from "#server/database.ts";
import { type Actor, can } from "../../policy.ts";
import { listMeetings, type MeetingItem } from "../meetings/meeting-queries.ts";
import type { LanguageState } from "./recommendation.ts";
import { findRecommendations, type RecommendationItem } from "./recommendation-queries.ts";

/** What has been begun and is public in no language. Nothing for who may not see it. */
export async function findDrafts(
  actor: Actor,
): Promise<{ meetings: MeetingItem[]; recommendations: RecommendationItem[] }> {
  const meetings = (await listMeetings(actor)).filter(({ published }) => locales.every((one) => !published[one]));
  const recommendations = await findRecommendations(actor, { publishedEnAt: null, publishedRuAt: null });
  return { meetings, recommendations };
}

/** Those that the experts agreed and no policy meeting has decided on. */
export async function findWaiting(actor: Actor): Promise<RecommendationItem[]> {
  return findRecommendations(actor, { status: { in: ["agreed", "forwarded"] } });
}

/** Neither the words of a source nor read again by somebody. */
const unsettled: readonly LanguageState[] = ["missing", "machine", "draft", "unofficial"];

/**
 * Texts that one language lacks, has only in words that nobody reviewed, or in words older than their original. Samples are no texts of the record, and where
 * no language has words there is nothing to translate.
 */
export async function findToTranslate(
  actor: Actor,
): Promise<{ meetings: MeetingItem[]; recommendations: RecommendationItem[] }> {
  if (!can.translate(actor)) return { meetings: [], recommendations: [] };
  const isUnsettled = (state: LanguageState) => unsettled.includes(state);
  const meetings = (await listMeetings(actor)).filter(
    ({ sample, title, titleState }) =>
      !sample && (title.en || title.ru) && locales.some((one) => isUnsettled(titleState[one])),
  );
  const outdated = await outdatedCodes();
  const recommendations = (await findRecommendations(actor, { provenance: { notIn: ["sample", "no-text"] } })).filter(
    ({ code, text, textState }) =>
      (text.en || text.ru) && (outdated.has(code) || locales.some((one) => isUnsettled(textState[one]))),
  );
  return { meetings, recommendations };
}

/** The database asks `lib/fingerprint.ts` of all originals at once. */
async function outdatedCodes(): Promise<Set<string>> {
  const rows = await database().$queryRaw<{ code: string }[]>`
    SELECT code FROM (
      SELECT code, text_basis, CASE text_ru_state WHEN 'original' THEN text_ru ELSE text_en END AS original
      FROM recommendation WHERE text_en IS NOT NULL AND text_ru IS NOT NULL AND text_basis IS NOT NULL
    ) translated
    WHERE left(encode(sha256(convert_to(original, 'UTF8')), 'hex'), 16) <> text_basis`;
  return new Set(rows.map(({ code }) => code));
}
