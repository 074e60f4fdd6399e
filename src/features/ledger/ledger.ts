import { type Status, statuses } from "../recommendations/recommendation.ts";
import type { Latest } from "../reports/matrix.ts";
import { type Column, emptyTally, type RollUp, rollUp, type Tally } from "../reports/matrix.ts";
import { askedNoMore } from "../reports/report.ts";

/** What is asked about: everything, or what belongs to a pillar, a meeting or a partner; as of a day or now. */
export type LedgerScope = { pillar?: number; meeting?: string; partner?: string; asof?: string | null };

/** A recommendation in the ledger: how its text stands, and the partners (ids) that it asks. */
export type Entry = Column & { status: string | null };

export type Texts = { status: Status; count: number }[];

export type LedgerOfYear = { year: number | null; recommendations: number; texts: Texts; answers: Tally };

/**
 * What is open, what was done, what is silent. The text axis counts recommendations; the implementation axis counts each
 * recommendation once for each partner that it asks. Silence is part of no other number.
 */
export type Ledger = {
  recommendations: number;
  /** in the order in which a text travels, states without a recommendation left out */
  texts: Texts;
  /** those that wait for a policy meeting */
  waiting: number;
  answers: Tally;
  /** answers asked for, silence included */
  asked: number;
  /** of those who are silent: on texts that ask nobody any more */
  silentOnOver: number;
  /** newest first; what no source dates stands last */
  byYear: LedgerOfYear[];
};

/** From what was done to what is silent. */
export const answerOrder = ["done", "underWay", "planned", "cannot", "notApplicable", "noReport"] as const;

/** Agreed by experts, and not yet decided by a policy meeting. */
export function isWaiting(status: string | null): boolean {
  return status === "agreed" || status === "forwarded";
}

export function ledgerOf(entries: readonly Entry[], latest: Latest): Ledger {
  const sums = sumsOf(entries, latest);
  const overEntries = entries.filter(({ status }) => askedNoMore.some((over) => over === status));
  const years = Map.groupBy(entries, ({ year }) => year);
  return {
    recommendations: entries.length,
    texts: textsOf(entries),
    waiting: entries.filter(({ status }) => isWaiting(status)).length,
    answers: sums.all,
    asked: Object.values(sums.all).reduce((sum, count) => sum + count, 0),
    silentOnOver: sumsOf(overEntries, latest).all.noReport,
    byYear: [...years]
      .sort(([a], [b]) => (b ?? 0) - (a ?? 0))
      .map(([year, ofYear]) => ({
        year,
        recommendations: ofYear.length,
        texts: textsOf(ofYear),
        answers: sums.byYear.get(year) ?? emptyTally(),
      })),
  };
}

function sumsOf(entries: readonly Entry[], latest: Latest): RollUp {
  return rollUp(new Set(entries.flatMap(({ addressed }) => addressed)), entries, latest);
}

function textsOf(entries: readonly Entry[]): Texts {
  return statuses
    .map((status) => ({ status, count: entries.filter((entry) => entry.status === status).length }))
    .filter(({ count }) => count > 0);
}
