import type { Transaction } from "#server/database.ts";
import { type Addressees, inOrder } from "./addressee.ts";

/** Whom each of these recommendations (ids) asks, as the rows stand. */
export async function addresseesOf(tx: Transaction, ids: readonly number[]): Promise<Map<number, Addressees>> {
  const own = { where: { recommendationId: { in: [...ids] } } };
  const byId = <R extends { recommendationId: number }>(rows: R[]) => Map.groupBy(rows, (row) => row.recommendationId);
  const asked = byId(await tx.addressee.findMany({ ...own, include: { through: true } }));
  const bodies = byId(await tx.addressedBody.findMany(own));
  const programmes = byId(await tx.addressedProgramme.findMany(own));
  return new Map(
    ids.map((id) => {
      const partners = asked.get(id) ?? [];
      const groups = Map.groupBy(
        partners.flatMap(({ through }) => through),
        ({ groupCode }) => groupCode,
      );
      return [
        id,
        inOrder({
          partners: partners.filter(({ through }) => through.length === 0).map(({ partnerId }) => partnerId),
          groups: [...groups].map(([code, members]) => ({ code, members: members.map(({ partnerId }) => partnerId) })),
          bodies: (bodies.get(id) ?? []).map(({ bodyCode }) => bodyCode),
          programmes: (programmes.get(id) ?? []).map(({ programmeCode }) => programmeCode),
        }),
      ];
    }),
  );
}
