import { type Addressed, findNames, withNames } from "#features/recommendations/addressee-queries.ts";
import { toMeeting } from "#features/recommendations/history-entries.ts";
import type { LineageInput } from "#features/recommendations/lineage.ts";
import { about } from "#features/recommendations/recommendation-events.ts";
import type { MeetingOfRecommendation } from "#features/recommendations/recommendation-item.ts";
import type { Translation } from "#features/translations/translation.ts";
import { reasonTranslations } from "#features/translations/translation-queries.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { type Actor, can } from "#policy.ts";
import { database } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { findRecommendation, type RecommendationPage } from "#views/recommendation/find-recommendation.ts";

export type RecommendationForDesk = RecommendationPage & {
  changes: Change[];
};

/** Everything that was done with it, who did it and when it was recorded. */
export type Change = {
  id: string;
  verb: string;
  by: string | null;
  at: Date;
  meeting: MeetingOfRecommendation | null;
  reason: Localized;
  reasonTranslation: Translation | null;
  source: Localized;
  /** its subject, where it was a lineage */
  lineage: LineageInput | null;
  /** the addressees from then on, where they are what was changed */
  addressed: Addressed | null;
};

/** A recommendation for those who may correct its words; `null` for everybody else. */
export async function findRecommendationForDesk(actor: Actor, code: string): Promise<RecommendationForDesk | null> {
  const page = can.translate(actor) ? await findRecommendation(actor, code) : null;
  if (!page) return null;
  const row = await database().recommendation.findUniqueOrThrow({ where: { code: page.code } });
  const events = await database().event.findMany({
    where: about([row.id]),
    orderBy: { id: "desc" },
    include: { meeting: true, actor: { select: { name: true } } },
  });
  const newestFirst = events.map((event) => ({ ...event, kept: keptIn("recommendation", event) }));
  const translationOf = await reasonTranslations(actor, events);
  const names = await findNames();
  return {
    ...page,
    changes: newestFirst.map(({ kept, ...event }) => ({
      id: String(event.id),
      verb: event.verb,
      by: event.actor?.name ?? null,
      at: event.recordedAt,
      meeting: event.meeting && toMeeting(actor, event.meeting),
      reason: localized(event, "reason"),
      reasonTranslation: translationOf(event, [row]),
      source: localized(event, "source"),
      lineage: (kept.lineage as LineageInput | undefined) ?? null,
      addressed: event.verb === "address" && kept.addressees ? withNames(kept.addressees, names) : null,
    })),
  };
}
