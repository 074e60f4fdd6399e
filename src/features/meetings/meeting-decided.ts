import { canDecideAt, type MeetingOfDecision, turnedDecisions } from "#features/decisions/decision.ts";
import { decidingVerbs, isDecision, moves, standingMoves } from "#features/recommendations/recommendation.ts";
import { codesOf } from "#features/recommendations/recommendation-changes.ts";
import { about, eventsOf } from "#features/recommendations/recommendation-events.ts";
import type { Meeting } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { kept } from "#policy.ts";
import type { Transaction } from "#server/database.ts";

/**
 * Waits for whoever changes this meeting or one whose days bear upon its own: that decided on what was born here, or where
 * what it decided on was born or decided. Two corrections that are each allowed alone follow one another.
 */
export async function holdWithDecided(tx: Transaction, code: string): Promise<void> {
  await tx.$queryRaw`
    WITH this AS (SELECT id FROM meeting WHERE code = ${code}),
    touched AS (
      SELECT recommendation.id FROM recommendation JOIN this ON meeting_id = this.id
      UNION
      SELECT subject_id FROM event JOIN this ON meeting_id = this.id WHERE subject = 'recommendation'
    )
    SELECT id FROM meeting
    WHERE id IN (SELECT id FROM this)
      OR id IN (SELECT meeting_id FROM recommendation WHERE id IN (SELECT id FROM touched))
      OR id IN (
        SELECT meeting_id FROM event WHERE subject = 'recommendation' AND subject_id IN (SELECT id FROM touched))
    ORDER BY id FOR NO KEY UPDATE`;
}

/** Pillar and year stand in the numbers of what was born here, for ever: whoever has such keeps both. */
export async function keepsNumbers(
  tx: Transaction,
  meeting: Meeting,
  corrected: Pick<Meeting, "pillarNumber" | "firstDay">,
): Promise<Result<true, "meetingNumbersStand">> {
  const yearOf = (day: Date | null) => day?.getUTCFullYear() ?? null;
  const born = await tx.recommendation.findMany({
    where: { meetingId: meeting.id, ...kept },
    orderBy: { position: "asc" },
  });
  const contradicted = born.filter(
    ({ pillarNumber, year }) =>
      (pillarNumber === meeting.pillarNumber && pillarNumber !== corrected.pillarNumber) ||
      (year === yearOf(meeting.firstDay) && year !== yearOf(corrected.firstDay)),
  );
  return contradicted.length > 0 ? fail("meetingNumbersStand", { codes: codesOf(contradicted) }) : ok(true);
}

/**
 * Whether what was decided at this meeting, or born at it and decided elsewhere, could still have been if the meeting
 * was of that type and held then, and no decision would stand before one of a meeting held earlier. A fault that stood
 * before the correction, as in old records, is not counted.
 */
export async function stillDecidable(
  tx: Transaction,
  meeting: Meeting,
  corrected: MeetingOfDecision,
): Promise<Result<true, "laterMoveStands" | "decisionsTurned">> {
  const decided = await tx.event.findMany({
    where: { ...about(), meetingId: meeting.id, verb: { in: [...decidingVerbs] } },
    select: { subjectId: true },
  });
  const found = await tx.recommendation.findMany({
    where: {
      OR: [{ meetingId: meeting.id }, { id: { in: decided.flatMap(({ subjectId }) => subjectId ?? []) } }],
    },
    include: { meeting: true },
    orderBy: { position: "asc" },
  });
  const events = await eventsOf(
    found.map(({ id }) => id),
    { where: { verb: { in: Object.keys(moves) } }, tx },
  );
  const rows = found.map((row) => ({ ...row, events: events.get(row.id) ?? [] }));
  const today = dayOf(new Date());
  const asCorrected = (one: Meeting | null) => (one?.id === meeting.id ? corrected : one);
  const isBroken = (decidedAt: Meeting | null, bornAt: Meeting | null) => {
    const at = asCorrected(decidedAt);
    if (!decidedAt || !at) return false;
    return canDecideAt(decidedAt, bornAt, today).ok && !canDecideAt(at, asCorrected(bornAt), today).ok;
  };
  const broken = rows.filter(({ meeting: bornAt, events }) =>
    standingMoves(events).some(({ verb, event }) => isDecision(verb) && isBroken(event.meeting, bornAt)),
  );
  if (broken.length > 0) return fail("laterMoveStands", { codes: codesOf(broken) });
  const turned = rows.flatMap(({ code, events }) => {
    const before = turnedDecisions(events, (event) => event.meeting?.lastDay ?? null);
    const after = turnedDecisions(events, (event) => asCorrected(event.meeting)?.lastDay ?? null);
    const [pair] = after.filter(
      ({ first, second }) => !before.some((one) => one.first === first && one.second === second),
    );
    const other = pair && [pair.first, pair.second].find(({ meetingId }) => meetingId !== meeting.id)?.meeting;
    return other ? [{ code, other: other.code }] : [];
  });
  const [first] = turned;
  if (!first) return ok(true);
  const codes = codesOf(turned.filter(({ other }) => other === first.other));
  return fail("decisionsTurned", { codes, meeting: first.other });
}
