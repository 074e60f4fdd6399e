import { listMeetings, type MeetingItem } from "#features/meetings/meeting-queries.ts";
import { inStatus } from "#features/recommendations/known-queries.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { locales } from "#i18n/locale.ts";
import type { Actor } from "#policy.ts";

/** Finds what has been begun and is public in no language. Nothing for who may not see it. */
export async function findDrafts(
  actor: Actor,
): Promise<{ meetings: MeetingItem[]; recommendations: RecommendationItem[] }> {
  const meetings = (await listMeetings(actor)).filter(({ published }) => locales.every((one) => !published[one]));
  const recommendations = await findRecommendations(actor, { publishedEnAt: null, publishedRuAt: null });
  return { meetings, recommendations };
}

/** Those that the experts agreed and no policy meeting has decided on. */
export async function findWaiting(actor: Actor): Promise<RecommendationItem[]> {
  return findRecommendations(actor, await inStatus(actor, ["agreed", "forwarded"]));
}
