import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { canDecideAt } from "#features/decisions/decision.ts";
import { type Decision, decisions, moves, type Status } from "#features/recommendations/recommendation.ts";
import type { MeetingOfRecommendation, RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { dayOf } from "#i18n/format.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";

export type DecidableGroup = {
  /** the meeting that they were born at; `null` where it is not known */
  meeting: MeetingOfRecommendation | null;
  items: RecommendationItem[];
  /** born after the deciding meeting was over: can be chosen, and is refused with the reason */
  isLater: boolean;
};

/** Everything that could still be decided, by the meeting it was born at: what waits first, old records last. */
export async function findDecidable(
  actor: Actor,
  meeting: MeetingForDesk,
  today = new Date(),
): Promise<DecidableGroup[]> {
  const statuses = new Set(decisions.flatMap((decision): readonly (Status | null)[] => moves[decision].from));
  const items = await findRecommendations(actor, {
    kind: "recommendation",
    status: { in: [...statuses].filter((status) => status !== null) },
  });
  const rows = await database().meeting.findMany({ select: { code: true, type: true, firstDay: true, lastDay: true } });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const here = byCode.get(meeting.code);
  const groups = Map.groupBy(items, (item) => item.meeting?.code ?? "");
  return [...groups]
    .map(([code, group]): DecidableGroup => {
      const allowed = here && canDecideAt(here, byCode.get(code) ?? null, dayOf(today));
      return {
        meeting: group[0]?.meeting ?? null,
        items: group,
        isLater: allowed?.ok === false && allowed.error === "heldAfterMeeting",
      };
    })
    .sort((a, b) => Number(isOld(a)) - Number(isOld(b)));
}

function isOld({ items }: DecidableGroup): boolean {
  return items.every(({ status }) => status === "unknown" || status === "noted");
}

export type DecidedItem = RecommendationItem & { decision: Decision };

/** Finds what is recorded as decided at this meeting, in the order of the meetings where it was born. */
export async function findDecided(actor: Actor, meeting: MeetingForDesk): Promise<DecidedItem[]> {
  const decided = new Map(meeting.decisions.map(({ verb, recommendation }) => [recommendation.code, verb]));
  const items = await findRecommendations(actor, { code: { in: [...decided.keys()] } });
  return items.flatMap((item) => {
    const decision = decided.get(item.code);
    return decision ? [{ ...item, decision }] : [];
  });
}
