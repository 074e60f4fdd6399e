import { type Status, statuses } from "#features/recommendations/recommendation.ts";
import type { Latest } from "#features/reports/matrix.ts";
import { type Column, emptyTally, type RollUp, rollUp, type Tally } from "#features/reports/matrix.ts";

/** A reader asks about everything, or about a pillar, a meeting or a partner; as of a day or now. */
export type LedgerScope = { pillar?: number; meeting?: string; partner?: string; asof?: string | null };

export type Texts = { status: Status; count: number }[];

export type LedgerOfYear = { year: number | null; recommendations: number; texts: Texts; answers: Tally };

/**
 * A ledger counts what is open, what was done, what is silent. The text axis counts recommendations; the implementation
 * axis counts each recommendation once for each partner to which it is addressed. Silence is part of no other number,
 * and that of who is not asked, not yet or not any more, is apart from that of who is.
 */
export type Ledger = {
  recommendations: number;
  /** in the order in which a text travels, states without a recommendation left out */
  texts: Texts;
  /** those that wait for a policy meeting */
  waiting: number;
  answers: Tally;
  /** pairs of a recommendation and a partner to which it is addressed: the sum of `answers` */
  addressed: number;
  /** newest first; what no source dates stands last */
  byYear: LedgerOfYear[];
};

/** From what was done to what is silent, and last what asks nobody. */
export const answerOrder = ["done", "underWay", "planned", "cannot", "notApplicable", "noReport", "notAsked"] as const;

/** Agreed by experts, and not yet decided by a policy meeting. */
export function isWaiting(status: string | null): boolean {
  return status === "agreed" || status === "forwarded";
}

export function ledgerOf(entries: readonly Column[], latest: Latest): Ledger {
  const sums = sumsOf(entries, latest);
  const years = Map.groupBy(entries, ({ year }) => year);
  return {
    recommendations: entries.length,
    texts: textsOf(entries),
    waiting: entries.filter(({ status }) => isWaiting(status)).length,
    answers: sums.all,
    addressed: Object.values(sums.all).reduce((sum, count) => sum + count, 0),
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

function sumsOf(entries: readonly Column[], latest: Latest): RollUp {
  return rollUp(new Set(entries.flatMap(({ addressed }) => addressed)), entries, latest);
}

function textsOf(entries: readonly Column[]): Texts {
  return statuses
    .map((status) => ({ status, count: entries.filter((entry) => entry.status === status).length }))
    .filter(({ count }) => count > 0);
}
