import { dayOf } from "#i18n/format.ts";
import type { Transaction } from "#server/database.ts";
import type { Meeting } from "../../generated/prisma/client.ts";
import {
  canDecideAt,
  decidingVerbs,
  isDecision,
  type MeetingOfDecision,
  moves,
  standingMoves,
} from "../recommendations/recommendation.ts";

/**
 * The codes of what was decided at this meeting, or born at it and decided elsewhere, and could not have been if the meeting
 * was of that type and held then. What was not possible before the correction, as old records have it, is not counted.
 */
export async function undecidable(tx: Transaction, meeting: Meeting, corrected: MeetingOfDecision): Promise<string[]> {
  const rows = await tx.recommendation.findMany({
    where: {
      OR: [
        { meetingId: meeting.id },
        { events: { some: { meetingId: meeting.id, verb: { in: [...decidingVerbs] } } } },
      ],
    },
    include: {
      meeting: true,
      events: { where: { verb: { in: Object.keys(moves) } }, orderBy: { id: "asc" }, include: { meeting: true } },
    },
    orderBy: { position: "asc" },
  });
  const today = dayOf(new Date());
  const asCorrected = (one: Meeting | null) => (one?.id === meeting.id ? corrected : one);
  const isBroken = (decidedAt: Meeting | null, bornAt: Meeting | null) => {
    const at = asCorrected(decidedAt);
    if (!decidedAt || !at) return false;
    return canDecideAt(decidedAt, bornAt, today).ok && !canDecideAt(at, asCorrected(bornAt), today).ok;
  };
  return rows.flatMap(({ code, meeting: bornAt, events }) =>
    standingMoves(events).some(({ verb, event }) => isDecision(verb) && isBroken(event.meeting, bornAt)) ? [code] : [],
  );
}
