import type { Transaction } from "#server/database.ts";
import { type Addressees, inOrder } from "./addressee.ts";

type OfOne = { recommendationId: number };

/** The rows that name addressees, of many recommendations. */
type AddresseeRows = {
  partners: readonly (OfOne & { partnerId: number })[];
  members: readonly (OfOne & { groupCode: string; partnerId: number })[];
  bodies: readonly (OfOne & { bodyCode: string })[];
  programmes: readonly (OfOne & { programmeCode: string })[];
};

/** To whom each of these recommendations (ids) is addressed, as the rows stand. */
export async function addresseesOf(tx: Transaction, ids: readonly number[]): Promise<Map<number, Addressees>> {
  const own = { where: { recommendationId: { in: [...ids] } } };
  return addresseesIn(ids, {
    partners: await tx.addressee.findMany(own),
    // Not through the addressees: of hundreds of recommendations there are more of them than a question has parameters.
    members: await tx.addressedGroup.findMany(own),
    bodies: await tx.addressedBody.findMany(own),
    programmes: await tx.addressedProgramme.findMany(own),
  });
}

/** The same from rows that were read. */
export function addresseesIn(ids: readonly number[], rows: AddresseeRows): Map<number, Addressees> {
  const byId = <R extends OfOne>(of: readonly R[]) => Map.groupBy(of, (row) => row.recommendationId);
  const partners = byId(rows.partners);
  const members = byId(rows.members);
  const bodies = byId(rows.bodies);
  const programmes = byId(rows.programmes);
  return new Map(
    ids.map((id) => {
      const addressed = new Set((partners.get(id) ?? []).map(({ partnerId }) => partnerId));
      // Nobody is addressed as a member of a group who is not addressed at all.
      const through = (members.get(id) ?? []).filter(({ partnerId }) => addressed.has(partnerId));
      const groups = Map.groupBy(through, ({ groupCode }) => groupCode);
      return [
        id,
        // A partner that is a member of an addressed group is left out among the single ones.
        inOrder({
          partners: [...addressed],
          groups: [...groups].map(([code, own]) => ({ code, members: own.map(({ partnerId }) => partnerId) })),
          bodies: (bodies.get(id) ?? []).map(({ bodyCode }) => bodyCode),
          programmes: (programmes.get(id) ?? []).map(({ programmeCode }) => programmeCode),
        }),
      ];
    }),
  );
}
