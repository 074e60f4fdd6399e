import type { Pillar } from "#generated/prisma/client.ts";
import { type Localized, localized } from "#i18n/localized.ts";
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

function toPillar(row: Pillar): PillarItem {
  return {
    number: row.number,
    name: localized(row, "name"),
    short: localized(row, "short"),
    nameRuUnofficial: row.nameRuUnofficial,
    source: localized(row, "source"),
  };
}
