import type { DelegationKind, Mode, Modes, Service } from "./delegation.ts";

/** So many people of a delegation take part alike, and so many are of each service: this stays when their names are erased. */
export type DelegationCounts = {
  people: number;
  groups: readonly { modes: Modes; people: number }[];
  services: Readonly<Partial<Record<Service, number>>>;
};

export function countDelegates(people: readonly { modes: Modes; service: Service | null }[]): DelegationCounts {
  const groups = new Map<string, { modes: Modes; people: number }>();
  const services: Partial<Record<Service, number>> = {};
  for (const { modes, service } of people) {
    const sorted = Object.fromEntries(Object.entries(modes).sort(([one], [other]) => one.localeCompare(other)));
    const key = JSON.stringify(sorted);
    groups.set(key, { modes: sorted, people: (groups.get(key)?.people ?? 0) + 1 });
    if (service) services[service] = (services[service] ?? 0) + 1;
  }
  return { people: people.length, groups: [...groups.values()], services };
}

/** A delegation as it is counted: of a partner, which is a state or an organisation, or of somebody else. */
export type CountedDelegation = {
  kind: DelegationKind;
  partnerKind: "state" | "organisation" | null;
  presentOn: readonly string[];
  counts: DelegationCounts;
};

/**
 * The attendance of one meeting. On a day on which delegations were checked in, those that were not are left out; on any other
 * day the list says who took part. Of `unstated` people it says on no day how.
 */
export type CountedAttendance = {
  people: number;
  states: number;
  organisations: number;
  others: number;
  unstated: number;
  days: readonly { day: string; room: number; online: number; isCheckedIn: boolean }[];
};

export function countAttendance(delegations: readonly CountedDelegation[], days: readonly string[]): CountedAttendance {
  const checkedIn = new Set(delegations.flatMap(({ presentOn }) => presentOn));
  const isThere = ({ presentOn }: CountedDelegation, day: string) => !checkedIn.has(day) || presentOn.includes(day);
  const there = delegations.map((delegation) => {
    const counted = days.filter((day) => isThere(delegation, day));
    const { groups } = delegation.counts;
    const taking = groups.filter(({ modes }) =>
      counted.some((day) => modes[day] === "room" || modes[day] === "online"),
    );
    const untold = groups.filter(({ modes }) => counted.length > 0 && counted.every((day) => modes[day] === undefined));
    const silent = days.length === 0 ? groups : untold;
    return { ...delegation, people: sum(taking) + sum(silent), unstated: sum(silent) };
  });
  const came = there.filter(({ people }) => people > 0);
  const on = (day: string, mode: Mode) =>
    sum(
      delegations.flatMap((one) =>
        isThere(one, day) ? one.counts.groups.filter(({ modes }) => modes[day] === mode) : [],
      ),
    );
  return {
    people: sum(came),
    states: came.filter(({ partnerKind }) => partnerKind === "state").length,
    organisations: came.filter(({ partnerKind }) => partnerKind === "organisation").length,
    others: came.filter(({ partnerKind }) => partnerKind === null).length,
    unstated: came.reduce((total, { unstated }) => total + unstated, 0),
    days: days.map((day) => ({
      ...{ day, room: on(day, "room"), online: on(day, "online") },
      isCheckedIn: checkedIn.has(day),
    })),
  };
}

function sum(groups: readonly { people: number }[]): number {
  return groups.reduce((total, { people }) => total + people, 0);
}
