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
    where: { OR: [{ delegations: { some: { erasedAt: null } } }, { imports: { some: {} } }] },
    include: { registration: true },
    orderBy: { id: "asc" },
  });
  const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? null;
  const due = meetings.filter(({ registration, lastDay }) => {
    const last = lastNamedDay(day(registration?.keptUntil), day(lastDay));
    return last !== null && last < today;
  });
  for (const { id, code } of due) await eraseOf(id, code, now);
  return due.map(({ code }) => code);
}

async function eraseOf(meetingId: number, code: string, now: Date): Promise<void> {
  await change(async (tx) => {
    await holdDelegations(tx, meetingId);
    await tx.delegate.deleteMany({ where: { delegation: { meetingId } } });
    await tx.sheetImport.deleteMany({ where: { meetingId } });
    // The record that such a draft names begins with the code of its meeting.
    await tx.draft.deleteMany({
      where: { form: "delegation", OR: [{ record: code }, { record: { startsWith: `${code}/` } }] },
    });
    for (const { id, version } of await tx.delegation.findMany({ where: { meetingId, erasedAt: null } })) {
      const data = { erasedAt: now, name: null, version: version + 1 };
      await recordDelegation(tx, portal, await tx.delegation.update({ where: { id }, data }), "erase");
    }
    return ok(null);
  });
}
