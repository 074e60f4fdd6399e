import type { Prisma } from "#generated/prisma/client.ts";
import { database, type Transaction } from "#server/database.ts";

export type EventWithMeeting = Prisma.EventGetPayload<{ include: { meeting: true } }>;

/** Whether an event is about one of these recommendations (ids), or about any. */
export function about(ids?: readonly number[]) {
  return { subject: "recommendation", ...(ids && { subjectId: { in: [...ids] } }) };
}

/** The events of these recommendations (ids), in the order in which they were recorded: all, or those that `where` selects. */
export async function eventsOf(
  ids: readonly number[],
  { where = {}, tx = database() }: { where?: Prisma.EventWhereInput; tx?: Transaction } = {},
): Promise<Map<number, EventWithMeeting[]>> {
  const events = await tx.event.findMany({
    where: { ...about(ids), ...where },
    orderBy: { id: "asc" },
    include: { meeting: true },
  });
  return byRecommendation(events);
}

/** The events of one, as far as they can move it. */
export async function movesOf(tx: Transaction, id: number) {
  return tx.event.findMany({
    where: about([id]),
    orderBy: { id: "asc" },
    select: { id: true, verb: true, meetingId: true },
  });
}

/** Events of recommendations by the id of each. */
export function byRecommendation<E extends { subjectId: number | null }>(events: readonly E[]): Map<number, E[]> {
  return Map.groupBy(events, ({ subjectId }) => subjectId ?? 0);
}
