import type { RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { type Addressees, isNobody, nobody, partnersOf } from "./addressee.ts";
import { addresseesOf } from "./addressee-rows.ts";
import { about } from "./recommendation-events.ts";

export type Named = { code: string; name: RecordText };

export type AddressedPartner = { id: number; code: string; name: RecordText };

/** A recommendation is addressed to these, with their names; `partners` are those named themselves. */
export type Addressed = {
  partners: AddressedPartner[];
  groups: (Named & { members: AddressedPartner[] })[];
  bodies: Named[];
  programmes: Named[];
};

/** By recommendation (ids), as of a day. One that is addressed to nobody is not in it. */
export async function findAddressed(
  recommendationIds: readonly number[],
  asof: string | null = null,
): Promise<Map<number, Addressed>> {
  const ids = [...recommendationIds];
  const [now, then, names] = await Promise.all([
    addresseesOf(database(), ids),
    asof ? addresseesThen(asof, ids) : new Map<number, Addressees>(),
    findNames(),
  ]);
  return new Map(
    ids.flatMap((id) => {
      const addressees = then.get(id) ?? now.get(id) ?? nobody;
      return isNobody(addressees) ? [] : [[id, withNames(addressees, names)] as const];
    }),
  );
}

/** By recommendation (ids) the partners (ids) to which it is addressed, as of a day. */
export async function findAddressedPartners(
  recommendationIds: readonly number[],
  asof: string | null,
): Promise<Map<number, number[]>> {
  if (recommendationIds.length === 0) return new Map();
  const ids = [...recommendationIds];
  // Long lists come as JSON, which Node reads by itself; arrays of PostgreSQL would be read letter by letter.
  const rows = await database().$queryRaw<{ id: number; partners: number[] }[]>`
    SELECT recommendation_id AS id, to_json(array_agg(partner_id)) AS partners
    FROM addressee WHERE recommendation_id = ANY(${ids}) GROUP BY recommendation_id`;
  const addressed = new Map(rows.map(({ id, partners }) => [id, partners]));
  if (asof) for (const [id, addressees] of await addresseesThen(asof, ids)) addressed.set(id, partnersOf(addressees));
  return addressed;
}

/**
 * To whom those recommendations were addressed on that day whose addressees have changed since: the first change after it tells.
 * All recommendations, unless some are named.
 */
export async function addresseesThen(
  asof: string,
  recommendationIds?: readonly number[],
): Promise<Map<number, Addressees>> {
  const changes = await database().event.findMany({
    where: { ...about(recommendationIds), verb: "address", occurredOn: { gt: dayToDate(asof) } },
    orderBy: { id: "desc" },
    select: { subjectId: true, version: true, snapshot: true },
  });
  return new Map(
    changes.map((event) => [event.subjectId ?? 0, keptIn("recommendation", event).addresseesBefore ?? nobody]),
  );
}

export type Names = Awaited<ReturnType<typeof findNames>>;

type NameRow = {
  of: "partner" | "partner_group" | "body" | "programme";
  id: number;
  code: string;
  kind: string;
  nameEn: string;
  nameRu: string;
  states: unknown;
  size: number;
};

/** Everything that can be addressed, in the order in which it is shown; of a group also how many belong to it now. */
export async function findNames() {
  const rows = await database().$queryRaw<NameRow[]>`
    SELECT 'partner' AS of, id, code, kind, name_en AS "nameEn", name_ru AS "nameRu", states, 1 AS size, 0 AS position
    FROM partner
    UNION ALL
    SELECT 'partner_group', 0, code, '', name_en, name_ru, states,
      (SELECT count(*)::int FROM partner_group_member WHERE group_code = code), position
    FROM partner_group
    UNION ALL SELECT 'body', 0, code, '', name_en, name_ru, states, 1, position FROM body
    UNION ALL SELECT 'programme', 0, code, '', name_en, name_ru, states, 1, position FROM programme
    ORDER BY position, code`;
  const named = (of: NameRow["of"]) =>
    rows.filter((row) => row.of === of).map((row) => ({ ...row, name: recordText(of, row, "name") }));
  return {
    partners: named("partner").map(({ id, code, kind, name }) => ({ id, code, kind, name })),
    groups: named("partner_group").map(({ code, name, size }) => ({ code, name, size })),
    bodies: named("body").map(({ code, name }) => ({ code, name })),
    programmes: named("programme").map(({ code, name }) => ({ code, name })),
  };
}

/** In the order of the names, whatever order they are asked for in. */
export function withNames({ partners, groups, bodies, programmes }: Addressees, names: Names): Addressed {
  const partnersAmong = (ids: readonly number[]) => {
    const among = new Set(ids);
    return names.partners.filter(({ id }) => among.has(id)).map(({ id, code, name }) => ({ id, code, name }));
  };
  return {
    partners: partnersAmong(partners),
    groups: names.groups.flatMap(({ size: _, ...named }) => {
      const group = groups.find(({ code }) => code === named.code);
      return group ? [{ ...named, members: partnersAmong(group.members) }] : [];
    }),
    bodies: names.bodies.filter(({ code }) => bodies.includes(code)),
    programmes: names.programmes.filter(({ code }) => programmes.includes(code)),
  };
}
