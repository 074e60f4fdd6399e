import { permits } from "#features/meetings/meeting-life.ts";
import type { PartnerKind } from "#features/partners/partner.ts";
import type { Delegation, Meeting, MeetingRegistration, Prisma } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import type { RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { Access, type Actor, can, kept, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import {
  type DelegateInput,
  type DelegationKind,
  type DelegationStep,
  lastNamedDay,
  meetingDays,
} from "./delegation.ts";
import { type CountedAttendance, countAttendance, type DelegationCounts } from "./delegation-counts.ts";
import { countsIn, livingOf, personOf } from "./delegation-rows.ts";

/** A delegation as a reader sees it. `people` is `null` where nobody is named to that reader. */
export type DelegationShown = {
  id: number;
  version: number;
  kind: DelegationKind;
  partner: { code: string; kind: PartnerKind; name: RecordText } | null;
  /** of who is no partner; `null` where it was erased, or is not told */
  name: string | null;
  step: DelegationStep;
  presentOn: readonly string[];
  counts: DelegationCounts;
  people: readonly (DelegateInput & { id: number })[] | null;
  isErased: boolean;
};

/** Set for the delegations of a meeting, or as it is where nothing is. */
export type Registration = {
  version: number;
  listFor: Access;
  keptUntil: string | null;
  /** the last day on which people are named */
  lastNamed: string | null;
  countReleased: boolean;
};

type Row = Prisma.DelegationGetPayload<{ include: typeof whole }>;

const whole = { partner: true, delegates: { orderBy: { position: "asc" } } } as const;

/** Those of a meeting that this reader may know of, in no order of meaning: names are sorted in the language of the page. */
export async function listDelegations(actor: Actor, meetingId: number): Promise<DelegationShown[]> {
  const { listFor } = await findRegistration(meetingId);
  const rows = await database().delegation.findMany({
    where: { AND: [readable.delegations(actor), { meetingId, removedAt: null }] },
    include: whole,
    orderBy: { id: "asc" },
  });
  return rows.map((row) => shown(row, can.nameDelegates(actor, { partnerId: row.partnerId, listFor })));
}

function shown({ partner, delegates, ...row }: Row, isNamed: boolean): DelegationShown {
  return {
    ...{ id: row.id, version: row.version, kind: row.kind as DelegationKind, name: isNamed ? row.name : null },
    partner: partner && {
      ...{ code: partner.code, kind: partner.kind as PartnerKind },
      name: recordText("partner", partner, "name"),
    },
    ...{ step: row.step as DelegationStep, presentOn: row.presentOn, counts: countsIn(row) },
    people: isNamed && row.erasedAt === null ? delegates.map(personOf) : null,
    isErased: row.erasedAt !== null,
  };
}

export async function findRegistration(meetingId: number): Promise<Registration> {
  const meeting = await database().meeting.findUniqueOrThrow({
    where: { id: meetingId },
    select: { lastDay: true, registration: true },
  });
  return registrationOf(meeting.registration, meeting.lastDay);
}

function registrationOf(row: MeetingRegistration | null, lastDay: Date | null): Registration {
  const keptUntil = day(row?.keptUntil);
  return {
    ...{ version: row?.version ?? 0, listFor: row?.listFor ?? Access.unit, keptUntil },
    ...{ lastNamed: lastNamedDay(keptUntil, day(lastDay)), countReleased: row?.countReleased ?? false },
  };
}

function day(date: Date | null | undefined): string | null {
  return date?.toISOString().slice(0, 10) ?? null;
}

type OfDays = { id: number; start: string | null; end: string | null };

/** Counts who came, where the unit tells it to everybody; nobody is named by it. */
export async function releasedCount(meeting: OfDays): Promise<CountedAttendance | null> {
  return countOf(meeting, { meeting: { registration: { countReleased: true } } });
}

/** The same for the unit, told or not. */
export async function countedAttendance(actor: Actor, meeting: OfDays): Promise<CountedAttendance | null> {
  return can.keepDelegations(actor) ? countOf(meeting, {}) : null;
}

async function countOf(meeting: OfDays, where: Prisma.DelegationWhereInput): Promise<CountedAttendance | null> {
  const rows = await database().delegation.findMany({
    where: { AND: [where, { meetingId: meeting.id, removedAt: null }] },
    include: { partner: { select: { kind: true } } },
  });
  return rows.length === 0 ? null : countAttendance(rows.map(counted), meetingDays(meeting));
}

function counted({ partner, ...row }: Delegation & { partner: { kind: string } | null }) {
  return {
    ...{ kind: row.kind as DelegationKind, partnerKind: (partner?.kind ?? null) as PartnerKind | null },
    ...{ presentOn: row.presentOn, counts: countsIn(row) },
  };
}

/** The list of the same partner at the meeting of the same kind before this one, where this reader may see its people. */
export async function findLastList(
  actor: Actor,
  meeting: Pick<Meeting, "id" | "type" | "pillarNumber" | "firstDay">,
  partner: string,
): Promise<{ meeting: string; people: readonly DelegateInput[] } | null> {
  const before: Prisma.MeetingWhereInput = {
    AND: [readable.meetings(actor), kept, { id: { not: meeting.id } }],
    ...{ type: meeting.type, pillarNumber: meeting.pillarNumber },
    ...(meeting.firstDay && { firstDay: { lt: meeting.firstDay } }),
  };
  const row = await database().delegation.findFirst({
    where: {
      AND: [readable.delegations(actor), { removedAt: null, erasedAt: null, partner: { code: partner } }],
      ...{ meeting: before, delegates: { some: {} } },
    },
    include: { ...whole, meeting: { select: { code: true } } },
    orderBy: { meeting: { firstDay: "desc" } },
  });
  if (!row || !can.registerDelegation(actor, row)) return null;
  return { meeting: row.meeting.code, people: row.delegates.map(personOf) };
}

export type OpenRegistration = { code: string; title: RecordText; until: string; people: number };

/** Meetings to which this focal point may send their own delegation today, the one that closes first before the others. */
export async function openRegistrations(actor: Actor, now: Date): Promise<OpenRegistration[]> {
  if (!can.speakForPartner(actor)) return [];
  const rows = await database().meeting.findMany({
    where: { AND: [readable.meetings(actor), { registrationUntil: { gte: dayToDate(dayOf(now)) } }] },
    include: { delegations: { where: { partnerId: actor.partner.id, removedAt: null } } },
    orderBy: [{ registrationUntil: "asc" }, { code: "asc" }],
  });
  const open = rows.filter((row) => permits(livingOf(row), "register", dayOf(now)));
  return open.map((row) => ({
    ...{ code: row.code, title: readable.words(actor, row, recordText("meeting", row, "title")) },
    until: day(row.registrationUntil) ?? "",
    people: row.delegations[0] ? countsIn(row.delegations[0]).people : 0,
  }));
}
