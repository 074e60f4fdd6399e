import type { Figure } from "#features/profiles/profile-queries.ts";
import { isSameSource } from "#i18n/source.ts";

export type ProfileRow = {
  year: number;
  /** of the rows of its year: 0 for the first */
  position: number;
  /** by indicator; what is missing is not entered or, below a first row, has no second figure */
  figures: Map<string, Figure>;
};

/**
 * A row for every year from the first to the last, those without a figure too: a year that is left out looks like zero.
 * A second published figure takes a second row, together with what the same source says of other indicators.
 */
export function rowsOf(figures: readonly Figure[]): ProfileRow[] {
  return yearsOf(figures).flatMap((year) => {
    const rows: ProfileRow[] = [{ year, position: 0, figures: new Map() }];
    for (const figure of figures.filter((candidate) => candidate.year === year)) {
      const free = rows.filter((row) => !row.figures.has(figure.indicator));
      const row = free.find((candidate) => [...candidate.figures.values()].some(hasSourceOf(figure))) ?? free[0];
      if (row) row.figures.set(figure.indicator, figure);
      else rows.push({ year, position: rows.length, figures: new Map([[figure.indicator, figure]]) });
    }
    return rows;
  });
}

/** Every year from the first to the last with a figure or a reason. */
export function yearsOf(figures: readonly Figure[]): number[] {
  if (figures.length === 0) return [];
  const years = figures.map(({ year }) => year);
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index);
}

/** The years in which two published figures for one indicator say different things. */
export function disagreements(figures: readonly Figure[]): { year: number; indicator: string; figures: Figure[] }[] {
  return [...Map.groupBy(figures, ({ indicator, year }) => `${indicator}/${year}`).values()].flatMap((same) => {
    const [first] = same;
    const answers = new Set(same.map(({ value, absence }) => value ?? absence));
    return first && answers.size > 1 ? [{ year: first.year, indicator: first.indicator, figures: same }] : [];
  });
}

export function hasSourceOf({ source }: Figure): (other: Figure) => boolean {
  return (other) => isSameSource(other.source, source);
}
