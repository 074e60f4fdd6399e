import { dayOf } from "#i18n/format.ts";
import { ok } from "#lib/result.ts";
import { portal } from "#policy.ts";
import { change, database } from "#server/database.ts";
import { lastNamedDay } from "./delegation.ts";
import { holdDelegations, recordDelegation } from "./delegation-rows.ts";

/**
 * Names nobody any more of the meetings whose day for it is over: the people go, with what was typed and brought in of them; how
 * many they were stays. Answers with the codes of those meetings.
 */
export async function eraseNames(now: Date): Promise<string[]> {
  const today = dayOf(now);
  const meetings = await database().meeting.findMany({
    select: {
      ...{ id: true, code: true, lastDay: true, discardedAt: true, voidedAt: true, registration: true },
      _count: { select: { delegations: { where: { erasedAt: null } }, imports: true } },
    },
    orderBy: { id: "asc" },
  });
  const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? null;
  const isOver = ({ registration, lastDay }: (typeof meetings)[number]) => {
    const last = lastNamedDay(day(registration?.keptUntil), day(lastDay));
    return last !== null && last < today;
  };
  const due = meetings.filter((one) => isOver(one) && one._count.delegations + one._count.imports > 0);
  for (const { id } of due) await eraseOf(id, now);
  const standing = meetings.filter((one) => one.discardedAt === null && one.voidedAt === null && !isOver(one));
  await eraseTyped(new Set(standing.map(({ code }) => code)));
  return due.map(({ code }) => code);
}

async function eraseOf(meetingId: number, now: Date): Promise<void> {
  await change(async (tx) => {
    await holdDelegations(tx, meetingId);
    await tx.delegate.deleteMany({ where: { delegation: { meetingId } } });
    await tx.sheetImport.deleteMany({ where: { meetingId } });
    for (const { id, version } of await tx.delegation.findMany({ where: { meetingId, erasedAt: null } })) {
      const data = { erasedAt: now, name: null, version: version + 1 };
      await recordDelegation(tx, portal, await tx.delegation.update({ where: { id }, data }), "erase");
    }
    return ok(null);
  });
}

/**
 * Of people nothing stays that was only typed, but for these meetings: it may be of one to which nobody was ever sent, or have
 * been typed too late.
 */
async function eraseTyped(meetings: ReadonlySet<string>): Promise<void> {
  await change(async (tx) => {
    const typed = await tx.draft.findMany({ where: { form: "delegation" }, select: { id: true, record: true } });
    // The record that such a draft names begins with the code of its meeting.
    const over = typed.filter(({ record }) => !meetings.has(record.split("/")[0] ?? ""));
    await tx.draft.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
    return ok(null);
  });
}
