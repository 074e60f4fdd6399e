import { listMeetings, type MeetingItem } from "#features/meetings/meeting-queries.ts";
import { inStatus } from "#features/recommendations/known-queries.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { locales } from "#i18n/locale.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Actor, can } from "#policy.ts";
import { database } from "#server/database.ts";
import { troubleIn } from "./language-trouble.ts";

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

/**
 * Texts that one language lacks, has only in words that nobody reviewed, or in words older than their original. Samples are
 * no texts of the record, and where no language has words there is nothing to translate.
 */
export async function findToTranslate(
  actor: Actor,
): Promise<{ meetings: MeetingItem[]; recommendations: RecommendationItem[] }> {
  if (!can.translate(actor)) return { meetings: [], recommendations: [] };
  const meetings = (await listMeetings(actor)).filter(
    ({ sample, title }) => !sample && locales.some((one) => troubleIn(one, title)),
  );
  const texts = { provenance: { notIn: ["sample", "no-text"] } };
  const rows = await database().recommendation.findMany({
    where: texts,
    select: { code: true, textEn: true, textRu: true, states: true },
  });
  const inTrouble = rows.filter((row) =>
    locales.some((one) => troubleIn(one, recordText("recommendation", row, "text"))),
  );
  const codes = new Set(inTrouble.map(({ code }) => code));
  const recommendations = (await findRecommendations(actor, texts)).filter(({ code }) => codes.has(code));
  return { meetings, recommendations };
}
