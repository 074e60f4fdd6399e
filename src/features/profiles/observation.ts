import { z } from "zod";
import { keptDecimals } from "#i18n/number.ts";
import { someSource } from "#i18n/source.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { periodInput, yearOfPeriod, yearPeriod } from "#lib/period.ts";
import { optionalText } from "#lib/texts.ts";

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

const mostFigure = 1e12;

/** Events keep this of a figure: its row, with the value as it is written. */
export function keptOfObservation<O extends { value: { toString(): string } | null }>(observation: O) {
  return { ...observation, value: observation.value?.toString() ?? null };
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

export const observationInput = z
  .object({
    place: z.string().length(3),
    indicator: z.string(),
    year: z.number().int().min(firstYear).max(2100),
    /** the whole year, unless another that ends in it is told */
    period: periodInput.nullish(),
    value: z.number().gt(-mostFigure).lt(mostFigure).refine(isKept).nullable(),
    absence: z.enum(absences).nullable().default(null),
    provisional: z.boolean().default(false),
    source: someSource,
    secondary: z.boolean().default(false),
    method: optionalText(1000),
  })
  .refine(({ value, absence }) => value !== null || absence !== null, { path: ["value"], when: isValued })
  .refine(({ value, absence }) => value === null || absence === null, {
    path: ["value"],
    params: { problem: "figures:problem.both" },
    when: isValued,
  })
  .refine(({ year, period }) => !period || yearOfPeriod(period) === year, { path: ["period"] });

export type ObservationInput = z.infer<typeof observationInput>;

/** The same of this indicator, of which not every figure is possible; `text` is the value as it was typed. */
export function observationOf(indicator: Parameters<typeof impossibility>[1], text: string) {
  const possible =
    (problem: "negative" | "tooMuch") =>
    ({ value }: ObservationInput) =>
      impossibility(value, indicator) !== problem;
  return observationInput
    .refine(possible("negative"), {
      path: ["value"],
      params: { problem: "figures:problem.negative", text },
      when: isValued,
    })
    .refine(possible("tooMuch"), {
      path: ["value"],
      params: { problem: "figures:problem.tooMuch", text },
      when: isValued,
    });
}

/** Rules about the value are asked beside other faults of the form, so that everything is said at once. */
function isValued({ issues }: { issues: readonly { path?: readonly PropertyKey[] }[] }): boolean {
  return !issues.some(({ path }) => ["value", "absence"].includes(String(path?.[0])));
}

/** The record rounds no figure: with more decimals it is none. */
function isKept(value: number): boolean {
  return Number(value.toFixed(keptDecimals)) === value;
}

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
