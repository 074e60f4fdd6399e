import { type DelegateInput, meetingDays } from "#features/delegations/delegation.ts";
import { type DelegationShown, findRegistration, listDelegations } from "#features/delegations/delegation-queries.ts";
import { byName } from "#features/partners/partner.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Actor, can } from "#policy.ts";
import { findMeeting, type MeetingPage } from "#views/meeting/find-meeting.ts";

export type ListedDelegation = DelegationShown & { people: readonly (DelegateInput & { id: number })[] };

/** The meeting, for those to whom all of its list is open: a focal point's own delegation alone is no list. */
export async function findListedMeeting(actor: Actor, code: string): Promise<MeetingPage | null> {
  const meeting = await findMeeting(actor, code);
  if (!meeting) return null;
  const { listFor } = await findRegistration(meeting.id);
  return can.nameDelegates(actor, { partnerId: null, listFor }) ? meeting : null;
}

/** `null` for everybody else, as if there were none. Where the names were erased nobody stands in it. */
export async function findParticipants(
  actor: Actor,
  code: string,
  locale: Locale,
): Promise<{ meeting: MeetingPage; days: string[]; delegations: ListedDelegation[] } | null> {
  const meeting = await findListedMeeting(actor, code);
  if (!meeting) return null;
  const compare = byName(locale);
  const name = ({ partner, name: called }: DelegationShown) => ({ name: partner?.name ?? { en: called, ru: called } });
  const delegations = (await listDelegations(actor, meeting.id))
    .flatMap((one) => (one.people && one.people.length > 0 ? [{ ...one, people: one.people }] : []))
    .sort((one, other) => compare(name(one), name(other)));
  return { meeting, days: meetingDays(meeting), delegations };
}
