import { locales } from "#i18n/locale.ts";
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
 * Texts that one language lacks, or has only in words that nobody reviewed. Samples are no texts of the record, and where
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
  const recommendations = (await findRecommendations(actor, { provenance: { notIn: ["sample", "no-text"] } })).filter(
    ({ text, textState }) => (text.en || text.ru) && locales.some((one) => isUnsettled(textState[one])),
  );
  return { meetings, recommendations };
}
