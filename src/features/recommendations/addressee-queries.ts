import type { Locale } from "#i18n/locale.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import { type Addressees, isNobody, nobody, partnersOf } from "./addressee.ts";
import { addresseesOf } from "./addressee-rows.ts";

/** Something with a name that may be nobody's official wording in a language. */
export type Named = { code: string; name: Localized; unofficial: Record<Locale, boolean> };

export type AddressedPartner = { id: number; code: string; name: Localized };

/** Whom a recommendation is addressed to, with names; `partners` are those named themselves. */
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
export async function addresseesThen(asof: string, recommendationIds?: readonly number[]) {
  const changes = await database().event.findMany({
    where: {
      verb: "address",
      occurredOn: { gt: dayToDate(asof) },
      recommendationId: recommendationIds ? { in: [...recommendationIds] } : { not: null },
    },
    orderBy: { id: "desc" },
    select: { recommendationId: true, snapshot: true },
  });
  return new Map(
    changes.map(({ recommendationId, snapshot }) => [
      recommendationId as number,
      (snapshot as unknown as { addresseesBefore: Addressees }).addresseesBefore,
    ]),
  );
}

export type Names = Awaited<ReturnType<typeof findNames>>;

/** Everything that can be addressed, in the order in which it is shown. */
export async function findNames() {
  const [partners, groups, bodies, programmes] = await Promise.all([
    database().partner.findMany({
      orderBy: { code: "asc" },
      select: { id: true, code: true, kind: true, nameEn: true, nameRu: true },
    }),
    database().partnerGroup.findMany({
      orderBy: { position: "asc" },
      include: { _count: { select: { members: true } } },
    }),
    database().body.findMany({ orderBy: { position: "asc" } }),
    database().programme.findMany({ orderBy: { position: "asc" } }),
  ]);
  return {
    partners: partners.map((row) => ({ id: row.id, code: row.code, kind: row.kind, name: localized(row, "name") })),
    groups: groups.map((row) => ({ ...toNamed(row), size: row._count.members })),
    bodies: bodies.map(toNamed),
    programmes: programmes.map(toNamed),
  };
}

function toNamed(row: { code: string; nameEn: string; nameRu: string; nameRuUnofficial: boolean }): Named {
  return { code: row.code, name: localized(row, "name"), unofficial: { en: false, ru: row.nameRuUnofficial } };
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
