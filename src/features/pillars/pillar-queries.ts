import { factsOn } from "#features/recommendations/fact-queries.ts";
import { type Status, statuses } from "#features/recommendations/recommendation.ts";
import type { Pillar } from "#generated/prisma/client.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";

export type PillarItem = {
  number: number;
  name: Localized;
  short: Localized;
  nameRuUnofficial: boolean;
  source: Localized;
};

export async function listPillars(): Promise<PillarItem[]> {
  const rows = await database().pillar.findMany({ orderBy: { number: "asc" } });
  return rows.map(toPillar);
}

export async function findPillar(number: number): Promise<PillarItem | null> {
  const row = await database().pillar.findUnique({ where: { number } });
  return row && toPillar(row);
}

/** What the record holds under a pillar, as far as this reader may see it. */
export type PillarNumbers = {
  commitments: number;
  meetings: number;
  recommendations: number;
  /** in the order in which a text travels, states without a recommendation left out */
  states: { status: Status; count: number }[];
};

export async function numbersOfPillars(actor: Actor): Promise<Map<number, PillarNumbers>> {
  const records = await factsOn(actor, null, null);
  const meetings = await database().meeting.groupBy({
    by: ["pillarNumber"],
    where: { AND: [readable.meetings(actor), { type: "ewg" }] },
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

function toPillar(row: Pillar): PillarItem {
  return {
    number: row.number,
    name: localized(row, "name"),
    short: localized(row, "short"),
    nameRuUnofficial: row.nameRuUnofficial,
    source: localized(row, "source"),
  };
}
