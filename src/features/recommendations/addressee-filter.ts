import { database } from "#server/database.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { Actor } from "../../policy.ts";
import { latestStatements, onlySaying } from "../reports/matrix.ts";
import { statementsOn } from "../reports/statement-queries.ts";
import { askedOf } from "./addressee.ts";
import { addresseesThen, findAsked } from "./addressee-queries.ts";
import type { Fact, RecommendationQuery } from "./recommendation-filter.ts";

/** Addressed to one of these partners, on that day or now. */
export async function asks(
  partner: Prisma.PartnerWhereInput,
  asof: string | null,
): Promise<Prisma.RecommendationWhereInput> {
  const now: Prisma.RecommendationWhereInput = { addressees: { some: { partner } } };
  const then = asof ? await addresseesThen(asof) : new Map<number, never>();
  if (then.size === 0) return now;
  const partners = new Set(
    (await database().partner.findMany({ where: partner, select: { id: true } })).map(({ id }) => id),
  );
  const asked = [...then].filter(([, addressees]) => askedOf(addressees).some((id) => partners.has(id)));
  return { OR: [{ AND: [now, { id: { notIn: [...then.keys()] } }] }, { id: { in: asked.map(([id]) => id) } }] };
}

/** Those on which a partner says this, among the partners that are asked for. */
export async function saying(
  actor: Actor,
  { report, partner, region, asof }: RecommendationQuery,
  facts: Fact[],
): Promise<Fact[]> {
  const ids = facts.map(({ id }) => id);
  const [asked, statements, partners] = await Promise.all([
    findAsked(ids, asof),
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
    addressed: (asked.get(fact.id) ?? []).filter((id) => among.has(id)),
  }));
  const found = new Set(onlySaying(report, columns, latestStatements(statements)).map(({ id }) => id));
  return facts.filter(({ id }) => found.has(id));
}
