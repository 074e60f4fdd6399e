import { z } from "zod";
import { type LineageInput, type LineageKind, lineageInput, type Step } from "#features/recommendations/lineage.ts";
import { reasonNeeded, reasonWords } from "#features/recommendations/reason-words.ts";
import type { Locale } from "#i18n/locale.ts";
import { source } from "#i18n/source.ts";
import { choices, citations, pair, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/**
 * The desk can say this of one recommendation: `from`, it continues those chosen; `to`, it became those chosen. Of a
 * merging the later one tells, of a splitting the earlier one.
 */
export const tellings = [
  "from-carriedOver",
  "from-reworded",
  "from-merged",
  "from-superseded",
  "to-carriedOver",
  "to-reworded",
  "to-split",
  "to-superseded",
] as const;

/** Tells what it continues or became; `asked` are words with which the others are looked for. */
export const lineageForm = defineForm(() =>
  z.object({
    code: words(),
    telling: words({ problem: "lineage:problem.telling" }),
    asked: words(),
    others: choices({ problem: "lineage:problem.others" }),
    source: citations(),
    reason: pair({ label: "staff:pair.reason" }),
  }),
);

const told = z
  .object({
    code: z.string(),
    telling: z.enum(tellings),
    others: z.array(z.string()).min(1),
    source,
    reason: reasonWords,
  })
  .transform(({ code, telling, others, ...why }) => {
    const [way, kind] = telling.split("-") as ["from" | "to", LineageKind];
    const lineage: LineageInput =
      way === "from" ? { kind, from: others, to: [code] } : { kind, from: [code], to: others };
    return { lineage, ...why };
  });

export function readLineage(values: FormValues, locale: Locale) {
  return lineageForm(locale).read(values, told);
}

/** A step of the line, and why it is taken back. */
export const takingBackForm = defineForm(() =>
  z.object({
    step: words({ problem: "lineage:problem.step" }),
    mistake: pair({ label: "staff:pair.reason", problem: "staff:problem.reason" }),
  }),
);

const step = z
  .string()
  .transform((value, { addIssue }) => {
    try {
      return JSON.parse(value);
    } catch {
      addIssue({ code: "custom", message: "no step" });
      return z.NEVER;
    }
  })
  .pipe(lineageInput);

const takenBack = z.object({ step, mistake: reasonNeeded });

export function readTakingBack(values: FormValues, locale: Locale) {
  return takingBackForm(locale).read(values, takenBack);
}

/** A step of the line as one value of a choice. */
export function stepValue({ kind, from, to }: Step): string {
  return JSON.stringify({ kind, from, to });
}
