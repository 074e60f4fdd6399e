import { factsOn } from "#features/recommendations/fact-queries.ts";
import { type Status, statuses } from "#features/recommendations/recommendation.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";

/** These numbers count what the record holds under a pillar, as far as this reader may see it. */
export type PillarNumbers = {
  commitments: number;
  /** expert meetings that were held */
  meetings: number;
  recommendations: number;
  /** in the order in which a text travels, states without a recommendation left out */
  states: { status: Status; count: number }[];
};

export async function numbersOfPillars(actor: Actor): Promise<Map<number, PillarNumbers>> {
  const records = await factsOn(actor, null, null);
  const meetings = await database().meeting.groupBy({
    by: ["pillarNumber"],
    where: { AND: [readable.meetings(actor), { type: "ewg", state: "held" }] },
    _count: true,
  });
  return new Map(
    (await database().pillar.findMany({ select: { number: true } })).map(({ number }) => {
      const own = records.filter(({ pillar }) => pillar === number);
      const sum = (kind: string, status?: string) =>
        own.filter((fact) => fact.kind === kind && (status === undefined || fact.status === status)).length;
      return [
        number,
        {
          commitments: sum("commitment"),
          meetings: meetings.find(({ pillarNumber }) => pillarNumber === number)?._count ?? 0,
          recommendations: sum("recommendation"),
          states: statuses
            .map((status) => ({ status, count: sum("recommendation", status) }))
            .filter(({ count }) => count > 0),
        },
      ];
    }),
  );
}
