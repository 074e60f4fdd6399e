import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { nextMidnightInVienna } from "#server/page-time.ts";
import { readableReport } from "#server/readable-sql.ts";
import type { Statement } from "./matrix.ts";
import type { ReportState } from "./report.ts";

/**
 * Finds what was said by the end of that day, as far as this reader may see it. It comes as one row, each column a list
 * in text: 40,000 rows of one statement each would take longer to read than to find, and PostgreSQL writes JSON slowly.
 */
export async function statementsOn(
  actor: Actor,
  recommendationIds: readonly number[],
  asof: string | null,
): Promise<(Statement & { sample: boolean })[]> {
  const [row] = await database().$queryRaw<Lists[]>`
    SELECT array_agg(id)::text AS ids, array_agg(recommendation_id)::text AS recommendations,
      array_agg(partner_id)::text AS partners, array_agg(year)::text AS years, string_agg(state, ',') AS states,
      string_agg(CASE WHEN sample THEN 's' ELSE '-' END, '') AS samples
    FROM implementation_report
    WHERE recommendation_id = ANY(${[...recommendationIds]})
      AND ${readableReport(actor, "implementation_report")}
      AND submitted_at < ${endOf(asof)}
    HAVING count(*) > 0`;
  if (!row) return [];
  const recommendations = numbersIn(row.recommendations);
  const partners = numbersIn(row.partners);
  const years = numbersIn(row.years);
  const states = row.states.split(",");
  return numbersIn(row.ids).map((id, index) => ({
    id,
    recommendation: recommendations[index] ?? 0,
    partner: partners[index] ?? 0,
    state: states[index] as ReportState,
    year: years[index] ?? 0,
    sample: row.samples[index] === "s",
  }));
}

type Lists = Record<"ids" | "recommendations" | "partners" | "years" | "states" | "samples", string>;

/** Of an array as PostgreSQL writes it: `{1,2}`. */
function numbersIn(array: string): number[] {
  return JSON.parse(`[${array.slice(1, -1)}]`);
}

/** The first moment that no longer belongs to that day, by the clock of Vienna; without one, now. */
export function endOf(asof: string | null): Date {
  return asof ? nextMidnightInVienna(new Date(`${asof}T12:00:00Z`)) : new Date();
}
