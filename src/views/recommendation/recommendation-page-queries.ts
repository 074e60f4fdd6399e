import { policyMeetings, policyMeetingsAround } from "#features/decisions/decision.ts";
import { listMeetings, type MeetingItem } from "#features/meetings/meeting-queries.ts";
import { lastDayOf } from "#features/recommendations/history-entries.ts";
import { asKnownTo } from "#features/recommendations/known-queries.ts";
import { standingMoves } from "#features/recommendations/recommendation.ts";
import { eventsOf } from "#features/recommendations/recommendation-events.ts";
import { dayOf } from "#i18n/format.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { RecommendationPage } from "./find-recommendation.ts";

/** The first day ("YYYY-MM-DD") as of which a recommendation stands in the record; `null` where no source dates it. */
export async function findBirthday(actor: Actor, code: string): Promise<string | null> {
  const row = await database().recommendation.findFirst({
    where: { AND: [readable.recommendations(actor), { code }] },
    select: { id: true, kind: true, meetingId: true, meeting: true },
  });
  if (!row) return null;
  const events = (await eventsOf([row.id])).get(row.id) ?? [];
  const days = standingMoves(asKnownTo(actor, row, events).moves).flatMap(({ event }) => event.occurredOn ?? []);
  const first = days.toSorted((a, b) => a.getTime() - b.getTime())[0];
  return row.kind === "commitment" ? lastDayOf(actor, row.meeting) : first ? dateToDay(first) : null;
}

/**
 * The policy meetings around the birth of what waits for one, as far as they had begun by a day ("YYYY-MM-DD"). What does
 * not wait has none.
 */
export async function findPolicyMeetingsAround(
  actor: Actor,
  { status, meeting }: RecommendationPage,
  until: string,
): Promise<{ before: MeetingItem | null; since: MeetingItem | null }> {
  if (status !== "agreed") return { before: null, since: null };
  const meetings = await listMeetings(actor, { type: [...policyMeetings] });
  return policyMeetingsAround(meetings, meeting?.firstDay ?? dayOf(new Date()), until);
}
