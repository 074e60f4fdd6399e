import { findCode } from "#features/recommendations/recommendation-counts.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { type Actor, can, visitor } from "#policy.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";

/** A recommendation or commitment for those who may publish it; `null` for everybody else, and where there is none. */
export async function findForPublishing(actor: Actor, asked: string): Promise<RecommendationItem | null> {
  const code = can.publish(actor) ? await findCode(actor, asked) : null;
  const [item] = code ? await findRecommendations(actor, { code }) : [];
  return item ?? null;
}

/** Whether everybody may read the meeting of its birth; `null` where it was born at none. */
export async function isMeetingPublic({ meeting }: RecommendationItem): Promise<boolean | null> {
  return meeting && (await findMeeting(visitor, meeting.code)) !== null;
}
