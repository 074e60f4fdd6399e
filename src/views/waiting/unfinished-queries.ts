import { listMeetings, type MeetingItem } from "#features/meetings/meeting-queries.ts";
import { inStatus } from "#features/recommendations/known-queries.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { isFinished } from "#i18n/language-state.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { type Actor, can } from "#policy.ts";

/** Finds what has been begun and is public in no language. Nothing for who may not see it. */
export async function findDrafts(
  actor: Actor,
): Promise<{ meetings: MeetingItem[]; recommendations: RecommendationItem[] }> {
  const meetings = (await listMeetings(actor)).filter(({ published }) => locales.every((one) => !published[one]));
  const recommendations = await findRecommendations(actor, { publishedEnAt: null, publishedRuAt: null });
  return { meetings, recommendations };
}

/** A translation that is finished of a record that is public in the other language alone. */
export type Ready = { language: Locale } & ({ meeting: MeetingItem } | { recommendation: RecommendationItem });

/** Finds what a translator has finished and the public does not see yet, for those who publish it. */
export async function findReady(actor: Actor): Promise<Ready[]> {
  if (!can.publish(actor)) return [];
  const [meetings, recommendations] = await Promise.all([
    listMeetings(actor),
    findRecommendations(actor, {
      OR: [
        { publishedEnAt: null, publishedRuAt: { not: null } },
        { publishedRuAt: null, publishedEnAt: { not: null } },
      ],
    }),
  ]);
  const ready = (text: RecordText, publicIn: readonly Locale[]) =>
    publicIn.length === 0 ? [] : locales.filter((one) => !publicIn.includes(one) && isReady(one, text));
  return [
    ...meetings.flatMap((meeting) => {
      const publicIn = locales.filter((one) => meeting.published[one]);
      return ready(meeting.title, publicIn).map((language) => ({ meeting, language }));
    }),
    ...recommendations.flatMap((recommendation) =>
      ready(recommendation.text, recommendation.publicIn).map((language) => ({ recommendation, language })),
    ),
  ];
}

/** Nothing is left to do in it before it is published. */
function isReady(language: Locale, text: RecordText): boolean {
  return text[language] !== null && isFinished(text.state[language]) && !text.outdated[language];
}

/** Those that the experts agreed and no policy meeting has decided on. */
export async function findWaiting(actor: Actor): Promise<RecommendationItem[]> {
  return findRecommendations(actor, await inStatus(actor, ["agreed", "forwarded"]));
}
