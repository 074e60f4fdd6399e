import type { Pillar } from "#generated/prisma/client.ts";
import { type Localized, localized, type RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { database } from "#server/database.ts";

export type PillarItem = {
  number: number;
  name: RecordText;
  short: Localized;
  source: Source;
};

export async function listPillars(): Promise<PillarItem[]> {
  const rows = await database().pillar.findMany({ orderBy: { number: "asc" } });
  return rows.map(toPillar);
}

export async function findPillar(number: number): Promise<PillarItem | null> {
  const row = await database().pillar.findUnique({ where: { number } });
  return row && toPillar(row);
}

export function toPillar(row: Pillar): PillarItem {
  return {
    number: row.number,
    name: recordText("pillar", row, "name"),
    short: localized(row, "short"),
    source: sourceIn(row),
  };
}
