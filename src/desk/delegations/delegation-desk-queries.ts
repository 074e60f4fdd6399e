import { meetingDays } from "#features/delegations/delegation.ts";
import {
  type DelegationShown,
  findLastList,
  findRegistration,
  listDelegations,
  type Registration,
} from "#features/delegations/delegation-queries.ts";
import { byName, type PartnerKind } from "#features/partners/partner.ts";
import { listPartners } from "#features/partners/partner-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { database } from "#server/database.ts";
import { findMeeting, type MeetingPage } from "#views/meeting/find-meeting.ts";
import type { DelegationOnForm } from "./delegation-form-definition.ts";

export type DelegationDesk = {
  days: string[];
  delegations: DelegationShown[];
  registration: Registration;
};

/** The meeting for whoever may write who comes to it: the unit, and a focal point for their own partner. */
export async function findMeetingOfDelegations(actor: Actor, code: string): Promise<MeetingPage | null> {
  if (!can.keepDelegations(actor) && !can.speakForPartner(actor)) return null;
  return findMeeting(actor, code);
}

export async function findDelegations(actor: Actor, meeting: MeetingPage, locale: Locale): Promise<DelegationDesk> {
  const delegations = await listDelegations(actor, meeting.id);
  const compare = byName(locale);
  const name = (one: DelegationShown) => ({ name: one.partner?.name ?? { en: one.name ?? "", ru: one.name ?? "" } });
  return {
    days: meetingDays(meeting),
    delegations: delegations.toSorted((one, other) => compare(name(one), name(other))),
    registration: await findRegistration(meeting.id),
  };
}

export function calledOf({ partner, name, id }: DelegationShown, locale: Locale): string {
  return (partner && (plainWords(partner.name, locale) ?? partner.code)) ?? name ?? String(id);
}

/** The last word of its address: the code of its partner, or its number. */
export function wordOf({ partner, id }: Pick<DelegationShown, "partner" | "id">): string {
  return partner?.code ?? String(id);
}

export type DelegationOnPage = {
  form: DelegationOnForm;
  /** `null` where nobody has recorded it yet */
  version: number | null;
  id: number | null;
  presentOn: readonly string[];
  isErased: boolean;
  /** the form shows what is recorded */
  isRecorded: boolean;
  /** at the meeting before this one came these, from whom the form begins */
  from: string | null;
  called: { code: string; kind: PartnerKind } | null;
};

/** The delegation at an address; `null` where there is none, or none that this person may write. `new` is whoever is chosen there. */
export async function findDelegation(
  actor: Person,
  meeting: MeetingPage,
  word: string,
): Promise<DelegationOnPage | null> {
  const nothing = {
    ...{ version: null, id: null, presentOn: [], isErased: false, isRecorded: false, from: null, called: null },
  };
  const own = can.keepDelegations(actor) ? null : "1";
  const at = word === "new" ? null : word;
  const empty = { code: meeting.code, at, own, name: null, step: "registered", people: [] };
  if (word === "new") return can.keepDelegations(actor) ? { ...nothing, form: { ...empty, of: null } } : null;
  const there = (await listDelegations(actor, meeting.id)).find((one) => wordOf(one) === word);
  const partner = await database().partner.findUnique({
    where: { code: word },
    select: { id: true, code: true, kind: true },
  });
  if (!can.registerDelegation(actor, { partnerId: partner?.id ?? null })) return null;
  const called = partner && { code: partner.code, kind: partner.kind as PartnerKind };
  if (there) {
    const { version, id, presentOn, isErased, kind, name, step, people } = there;
    const form = { code: meeting.code, at, own, of: partner?.code ?? kind, name, step, people: people ?? [] };
    if (people?.length || isErased)
      return { form, version, id, presentOn, isErased, isRecorded: true, from: null, called };
    const last = partner && (await lastList(actor, meeting, partner.code));
    return {
      ...{ form: { ...form, people: last?.people ?? [] }, version, id, presentOn, isErased },
      ...{ isRecorded: last === null, from: last?.meeting ?? null, called },
    };
  }
  if (!partner) return null;
  const last = await lastList(actor, meeting, partner.code);
  const form = { ...empty, of: partner.code, people: last?.people ?? [] };
  return { ...nothing, form, from: last?.meeting ?? null, called };
}

/** The people of then, without their modes: those were of other days. */
async function lastList(actor: Person, meeting: MeetingPage, partner: string) {
  const firstDay = meeting.firstDay === null ? null : dayToDate(meeting.firstDay);
  const of = { id: meeting.id, type: meeting.type, pillarNumber: meeting.pillar, firstDay };
  const last = await findLastList(actor, of, partner);
  return last && { ...last, people: last.people.map((one) => ({ ...one, modes: {} })) };
}

export async function partnerChoices(locale: Locale): Promise<{ value: string; label: string }[]> {
  const partners = (await listPartners()).toSorted(byName(locale));
  return partners.map(({ code, name }) => ({ value: code, label: plainWords(name, locale) ?? code }));
}
