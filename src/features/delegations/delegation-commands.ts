import { permits } from "#features/meetings/meeting-life.ts";
import type { Delegation, Meeting, Prisma } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { type DelegationInput, type DelegationVerb, meetingDays, type Whose } from "./delegation.ts";
import { holdDelegations, livingOf, recordDelegation, writePeople } from "./delegation-rows.ts";

export type DelegationRefusal =
  | "notAllowed"
  | "notFound"
  | "changedMeanwhile"
  | "registrationClosed"
  | "delegationExists"
  | "namesErased"
  | "dayNotOfMeeting";

/**
 * Writes who comes to a meeting for one partner, or for somebody else by name: a new delegation, or the one that has this
 * `version`. A focal point does so for their own partner, until the day that the unit has set.
 */
export async function saveDelegation(
  actor: Actor,
  code: string,
  whose: Whose,
  version: number | null,
  input: DelegationInput,
): Promise<Result<Delegation, DelegationRefusal>> {
  return change<Delegation, DelegationRefusal>(async (tx) => {
    const meeting = await meetingOf(tx, actor, code);
    const partnerId = await partnerIdOf(tx, whose);
    if (!meeting || partnerId === undefined) return fail("notFound");
    if (!can.registerDelegation(actor, { partnerId })) return fail("notAllowed");
    if (!can.keepDelegations(actor)) {
      if (!permits(livingOf(meeting), "register", dayOf(new Date()))) return fail("registrationClosed");
    }
    await holdDelegations(tx, meeting.id);
    const there = await findWhose(tx, meeting.id, whose, partnerId);
    if (there?.erasedAt) return fail("namesErased");
    if (there && there.removedAt === null && version === null) return fail("delegationExists", { code });
    if (version !== null && (there?.removedAt !== null || there.version !== version)) return fail("changedMeanwhile");
    return ok(
      await writeDelegation(tx, actor, { meeting, whose, partnerId, there }, input, version ? "change" : "register"),
    );
  });
}

type Place = { meeting: Meeting; whose: Whose; partnerId: number | null; there: Delegation | null };

/** Within a change that holds the delegations of the meeting. */
export async function writeDelegation(
  tx: Transaction,
  actor: Actor,
  { meeting, whose, partnerId, there }: Place,
  { step, people }: Pick<DelegationInput, "step"> & { people: Parameters<typeof writePeople>[2] },
  verb: DelegationVerb,
): Promise<Delegation> {
  const days = meetingDays(meeting);
  const ofDays = people.map((one) => ({
    ...one,
    modes: Object.fromEntries(Object.entries(one.modes).filter(([day]) => days.includes(day))),
  }));
  const named = "partner" in whose ? { kind: "partner", name: null } : { kind: whose.kind, name: whose.name };
  const now = { step, changedAt: new Date(), removedAt: null };
  const counts = { people: 0, groups: [], services: {} };
  const { id, version } = there
    ? await tx.delegation.update({ where: { id: there.id }, data: { ...now, ...named } })
    : await tx.delegation.create({ data: { meetingId: meeting.id, partnerId, ...named, ...now, counts, version: 0 } });
  const counted = (await writePeople(tx, id, ofDays)) as unknown as Prisma.InputJsonObject;
  const written = await tx.delegation.update({ where: { id }, data: { counts: counted, version: version + 1 } });
  await recordDelegation(tx, actor, written, verb);
  return written;
}

/** It was recorded by mistake: its people go, and it counts nowhere. */
export async function removeDelegation(
  actor: Actor,
  code: string,
  id: number,
  version: number,
): Promise<Result<Delegation, DelegationRefusal>> {
  if (!can.keepDelegations(actor)) return fail("notAllowed");
  return change<Delegation, DelegationRefusal>(async (tx) => {
    const meeting = await meetingOf(tx, actor, code);
    if (!meeting) return fail("notFound");
    await holdDelegations(tx, meeting.id);
    const there = await tx.delegation.findFirst({ where: { id, meetingId: meeting.id, removedAt: null } });
    if (!there) return fail("notFound");
    if (there.erasedAt) return fail("namesErased");
    if (there.version !== version) return fail("changedMeanwhile");
    return ok(await removeWithin(tx, actor, there, "remove"));
  });
}

export async function removeWithin(
  tx: Transaction,
  actor: Actor,
  { id, version }: Delegation,
  verb: DelegationVerb,
): Promise<Delegation> {
  const counts = (await writePeople(tx, id, [])) as unknown as Prisma.InputJsonObject;
  const now = new Date();
  const data = { counts, removedAt: now, changedAt: now, presentOn: [], version: version + 1 };
  const removed = await tx.delegation.update({ where: { id }, data });
  await recordDelegation(tx, actor, removed, verb);
  return removed;
}

/** On the morning of a day: these are there, and those are not, whatever was said of them before. */
export async function checkIn(
  actor: Actor,
  code: string,
  day: string,
  present: ReadonlyMap<number, boolean>,
): Promise<Result<number, DelegationRefusal>> {
  if (!can.keepDelegations(actor)) return fail("notAllowed");
  return change<number, DelegationRefusal>(async (tx) => {
    const meeting = await meetingOf(tx, actor, code);
    if (!meeting) return fail("notFound");
    if (!meetingDays(meeting).includes(day)) return fail("dayNotOfMeeting");
    await holdDelegations(tx, meeting.id);
    const where = { meetingId: meeting.id, removedAt: null, id: { in: [...present.keys()] } };
    const rows = await tx.delegation.findMany({ where, orderBy: { id: "asc" } });
    if (rows.length !== present.size) return fail("notFound");
    const changed = rows.filter(({ id, presentOn }) => presentOn.includes(day) !== present.get(id));
    for (const { id, presentOn, version } of changed) {
      const others = presentOn.filter((one) => one !== day);
      const now = present.get(id) ? [...others, day].sort() : others;
      const row = await tx.delegation.update({ where: { id }, data: { presentOn: now, version: version + 1 } });
      await recordDelegation(tx, actor, row, "check-in");
    }
    return ok(changed.length);
  });
}

export async function meetingOf(tx: Transaction, actor: Actor, code: string) {
  return tx.meeting.findFirst({
    where: { AND: [readable.meetings(actor), { code, ...kept }] },
    include: { registration: true },
  });
}

/** `undefined` where no partner has this code; `null` of who is no partner. */
export async function partnerIdOf(tx: Transaction, whose: Whose): Promise<number | null | undefined> {
  if (!("partner" in whose)) return null;
  return (await tx.partner.findUnique({ where: { code: whose.partner }, select: { id: true } }))?.id;
}

export async function findWhose(
  tx: Transaction,
  meetingId: number,
  whose: Whose,
  partnerId: number | null,
): Promise<Delegation | null> {
  if (!("name" in whose)) return tx.delegation.findFirst({ where: { meetingId, partnerId } });
  return tx.delegation.findFirst({
    where: { meetingId, partnerId: null, name: { equals: whose.name, mode: "insensitive" } },
  });
}
