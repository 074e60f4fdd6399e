import { z } from "zod";
import { type Source, someSource } from "#i18n/source.ts";

/** The verbs of events about it: a source says that no meeting was held, and that is taken back. */
export const absenceVerbs = ["tell", "take-back", "cleaned"] as const;

export type AbsenceVerb = (typeof absenceVerbs)[number];

export const absenceYears = { least: 1900, most: 2100 };

export const absenceInput = z.object({
  pillar: z.number().int().min(1).max(99),
  year: z.number().int().min(absenceYears.least).max(absenceYears.most),
  source: someSource,
});

export type AbsenceInput = z.infer<typeof absenceInput>;

/** A source says that no expert meeting of this pillar was held in this year. */
export type Absence = { id: number; pillar: number; year: number; source: Source; version: number };

/**
 * Those that are told of a year, of the pillars that are asked for. Before the year is over nobody can say that there was none:
 * `today` is "YYYY-MM-DD".
 */
export function absencesOf(
  absences: readonly Absence[],
  pillars: readonly number[],
  year: string,
  today: string,
): Absence[] {
  if (year >= today.slice(0, 4)) return [];
  return absences.filter((one) => String(one.year) === year && pillars.includes(one.pillar));
}
