import type { Meeting } from "#generated/prisma/client.ts";
import { sourceIn } from "#i18n/source.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { ok, type Result } from "#lib/result.ts";
import { portal } from "#policy.ts";
import { change, database, type Transaction } from "#server/database.ts";
import { holdToChange, type MeetingRefusal, update } from "./meeting-changes.ts";
import { isMeetingStep, type MeetingState, meetingMoves } from "./meeting-state.ts";
import { outcomesOf } from "./meeting-state-commands.ts";

const because = {
  held: {
    en: "Recorded before the portal kept the state of a meeting: what came of it, or a source named after its last day, stood in the record.",
    ru: "Внесено до того, как на портале стал указываться статус совещаний: в записи имелись итоги или источник, указанный после последнего дня совещания.",
  },
  planned: {
    en: "Recorded before the portal kept the state of a meeting: nothing in the record said that it was held.",
    ru: "Внесено до того, как на портале стал указываться статус совещаний: сведений о том, что совещание состоялось, в записи не имелось.",
  },
};

/**
 * Tells the state of each meeting of which no event tells any: they were recorded before there were states. It is said in
 * their history that nobody looked at their sources anew.
 */
export async function tellStatesOfBefore(): Promise<void> {
  const meetings = await database().meeting.findMany({ select: { id: true, code: true }, orderBy: { id: "asc" } });
  const told = await database().event.findMany({
    where: { subject: "meeting", verb: { in: Object.keys(meetingMoves).filter(isMeetingStep) } },
    distinct: ["subjectId"],
    select: { subjectId: true },
  });
  const known = new Set(told.map(({ subjectId }) => subjectId));
  for (const { id, code } of meetings.filter((meeting) => !known.has(meeting.id))) await tell(id, code);
}

function tell(id: number, code: string): Promise<Result<Meeting, MeetingRefusal>> {
  return change(async (tx) => {
    await holdToChange(tx, code);
    const meeting = await tx.meeting.findUniqueOrThrow({ where: { id } });
    const state = (await bearsOut(tx, meeting)) ? "held" : "planned";
    const { firstDay, lastDay } = meeting;
    const days = firstDay && lastDay ? { from: dateToDay(firstDay), on: dateToDay(lastDay) } : null;
    const happening = {
      held: { verb: "hold", source: sourceIn(meeting), occurred: days },
      planned: { verb: "plan" },
    } as const satisfies Partial<Record<MeetingState, object>>;
    return update(tx, portal, meeting, { ...happening[state], reason: because[state] }, () => ok({ state }));
  });
}

/** Whether the record itself says that it was held: its days being over does not. */
async function bearsOut(tx: Transaction, meeting: Meeting): Promise<boolean> {
  const { outcomeEn, outcomeRu, attendance, lastDay } = meeting;
  if (outcomeEn || outcomeRu || (attendance as unknown[]).length > 0) return true;
  if ((await outcomesOf(tx, meeting)).length > 0) return true;
  const written = await tx.event.findFirst({
    where: { subject: "meeting", subjectId: meeting.id, verb: { in: ["record", "correct"] } },
    orderBy: { id: "desc" },
    select: { recordedAt: true },
  });
  return sourceIn(meeting).length > 0 && lastDay !== null && written !== null && written.recordedAt > dayEnd(lastDay);
}

function dayEnd(day: Date): Date {
  return new Date(day.getTime() + 86_400_000);
}
