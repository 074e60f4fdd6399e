import { lockLineage, movesOf, reinstate } from "#features/recommendations/lineage-changes.ts";
import { endingOf, move, type Status, standingMoves } from "#features/recommendations/recommendation.ts";
import {
  applyMove,
  hold,
  type RecommendationRefusal as Refusal,
  type Seen,
} from "#features/recommendations/recommendation-changes.ts";
import type { Meeting, Recommendation } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { dateToDay, type PartialDate } from "#lib/partial-date.ts";
import { fail, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { closingDays, type Days, daysWithin } from "./decision.ts";

type Words = { reason: Localized; source?: Source | null };

/** As much of the day as is known ("YYYY", "YYYY-MM" or "YYYY-MM-DD"), or the code of the meeting that closed it. */
type Closing = Words & { on: PartialDate | null; meeting?: string | null };

/**
 * From here on it is no longer followed: nobody is asked to report on it, and no meeting decides on it. Nothing is closed by
 * itself: a meeting or a source stands behind it.
 */
export async function closeRecommendation(
  actor: Actor,
  seen: Seen,
  { on, meeting: closedAt = null, reason, source }: Closing,
  today = new Date(),
): Promise<Result<Recommendation, Refusal>> {
  return changeOne(actor, seen, reason, async (tx, row) => {
    if (!move(row.status as Status | null, "close").ok) return fail("moveNotAllowed", { codes: row.code });
    if (closedAt === null && !source?.length) return fail("closingBehindMissing");
    const meeting =
      closedAt === null
        ? null
        : await tx.meeting.findUnique({ where: { code: closedAt, ...kept, ...readable.leveled(actor) } });
    if (closedAt !== null && !meeting) return fail("notFound");
    const days = closingDays(
      await movesOf(tx, row),
      meeting ? daysOf(meeting) : daysWithin(on, dayOf(today)),
      dayOf(today),
    );
    return days.ok ? applyMove(tx, actor, row, { verb: "close", meeting, on: days.value, reason, source }) : days;
  });
}

/**
 * Takes a closing back that was recorded by mistake: it stands again where it stood before, on every day, unless something
 * that continues it has taken its place meanwhile.
 */
export async function takeBackClosing(
  actor: Actor,
  seen: Seen,
  { reason, source }: Words,
): Promise<Result<Recommendation, Refusal>> {
  return changeOne(actor, seen, reason, async (tx, row) => {
    const events = await movesOf(tx, row);
    const ending = endingOf(standingMoves(events));
    if (row.status !== "closed" || ending?.verb !== "close") return fail("moveNotAllowed", { codes: row.code });
    return reinstate(tx, actor, row, { events, ending: ending.event, reason, source });
  });
}

function daysOf({ firstDay, lastDay }: Meeting): Days | null {
  return firstDay && lastDay && { from: dateToDay(firstDay), on: dateToDay(lastDay) };
}

async function changeOne(
  actor: Actor,
  seen: Seen,
  reason: Localized,
  work: (tx: Transaction, row: Recommendation) => Promise<Result<Recommendation, Refusal>>,
): Promise<Result<Recommendation, Refusal>> {
  if (!can.closeRecommendations(actor)) return fail("notAllowed");
  if (!reason.en && !reason.ru) return fail("reasonMissing");
  return change(async (tx) => {
    await lockLineage(tx);
    const held = await hold(tx, actor, [seen]);
    if (!held.ok) return held;
    const [one] = held.value;
    if (one?.kind !== "recommendation") return fail("notFound");
    const { meeting: _bornAt, ...row } = one;
    return work(tx, row);
  });
}
