import { z } from "zod";
import { dayToDate } from "#lib/partial-date.ts";
import { periodInput, yearOfPeriod, yearPeriod } from "#lib/period.ts";
import { optionalText, someText } from "#lib/texts.ts";

/** Zero is a value. These are the reasons why there is none. */
export const absences = ["noneReported", "notCollected", "confidential", "notApplicable"] as const;

export const indicatorGroups = ["seizures", "precursors", "prices", "crime", "health", "supply"] as const;

/** Ways in which figures of several places or years become one. */
export const aggregations = ["sum", "average", "stockAtYearEnd", "latestEstimate"] as const;

/** The verbs of events about a figure. */
export const observationVerbs = ["enter", "verify", "cleaned"] as const;

export type Absence = (typeof absences)[number];
export type IndicatorGroup = (typeof indicatorGroups)[number];
export type ObservationVerb = (typeof observationVerbs)[number];

const firstYear = 1990;

/** Events keep this of a figure: its row, with the value as it is written. */
export function keptOfObservation<O extends { value: { toString(): string } | null }>(observation: O) {
  return { ...observation, value: observation.value?.toString() ?? null };
}

/** A number as people write it: "201 000", "201,000" in English, "12,5" in Russian, "12.5". Spaces of every kind separate groups. */
export function parseFigure(text: string, language: string): number | null {
  const compact = plainMinus(text).replace(/[\s\u00a0\u202f]/g, "");
  const plain = decimalComma(language)
    ? compact.replace(",", ".")
    : compact.replace(/,(?=\d{3}(?:\D|$))/g, "").replace(/,/g, ".");
  return /^-?\d{1,12}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null;
}

/**
 * "1.250" is one thousand two hundred and fifty to one reader and one and a quarter to another; so is "1,250" where the
 * comma is decimal. Such a figure is not guessed: these are its two readings, each written so that it can be only one.
 */
export function readingsOf(text: string, language: string): { whole: string; part: string } | null {
  const [, before, sign, after] = /^(-?[1-9]\d{0,2})([.,])(\d{3})$/.exec(plainMinus(text)) ?? [];
  if (!before || !after || (sign === "," && !decimalComma(language))) return null;
  return { whole: `${before}${after}`, part: writeFigure(Number(`${before}.${after}`), language) };
}

/** A figure as it is typed: `parseFigure` reads it back, and it has one reading only. */
export function writeFigure(value: number, language: string): string {
  const [whole = "0", fraction = ""] = value.toFixed(4).split(".");
  const digits = fraction.replace(/0+$/, "");
  return digits ? `${whole}${decimalSign(language)}${digits.length === 3 ? `${digits}0` : digits}` : whole;
}

/** Why there cannot be such a figure: less than nothing of most things, or more than all. */
export function impossibility(
  value: number | null,
  indicator: { unit: { en: string | null }; canBeNegative: boolean },
): "negative" | "tooMuch" | null {
  if (value === null) return null;
  if (value < 0 && !indicator.canBeNegative) return "negative";
  return indicator.unit.en === "per cent" && value > 100 ? "tooMuch" : null;
}

/** A minus is written in many ways. */
function plainMinus(text: string): string {
  return text.trim().replace(/^[−–]/, "-");
}

function decimalSign(language: string): string {
  return decimalComma(language) ? "," : ".";
}

function decimalComma(language: string): boolean {
  return new Intl.NumberFormat(language)
    .formatToParts(0.5)
    .some(({ type, value }) => type === "decimal" && value === ",");
}

export const observationInput = z
  .object({
    place: z.string().length(3),
    indicator: z.string(),
    year: z.number().int().min(firstYear).max(2100),
    /** the whole year, unless another that ends in it is told */
    period: periodInput.nullish(),
    value: z.number().min(-1e12).max(1e12).nullable(),
    absence: z.enum(absences).nullable().default(null),
    provisional: z.boolean().default(false),
    source: someText(500),
    secondary: z.boolean().default(false),
    method: optionalText(1000),
  })
  .refine((input) => (input.value === null) !== (input.absence === null), {
    path: ["value"],
    params: { problem: "valueOrReason" },
  })
  .refine(({ year, period }) => !period || yearOfPeriod(period) === year, {
    path: ["period"],
    params: { problem: "endsInAnotherYear" },
  });

export type ObservationInput = z.infer<typeof observationInput>;

/** The period of the figure, as its row keeps it. */
export function periodRow({ year, period }: Pick<ObservationInput, "year" | "period">) {
  const { kind, from, to } = period ?? yearPeriod(year);
  return { periodKind: kind, periodFrom: from === null ? null : dayToDate(from), periodTo: dayToDate(to) };
}

/** A year that is not over has no final figure. */
export function isYearToCome(year: number, thisYear: number): boolean {
  return year > thisYear;
}

/** The year of an address, "2021": one for which there can be figures. */
export function isYearOfProfile(year: string, thisYear: number): boolean {
  return /^\d{4}$/.test(year) && Number(year) >= firstYear && !isYearToCome(Number(year), thisYear);
}
