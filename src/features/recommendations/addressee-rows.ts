import type { Transaction } from "#server/database.ts";
import { type Addressees, inOrder } from "./addressee.ts";

/** Whom each of these recommendations (ids) asks, as the rows stand. */
export async function addresseesOf(tx: Transaction, ids: readonly number[]): Promise<Map<number, Addressees>> {
  const own = { where: { recommendationId: { in: [...ids] } } };
  const byId = <R extends { recommendationId: number }>(rows: R[]) => Map.groupBy(rows, (row) => row.recommendationId);
  const asked = byId(await tx.addressee.findMany(own));
  // Not through the addressees: of hundreds of recommendations there are more of them than a question has parameters.
  const members = byId(await tx.addressedGroup.findMany(own));
  const bodies = byId(await tx.addressedBody.findMany(own));
  const programmes = byId(await tx.addressedProgramme.findMany(own));
  return new Map(
    ids.map((id) => {
      const partners = (asked.get(id) ?? []).map(({ partnerId }) => partnerId);
      // Nobody is asked as a member of a group who is not asked at all.
      const through = (members.get(id) ?? []).filter(({ partnerId }) => partners.includes(partnerId));
      const groups = Map.groupBy(through, ({ groupCode }) => groupCode);
      return [
        id,
        // A partner that is a member of an addressed group is left out among the single ones.
        inOrder({
          partners,
          groups: [...groups].map(([code, rows]) => ({ code, members: rows.map(({ partnerId }) => partnerId) })),
          bodies: (bodies.get(id) ?? []).map(({ bodyCode }) => bodyCode),
          programmes: (programmes.get(id) ?? []).map(({ programmeCode }) => programmeCode),
        }),
      ];
    }),
  );
}
