import { z } from "zod";
import type { Locale } from "#i18n/locale.ts";
import { writeNumber } from "#i18n/number.ts";
import { type NumberLimits, type NumberRange, type NumberReading, readNumber, readYear } from "#i18n/number-reading.ts";
import type { Source } from "#i18n/source.ts";
import type { TextKey } from "#i18n/texts.ts";
import { mostRows } from "./form-row-values.ts";
import { toId } from "./form-state.ts";

/** Beside its name and its codec, a form knows this of a field. */
type About = {
  /** is called so; of a text in two languages, each of its fields in its own language */
  label?: TextKey;
  /** is said at the field where the record refuses its value */
  problem?: TextKey;
  /** holds something before anybody has typed: a row in which nothing else stands is empty */
  preset?: true;
  /** names a row of these in a sentence that stands elsewhere, by `count` */
  row?: TextKey;
  /** so many empty rows wait after those that are filled in */
  spare?: number;
  /** there are never fewer rows */
  least?: number;
};

export const about = z.registry<About>();

/** Words, or a choice of one; nothing is `null`. */
export function words(of: Pick<About, "label" | "problem" | "preset"> = {}) {
  const field = z.codec(z.string(), z.string().nullable(), {
    decode: (typed) => typed || null,
    encode: (value) => value ?? "",
  });
  return field.register(about, of);
}

/** A secret, which never comes back into its control. */
export function password(of: Pick<About, "problem"> = {}) {
  const field = z.codec(z.string(), z.string(), { decode: (typed) => typed, encode: () => "" });
  return field.register(about, of);
}

/** One text in both languages, each a field of its own. */
export function pair(of: Pick<About, "label" | "problem"> = {}) {
  return z.object({ en: words(), ru: words() }).register(about, of);
}

/** The state of each language of a text. */
export function states(labels: Record<Locale, TextKey>) {
  return z.object({ en: words({ label: labels.en }), ru: words({ label: labels.ru }) });
}

/** A number in the language of the page. */
export function number(
  locale: Locale,
  { decimals, range, ...of }: Pick<About, "label" | "problem" | "preset"> & NumberLimits = {},
) {
  const read = (typed: string) => readNumber(typed, locale, { decimals, range });
  return numberRead(read, (value) => writeNumber(value, locale)).register(about, of);
}

/** A year of four digits. */
export function year(range: NumberRange, of: Pick<About, "label" | "problem"> = {}) {
  return numberRead((typed) => readYear(typed, range), String).register(about, of);
}

function numberRead(read: (typed: string) => NumberReading, write: (value: number) => string) {
  return z.codec(z.string(), z.number().nullable(), {
    decode: (typed, { issues }) => {
      const reading = read(typed);
      if (reading.ok) return reading.value;
      issues.push({ code: "custom", input: typed, params: { reading: reading.problem } });
      return z.NEVER;
    },
    encode: (value) => (value === null ? "" : write(value)),
  });
}

/** The place that a row is given among the others. */
export function position(locale: Locale, of: Pick<About, "label"> = {}) {
  return number(locale, { range: { least: 1, most: mostRows }, preset: true, ...of });
}

/** Of a record, the version that its author was shown, or its id: carried along, and `null` where it cannot be one. */
export function id(of: Pick<About, "problem"> = {}) {
  const field = z.codec(z.string(), z.number().nullable(), {
    decode: (carried) => toId(carried) || null,
    encode: (value) => (value === null ? "" : String(value)),
  });
  return field.register(about, of);
}

/** Records that are chosen by their ids. */
export function ids(of: Pick<About, "label" | "problem"> = {}) {
  const field = z.codec(z.array(z.string()), z.array(z.number()), {
    decode: (chosen) => [...new Set(chosen.map(toId).filter((id) => id > 0))],
    encode: (chosen) => chosen.map(String),
  });
  return field.register(about, of);
}

/** Numbers of records, chosen one by one, or several at once with commas between. */
export function codes(of: Pick<About, "label" | "problem"> = {}) {
  const field = z.codec(z.array(z.string()), z.array(z.string()), {
    decode: (chosen) => [...new Set(chosen.flatMap((choice) => choice.split(",")).filter(Boolean))],
    encode: (chosen) => (chosen.length > 0 ? [chosen.join(",")] : []),
  });
  return field.register(about, of);
}

/** Any number of choices. */
export function choices(of: Pick<About, "label" | "problem"> = {}) {
  const field = z.codec(z.array(z.string()), z.array(z.string()), {
    decode: (chosen) => [...new Set(chosen.filter(Boolean))],
    encode: (chosen) => [...chosen],
  });
  return field.register(about, of);
}

/**
 * A date as precise as it is known, of three controls. One that cannot be comes as it was typed ("2021-13", "-11-3"), for
 * the record to refuse.
 */
export function partialDate(of: Pick<About, "label" | "problem"> = {}) {
  const controls = z.object({ day: z.string(), month: z.string(), year: z.string() });
  const field = z.codec(controls, z.string().nullable(), {
    decode: (typed) => {
      const [year, month, day] = [typed.year.trim(), typed.month.trim(), typed.day.trim()];
      if (!year && !month && !day) return null;
      if (day) return [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
      return month ? `${year}-${month.padStart(2, "0")}` : year;
    },
    encode: (date) => {
      const [year = "", month = "", day = ""] = (date ?? "").split("-");
      return { year, month: month && `${Number(month)}`, day: day && `${Number(day)}` };
    },
  });
  return field.register(about, of);
}

/**
 * Where something is written: each citation in a row of its own, and those that are `chosen` from what the record has already,
 * each as `keyOf` writes it. A stored source stands in the rows.
 */
export function citations(of: Pick<About, "problem"> = {}) {
  const typed = z.object({
    text: pair({ label: "staff:pair.source", problem: "staff:problem.citation" }),
    address: words({ label: "form:citation.address", problem: "staff:problem.address" }),
    seenOn: partialDate({ label: "form:citation.seenOn", problem: "staff:problem.date" }),
    language: words({ label: "form:citation.language", problem: "staff:problem.choose" }),
  });
  return z
    .object({
      chosen: choices({ label: "form:citation.chosen" }),
      typed: rows(typed, { row: "form:citation.row", least: 1 }),
    })
    .register(about, of);
}

/** A source as a form holds it. */
export function citing(source: Source) {
  const typed = source.map(({ text, address = null, seenOn = null, language = null }) => ({
    ...{ text, address, seenOn, language },
  }));
  return { chosen: [], typed };
}

/** Rows, each with the same fields. */
export function rows<Row extends z.ZodObject>(
  row: Row,
  of: Pick<About, "label" | "problem" | "row" | "spare" | "least"> = {},
) {
  return z.array(row).register(about, of);
}

/** The same fields for each of some records, by number: `lines.2021-III-4.decision`. */
export function keyed<Row extends z.ZodObject>(row: Row, of: Pick<About, "problem"> = {}) {
  return z.record(z.string(), row).register(about, of);
}
