import { dayAfter, dayToDate } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import { type Actor, can } from "../../policy.ts";
import type { Statement } from "./matrix.ts";
import type { ReportState } from "./report.ts";

/**
 * What was said by the end of that day, as far as this reader may see it. One row for each recommendation: 40,000 rows of
 * one statement each would take longer to read than to find.
 */
export async function statementsOn(
  actor: Actor,
  recommendationIds: readonly number[],
  asof: string | null,
): Promise<(Statement & { sample: boolean })[]> {
  const rows = await database().$queryRaw<
    {
      recommendation: number;
      ids: number[];
      partners: number[];
      states: string[];
      years: number[];
      samples: boolean[];
    }[]
  >`
    SELECT recommendation_id AS recommendation, to_json(array_agg(id)) AS ids, to_json(array_agg(partner_id)) AS partners,
      to_json(array_agg(state)) AS states, to_json(array_agg(year)) AS years, to_json(array_agg(sample)) AS samples
    FROM implementation_report
    WHERE recommendation_id = ANY(${[...recommendationIds]})
      AND (${!seesReleasedOnly(actor)} OR released_at IS NOT NULL)
      AND submitted_at < ${endOf(asof)}
    GROUP BY recommendation_id`;
  return rows.flatMap(({ recommendation, ids, partners, states, years, samples }) =>
    ids.map((id, index) => ({
      id,
      recommendation,
      partner: partners[index] ?? 0,
      state: states[index] as ReportState,
      year: years[index] ?? 0,
      sample: samples[index] ?? false,
    })),
  );
}

/** Whether this reader sees only what the unit has released, so that "no report" means "no public report". */
export function seesReleasedOnly(actor: Actor): boolean {
  return !can.readReport(actor, { partnerId: 0, releasedAt: null });
}

/** The first moment that no longer belongs to that day; without one, now. */
export function endOf(asof: string | null): Date {
  return asof ? dayToDate(dayAfter(asof)) : new Date();
}
