/** A date as precise as it is known: "2021", "2008-12" or "2021-11-15". */
export type PartialDate = string;

/** No calendar has a year 0000, and PostgreSQL takes no such date. */
const shape = /^(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

export function isPartialDate(text: string): boolean {
  const match = shape.exec(text);
  if (!match) return false;
  const [, year, month, day] = match;
  return !day || Number(day) <= daysInMonth(Number(year), Number(month));
}

/** The earliest day it can mean, as "YYYY-MM-DD". */
export function firstDayOf(date: PartialDate): string {
  return `${date}${"0000-01-01".slice(date.length)}`;
}

/** The latest day it can mean, as "YYYY-MM-DD". */
export function lastDayOf(date: PartialDate): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year, month] = date.split("-").map(Number);
  return `${date}-${String(daysInMonth(year ?? 0, month ?? 1)).padStart(2, "0")}`;
}

export function precisionOf(date: PartialDate): "year" | "month" | "day" {
  return date.length === 4 ? "year" : date.length === 7 ? "month" : "day";
}

/** The date that can mean these days and no other; `null` where there is none, as of a week. */
export function dateMeaning({ from, on }: { from: string; on: string }): PartialDate | null {
  const dates = [from, from.slice(0, 7), from.slice(0, 4)];
  return dates.find((date) => firstDayOf(date) === from && lastDayOf(date) === on) ?? null;
}

/** Midnight UTC of a whole day: how a `date` column travels through the database client. */
export function dayToDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function dateToDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
