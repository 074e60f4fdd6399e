import { sourceIn } from "#i18n/source.ts";
import { database } from "#server/database.ts";
import type { Absence } from "./absence.ts";

/** Everything that stands, the newest year first: what a source says of a year is for everybody. */
export async function listAbsences(): Promise<Absence[]> {
  const rows = await database().meetingAbsence.findMany({
    where: { takenBackAt: null },
    orderBy: [{ year: "desc" }, { pillarNumber: "asc" }],
  });
  return rows.map((row) => ({
    ...{ id: row.id, pillar: row.pillarNumber, year: row.year, version: row.version },
    source: sourceIn(row),
  }));
}
