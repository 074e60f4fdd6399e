import type { Living } from "#features/meetings/meeting-life.ts";
import type { Delegate, Delegation, Meeting } from "#generated/prisma/client.ts";
import { dateToDay } from "#lib/partial-date.ts";
import type { Actor } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { type DelegateInput, type DelegationVerb, type Modes, nameKey, type Service } from "./delegation.ts";
import { countDelegates, type DelegationCounts } from "./delegation-counts.ts";

/** An event keeps all of a delegation but names. */
export function keptOfDelegation({ name: _, ...row }: Delegation): Omit<Delegation, "name"> {
  return row;
}

/** "EWG-2021-III/UZB"; who is no partner is called by number, for no event keeps names. */
export function delegationCode(
  meeting: { code: string },
  partner: { code: string } | null,
  { id }: { id: number },
): string {
  return `${meeting.code}/${partner?.code ?? id}`;
}

export function personOf(row: Delegate): DelegateInput & { id: number } {
  const { id, name, family, given, patronymic, function: of, isHead } = row;
  const parts = { id, name, family, given, patronymic, function: of };
  return { ...parts, isHead, service: row.service as Service | null, modes: row.modes as Modes };
}

export function countsIn({ counts }: Pick<Delegation, "counts">): DelegationCounts {
  return counts as unknown as DelegationCounts;
}

/** A meeting with the days between which delegations are registered. */
export function livingOf(meeting: Meeting): Living {
  const day = (date: Date | null) => date && dateToDay(date);
  return {
    ...{ state: meeting.state as Living["state"], firstDay: day(meeting.firstDay), lastDay: day(meeting.lastDay) },
    ...{ invitedOn: day(meeting.invitedOn), reviewFrom: day(meeting.reviewFrom) },
    ...{ registrationFrom: day(meeting.registrationFrom), registrationUntil: day(meeting.registrationUntil) },
  };
}

/** Waits for others who write who comes to this meeting, and lets them wait: of two at once, the second sees what the first wrote. */
export async function holdDelegations(tx: Transaction, meetingId: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`delegations of ${meetingId}`}, 0))`;
}

/** Puts these people in the place of those who are there: who is named as before keeps their row. */
export async function writePeople(
  tx: Transaction,
  delegationId: number,
  people: readonly (DelegateInput & { id?: number | null })[],
): Promise<DelegationCounts> {
  const before = await tx.delegate.findMany({ where: { delegationId }, orderBy: { position: "asc" } });
  const left = new Map(before.map((row) => [row.id, row]));
  const known = people.map((person) => (person.id != null && left.delete(person.id) ? person.id : null));
  const rows = people.map((person, index) => {
    const same = [...left.values()].find((row) => nameKey(row.name) === nameKey(person.name));
    const id = known[index] ?? same?.id ?? null;
    if (id !== null) left.delete(id);
    return { id, position: index + 1, ...dataOf(person) };
  });
  await tx.delegate.deleteMany({ where: { id: { in: [...left.keys()] } } });
  for (const { id, ...data } of rows) {
    if (id === null) await tx.delegate.create({ data: { delegationId, ...data } });
    else await tx.delegate.update({ where: { id }, data });
  }
  return countDelegates(people);
}

function dataOf({ name, family, given, patronymic, function: of, service, isHead, modes }: DelegateInput) {
  return { name, family, given, patronymic, function: of, service, isHead, modes };
}

/** Tells that it happened; the public sees a difference where it is told how many came. */
export async function recordDelegation(
  tx: Transaction,
  actor: Actor,
  delegation: Delegation,
  verb: DelegationVerb,
): Promise<void> {
  const meeting = await tx.meeting.findUniqueOrThrow({
    where: { id: delegation.meetingId },
    select: { code: true, publishedEnAt: true, publishedRuAt: true, registration: { select: { countReleased: true } } },
  });
  const partner =
    delegation.partnerId === null
      ? null
      : await tx.partner.findUniqueOrThrow({ where: { id: delegation.partnerId }, select: { code: true } });
  const isPublic = meeting.publishedEnAt !== null || meeting.publishedRuAt !== null;
  await recordEvent(tx, actor, {
    ...{ subject: "delegation", subjectId: delegation.id, subjectCode: delegationCode(meeting, partner, delegation) },
    ...{ verb, snapshot: keptOfDelegation(delegation) },
    visible: isPublic && meeting.registration?.countReleased === true,
  });
}
