import { z } from "zod";
import { firstDayOf, isPartialDate, lastDayOf } from "./partial-date.ts";

/**
 * What a figure covers: a calendar `year`; a `part` of one, or a span over the turn of two; how things stood on a `day`; all
 * that was counted `since` a day. Only like may be drawn beside like.
 */
export const periodKinds = ["year", "part", "day", "since"] as const;

export type PeriodKind = (typeof periodKinds)[number];

/** The first and the last day ("YYYY-MM-DD"); `from` is unknown (`null`) only of what was counted since nobody says when. */
export type Period =
  | { kind: Exclude<PeriodKind, "since">; from: string; to: string }
  | { kind: "since"; from: string | null; to: string };

const day = z.string().refine((text) => isPartialDate(text) && text.length === 10);

export const periodInput = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.enum(periodKinds).exclude(["since"]), from: day, to: day }),
    z.object({ kind: z.literal("since"), from: day.nullable(), to: day }),
  ])
  .refine(isPeriod, { path: ["to"], params: { problem: "noPeriod" } });

export function yearPeriod(year: number): Period {
  const date = String(year).padStart(4, "0");
  return { kind: "year", from: firstDayOf(date), to: lastDayOf(date) };
}

/** The calendar year in which it ends: under which it is found. */
export function yearOfPeriod({ to }: Period): number {
  return Number(to.slice(0, 4));
}

export function isSamePeriod(a: Period, b: Period): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to;
}

/** Whether the days are what the kind says: a calendar year is no part, and no part is a year. */
export function isPeriod(period: Period): boolean {
  const { kind, from, to } = period;
  if (from === null) return true;
  const year = yearPeriod(yearOfPeriod(period));
  const isYear = from === year.from && to === year.to;
  return { year: isYear, part: from < to && !isYear, day: from === to, since: from <= to }[kind];
}

/** The dates between which a part lies, no more precise than they need be: whole months are months. */
export function datesOfPart({ from, to }: { from: string; to: string }): { start: string; end: string } {
  const [start, end] = [from.slice(0, 7), to.slice(0, 7)];
  return firstDayOf(start) === from && lastDayOf(end) === to ? { start, end } : { start: from, end: to };
}
