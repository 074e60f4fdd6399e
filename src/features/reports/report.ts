import { z } from "zod";
import { type Locale, locales } from "../../i18n/locale.ts";
import { writtenIn } from "../../i18n/written-in.ts";
import { optionalText } from "../../lib/texts.ts";

/** The implementation axis, per addressed partner. "No report" is what there is before one: never a state of its own making. */
export const reportStates = ["planned", "underWay", "done", "cannot", "notApplicable"] as const;

export const implementationStates = ["noReport", ...reportStates] as const;

export type ReportState = (typeof reportStates)[number];
export type ImplementationState = (typeof implementationStates)[number];

/** A text that has gone its way asks nobody any more. */
export const askedNoMore = ["drafted", "returned", "superseded", "closed"] as const;

/** What was said to come, or to be on its way, has still to be done. */
export function isUnfinished(state: ImplementationState): boolean {
  return state === "planned" || state === "underWay";
}

export const longestStatement = 10_000;

export const reportFields = z.object({
  year: z.number().int().min(2003).max(2100),
  state: z.enum(reportStates),
  statement: z.string().trim().min(1).max(longestStatement),
  language: z.enum(locales),
  evidence: optionalText(4000).refine((value) => !value || value.split(/\s+/).every(isWebAddress), {
    params: { problem: "notAnAddress" },
  }),
});

/** Nobody's words are marked as being in a language whose letters they do not use. */
export function inItsLanguage<I extends { statement: string; language: Locale }>(input: I): I {
  return { ...input, language: writtenIn(input.statement, input.language) };
}

export const reportInput = reportFields.transform(inItsLanguage);

export type ReportInput = z.infer<typeof reportInput>;

/**
 * For which years something can be said of a recommendation, the latest first: from its own to this one; of an old record
 * without a year the last six.
 */
export function yearsToReport(born: number | null, thisYear: number): number[] {
  const first = Math.min(born ?? thisYear - 5, thisYear);
  return Array.from({ length: thisYear - first + 1 }, (_, index) => thisYear - index);
}

/**
 * Of what a partner sent for a year the last stands and corrects the others, as far as a reader may see them: for the
 * public a correction that is not released corrects nothing. The reports come in the order in which they were sent,
 * newest first.
 */
export function standingReports<R extends { recommendationId: number; partnerId: number; year: number }>(
  newestFirst: readonly R[],
): R[] {
  const answered = new Set<string>();
  return newestFirst.filter(({ recommendationId, partnerId, year }) => {
    const question = `${recommendationId}/${partnerId}/${year}`;
    const isLast = !answered.has(question);
    answered.add(question);
    return isLast;
  });
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+\.[^\s]+$/.test(text);
}
