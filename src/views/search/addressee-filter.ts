import { partnersOf } from "#features/recommendations/addressee.ts";
import { addresseesThen, findAddressedPartners } from "#features/recommendations/addressee-queries.ts";
import type { Fact } from "#features/recommendations/recommendation-fact.ts";
import { latestStatements, onlySaying } from "#features/reports/matrix.ts";
import { statementsOn } from "#features/reports/statement-queries.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import type { RecommendationQuery } from "./recommendation-filter.ts";

/** Addressed to one of these partners, on that day or now. */
export async function addressedTo(
  partner: Prisma.PartnerWhereInput,
  asof: string | null,
): Promise<Prisma.RecommendationWhereInput> {
  const now: Prisma.RecommendationWhereInput = { addressees: { some: { partner } } };
  const then = asof ? await addresseesThen(asof) : new Map<number, never>();
  if (then.size === 0) return now;
  const partners = new Set(
    (await database().partner.findMany({ where: partner, select: { id: true } })).map(({ id }) => id),
  );
  const changed = [...then].filter(([, addressees]) => partnersOf(addressees).some((id) => partners.has(id)));
  return { OR: [{ AND: [now, { id: { notIn: [...then.keys()] } }] }, { id: { in: changed.map(([id]) => id) } }] };
}

/** Those on which a partner says this, among the partners that are asked for. */
export async function saying(
  actor: Actor,
  { report, partner, region, asof }: RecommendationQuery,
  facts: Fact[],
): Promise<Fact[]> {
  const ids = facts.map(({ id }) => id);
  const [addressed, statements, partners] = await Promise.all([
    findAddressedPartners(ids, asof),
    statementsOn(actor, ids, asof),
    database().partner.findMany({
      where: {
        ...(partner.length > 0 && { code: { in: partner } }),
        ...(region.length > 0 && { place: { regionCode: { in: region } } }),
      },
      select: { id: true },
    }),
  ]);
  const among = new Set(partners.map(({ id }) => id));
  const columns = facts.map((fact) => ({
    ...fact,
    addressed: (addressed.get(fact.id) ?? []).filter((id) => among.has(id)),
  }));
  const found = new Set(onlySaying(report, columns, latestStatements(statements)).map(({ id }) => id));
  return facts.filter(({ id }) => found.has(id));
}
