import type { Prisma } from "#generated/prisma/client.ts";
import type { Transaction } from "#server/database.ts";
import { type Addressees, inOrder } from "./addressee.ts";

/** What names the addressees of one recommendation. */
type Row = Prisma.RecommendationGetPayload<{ select: typeof naming }>;

const naming = {
  id: true,
  addressees: { select: { partnerId: true } },
  // Not through the addressees: a member keeps its group even where the partner is named by itself, too.
  addressedGroups: { select: { groupCode: true, partnerId: true } },
  addressedBodies: { select: { bodyCode: true } },
  addressedProgrammes: { select: { programmeCode: true } },
} as const;

/** To whom each of these recommendations (ids) is addressed, as the rows stand. */
export async function addresseesOf(tx: Transaction, ids: readonly number[]): Promise<Map<number, Addressees>> {
  const rows = await tx.recommendation.findMany({ where: { id: { in: [...ids] } }, select: naming });
  return new Map(rows.map((row) => [row.id, addresseesIn(row)]));
}

function addresseesIn({ addressees, addressedGroups, addressedBodies, addressedProgrammes }: Row): Addressees {
  const addressed = new Set(addressees.map(({ partnerId }) => partnerId));
  // Nobody is addressed as a member of a group who is not addressed at all.
  const through = addressedGroups.filter(({ partnerId }) => addressed.has(partnerId));
  const groups = Map.groupBy(through, ({ groupCode }) => groupCode);
  // A partner that is a member of an addressed group is left out among the single ones.
  return inOrder({
    partners: [...addressed],
    groups: [...groups].map(([code, own]) => ({ code, members: own.map(({ partnerId }) => partnerId) })),
    bodies: addressedBodies.map(({ bodyCode }) => bodyCode),
    programmes: addressedProgrammes.map(({ programmeCode }) => programmeCode),
  });
}
