import { z } from "zod";
import { type Locale, locales } from "#i18n/locale.ts";
import { writtenIn } from "#i18n/written-in.ts";
import { cleanText } from "#lib/clean-text.ts";
import { optionalText, requiredText } from "#lib/texts.ts";
import { isWebAddress } from "#lib/web-address.ts";
import type { Sight } from "#policy.ts";

/** A partner says one of these, on the implementation axis. */
export const reportStates = ["planned", "underWay", "done", "cannot", "notApplicable"] as const;

/**
 * An addressed partner stands in one of these states. Two of them nobody ever sends: "not asked" is the silence of who
 * has nothing to answer, "no report" that of who has.
 */
export const implementationStates = ["notAsked", "noReport", ...reportStates] as const;

/** The verbs of events about a report; there each begins with "report-". */
export const reportVerbs = ["submit", "correct", "repeat", "release", "cleaned"] as const;

export type ReportVerb = (typeof reportVerbs)[number];
export type ReportState = (typeof reportStates)[number];
export type ImplementationState = (typeof implementationStates)[number];

/** Partners are asked about what a policy meeting has endorsed and that still stands, and about nothing else. */
export const askingStatuses = ["endorsed"] as const;

/**
 * Whether a text in this state asks those to whom it is addressed. A partner that is not asked may report all the same.
 */
export function asksPartners(status: string | null): boolean {
  return askingStatuses.some((asking) => asking === status);
}

/** Says how a partner stands that has said nothing on a text in this state. */
export function silenceOn(status: string | null): "notAsked" | "noReport" {
  return asksPartners(status) ? "noReport" : "notAsked";
}

/** An answer that it will come, or is on its way, leaves it still to be done. */
export function isUnfinished(state: ImplementationState): boolean {
  return state === "planned" || state === "underWay";
}

/** The end of the keys of words about silence, by how far their reader sees: who does not see all of it is told so. */
export const silenceWords = { all: "", partners: "Partners", public: "Public" } as const satisfies Record<
  Sight,
  string
>;

/** The same for programs. */
export const silenceCodes = {
  all: "noReport",
  partners: "noReportToPartners",
  public: "noPublicReport",
} as const satisfies Record<Sight, string>;

export const longestStatement = 10_000;
export const longestEvidence = 4000;

export const reportFields = z.object({
  year: z.number().int().min(2003).max(2100),
  state: z.enum(reportStates),
  statement: requiredText(longestStatement),
  language: z.enum(locales),
  evidence: optionalText(longestEvidence).refine((value) => !value || value.split(/\s+/).every(isWebAddress)),
});

/** Nobody's words are marked as being in a language whose letters they do not use. */
export function inItsLanguage<I extends { statement: string; language: Locale }>(input: I): I {
  return { ...input, language: writtenIn(input.statement, input.language) };
}

export const reportInput = reportFields.transform(inItsLanguage);

export type ReportInput = z.infer<typeof reportInput>;

type Words = { state: string | null; statement: string; language: string; evidence: string | null };

/** Whether two reports of the same partner, recommendation and year say the same: then one need not follow the other. */
export function saysTheSame(a: Words, b: Words): boolean {
  const [one, other] = [a, b].map(({ state, statement, language, evidence }) =>
    JSON.stringify([state, cleanText(statement), language, cleanText(evidence ?? "").split(/\s+/)]),
  );
  return one === other;
}

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
