import type { LineageKind } from "#features/recommendations/lineage.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import type { ReportState } from "#features/reports/report.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableReports } from "#server/readable-rows.ts";
import { countStates } from "#views/recommendation/recommendation-report-rows.ts";

/** A recommendation came to this, as far as this reader may see it: what continues it, what partners report of it. */
export type Fate = {
  became: { kind: LineageKind; codes: string[] }[];
  /** partners by their latest report */
  reports: Partial<Record<ReportState, number>>;
};

export async function fatesOf(
  actor: Actor,
  items: readonly Pick<RecommendationItem, "code">[],
): Promise<Map<string, Fate>> {
  const codes = items.map(({ code }) => code);
  const edges = await database().lineage.findMany({
    where: { from: { code: { in: codes } }, to: readable.recommendations(actor) },
    orderBy: { toId: "asc" },
    select: { kind: true, from: { select: { code: true } }, to: { select: { code: true } } },
  });
  const rows = await database().implementationReport.findMany({
    where: { AND: [await readableReports(actor), { recommendation: { code: { in: codes } } }] },
    select: { id: true, partnerId: true, year: true, state: true, recommendation: { select: { code: true } } },
  });
  return new Map(
    codes.map((code) => {
      const became = Map.groupBy(
        edges.filter(({ from }) => from.code === code),
        ({ kind }) => kind as LineageKind,
      );
      const own = rows.filter(({ recommendation }) => recommendation.code === code);
      const reports = countStates(null, [...new Set(own.map(({ partnerId }) => partnerId))], own);
      return [
        code,
        { became: [...became].map(([kind, of]) => ({ kind, codes: of.map(({ to }) => to.code) })), reports },
      ];
    }),
  );
}
