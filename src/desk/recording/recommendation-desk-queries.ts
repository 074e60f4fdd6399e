import { withAddressed } from "#features/recommendations/addressee-formats.ts";
import { type Addressed, findNames, type Names, withNames } from "#features/recommendations/addressee-queries.ts";
import { addsWords, toMeeting } from "#features/recommendations/history-entries.ts";
import type { LineageInput } from "#features/recommendations/lineage.ts";
import { isWordless, newProvenances, nextNumber } from "#features/recommendations/recommendation.ts";
import { about } from "#features/recommendations/recommendation-events.ts";
import type { MeetingOfRecommendation, RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import type { Translation } from "#features/translations/translation.ts";
import { reasonTranslations } from "#features/translations/translation-queries.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { database } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { findRecommendation, type RecommendationPage } from "#views/recommendation/find-recommendation.ts";
import { chosenOf, nobodyChosen } from "./addressee-form-definition.ts";
import { type ChosenBefore, chosenByNobody } from "./recommendation-form-definition.ts";

export type RecommendationForDesk = RecommendationPage & {
  changes: Change[];
};

/** The next number of a meeting's pillar and year; `null` where it has none of them, so that nothing born at it is numbered. */
export async function findFirstFree(
  meeting: { pillar: number | null; firstDay: string | null } | null,
): Promise<number | null> {
  if (!meeting?.pillar || !meeting.firstDay) return null;
  const [year, pillar] = [Number(meeting.firstDay.slice(0, 4)), meeting.pillar];
  const ofYear = await database().recommendation.findMany({
    where: { year, pillarNumber: pillar },
    select: { code: true },
  });
  return nextNumber(
    ofYear.map(({ code }) => code),
    year,
    pillar,
  );
}

/** The one that this person entered last, among these, and how far it was then. */
export type EnteredLast = { item: RecommendationItem; verb: "draft" | "agree" };

/** For so long somebody sits over one meeting: what they chose before that is no choice for the next one. */
const sittingMs = 12 * 3600 * 1000;

/** Their own choices for it stay for the next one of the same meeting; nobody else's do. */
export async function findEnteredLast(
  actor: Person,
  items: readonly RecommendationItem[],
): Promise<EnteredLast | null> {
  const events = await database().event.findMany({
    where: { ...about(items.map(({ id }) => id)), verb: { in: ["draft", "agree"] } },
    orderBy: { id: "asc" },
    distinct: ["subjectId"],
    select: { id: true, subjectId: true, verb: true, actorId: true, recordedAt: true },
  });
  const since = new Date(Date.now() - sittingMs);
  const own = events.findLast(({ actorId, recordedAt }) => actorId === actor.id && recordedAt >= since);
  const item = items.find(({ id }) => id === own?.subjectId);
  return own && item ? { item, verb: own.verb as EnteredLast["verb"] } : null;
}

/** The choices with which the next one begins, and the number of the one for which they were made; nobody's, where it is the first. */
export async function findChosenBefore(
  actor: Person,
  items: readonly RecommendationItem[],
  names: Names,
): Promise<{ chosen: ChosenBefore; last: string | null }> {
  const last = await findEnteredLast(actor, items);
  if (!last) return { chosen: chosenByNobody, last: null };
  const { code, text, source, provenance } = last.item;
  const addressed = (await withAddressed([last.item], null))[0]?.addressed;
  const chosen = {
    state: isWordless(provenance) ? chosenByNobody.state : text.state,
    ...{ source, verb: last.verb, provenance: newProvenances.find((one) => one === provenance) ?? null },
    addressees: addressed ? chosenOf(addressed, names) : nobodyChosen,
  };
  return { chosen, last: code };
}

/** Everything that was done with it, who did it and when it was recorded. */
export type Change = {
  id: string;
  verb: string;
  by: string | null;
  at: Date;
  meeting: MeetingOfRecommendation | null;
  reason: Localized;
  reasonTranslation: Translation | null;
  source: Source;
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
    changes: newestFirst.map(({ kept, ...event }, index) => ({
      id: String(event.id),
      verb: addsWords(event, events[index + 1]) ? "words" : event.verb,
      by: event.actor?.name ?? null,
      at: event.recordedAt,
      meeting: event.meeting && toMeeting(actor, event.meeting),
      reason: localized(event, "reason"),
      reasonTranslation: translationOf(event, [row]),
      source: sourceIn(event),
      lineage: (kept.lineage as LineageInput | undefined) ?? null,
      addressed: event.verb === "address" && kept.addressees ? withNames(kept.addressees, names) : null,
    })),
  };
}
