import { itemsAsOf } from "#features/recommendations/fact-queries.ts";
import { type Edge, familyOf, reach } from "#features/recommendations/lineage.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { standingReports } from "#features/reports/report.ts";
import { firstSaidIn, translationsOf } from "#features/translations/translation-queries.ts";
import { dayOf } from "#i18n/format.ts";
import { sourceShown } from "#i18n/localized.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { type Access, type Actor, kept, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableReports } from "#server/readable-rows.ts";
import { type ReportOfRecommendation, reportWithPartner, toReport } from "./recommendation-report-rows.ts";

export type LineageEdge = Edge & { source: Source; sample: boolean };

export type EarlierReport = ReportOfRecommendation & { recommendation: string };

export type Lineage = {
  edges: LineageEdge[];
  /** by their code, in the state of the day that is asked for */
  members: Map<string, RecommendationItem>;
  ancestors: string[];
  /** on its ancestors, the latest first: what became one text lost none of its reports */
  reports: EarlierReport[];
};

/**
 * All that a recommendation came from and all that came of it, as far as this reader may see it, as of a day
 * ("YYYY-MM-DD", inclusive). Without any, everything is empty.
 */
export async function findLineage(actor: Actor, code: string, asof: string | null = null): Promise<Lineage> {
  const steps = await connected(actor, code);
  const members = await membersOf(actor, steps, asof);
  const visible = steps.filter(({ from, to }) => members.has(from) && members.has(to));
  const edges = familyOf(code, visible);
  const shown = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const ancestors = [...reach(code, edges, "ancestors")].sort();
  return {
    edges,
    members: new Map([...members].filter(([member]) => shown.has(member))),
    ancestors,
    reports: await reportsOn(actor, ancestors, asof),
  };
}

/** Every way up and every way down, and the other ends of each merging and splitting on them. */
async function connected(actor: Actor, code: string): Promise<LineageEdge[]> {
  const rows = await database().$queryRaw<
    (Edge & { source: unknown; sample: boolean } & Record<"fromEn" | "fromRu" | "toEn" | "toRu", Date | null> & {
        fromAccess: Access;
        fromNamed: number[];
        toAccess: Access;
        toNamed: number[];
      })[]
  >`
    WITH RECURSIVE self AS (SELECT id FROM recommendation WHERE code = ${code}),
    up AS (
      SELECT l.* FROM lineage l JOIN self ON l.to_id = self.id
      UNION SELECT l.* FROM lineage l JOIN up ON l.to_id = up.from_id
    ),
    down AS (
      SELECT l.* FROM lineage l JOIN self ON l.from_id = self.id
      UNION SELECT l.* FROM lineage l JOIN down ON l.from_id = down.to_id
    ),
    line AS (SELECT * FROM up UNION SELECT * FROM down),
    family AS (
      SELECT * FROM line
      UNION SELECT l.* FROM lineage l JOIN line ON l.kind = 'merged' AND line.kind = 'merged' AND l.to_id = line.to_id
      UNION SELECT l.* FROM lineage l JOIN line ON l.kind = 'split' AND line.kind = 'split' AND l.from_id = line.from_id
    )
    SELECT a.code AS "from", b.code AS "to", f.kind, f.source, f.sample,
      a.published_en_at AS "fromEn", a.published_ru_at AS "fromRu", b.published_en_at AS "toEn", b.published_ru_at AS "toRu",
      a.access AS "fromAccess", a.named AS "fromNamed", b.access AS "toAccess", b.named AS "toNamed"
    FROM family f JOIN recommendation a ON a.id = f.from_id JOIN recommendation b ON b.id = f.to_id
    ORDER BY a.code, b.code`;
  // The source is told in the languages in which both ends are; what was taken back is no end of any.
  return rows.map(({ from, to, kind, sample, ...row }) => ({
    ...{ from, to, kind, sample },
    source: sourceShown(sourceIn(row), (words) =>
      readable.words(
        actor,
        { ...kept, publishedEnAt: row.fromEn, publishedRuAt: row.fromRu, access: row.fromAccess, named: row.fromNamed },
        readable.words(
          actor,
          { ...kept, publishedEnAt: row.toEn, publishedRuAt: row.toRu, access: row.toAccess, named: row.toNamed },
          words,
        ),
      ),
    ),
  }));
}

async function membersOf(
  actor: Actor,
  edges: readonly Edge[],
  asof: string | null,
): Promise<Map<string, RecommendationItem>> {
  if (edges.length === 0) return new Map();
  const codes = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const items = await itemsAsOf(actor, await findRecommendations(actor, { code: { in: codes } }, asof), asof);
  return new Map(items.map((item) => [item.code, item]));
}

async function reportsOn(actor: Actor, codes: readonly string[], asof: string | null): Promise<EarlierReport[]> {
  if (codes.length === 0) return [];
  const rows = await database().implementationReport.findMany({
    where: { AND: [await readableReports(actor), { recommendation: { code: { in: [...codes] } } }] },
    orderBy: [{ year: "desc" }, { id: "desc" }],
    include: { ...reportWithPartner, recommendation: { select: { code: true } } },
  });
  const sent = rows.filter(({ submittedAt }) => !asof || dayOf(submittedAt) <= asof);
  const translations = await translationsOf(actor, "report", sent.map(firstSaidIn));
  return standingReports(sent).map((row) => ({
    ...toReport(row, { corrected: false, translation: translations.get(firstSaidIn(row)) ?? null }),
    recommendation: row.recommendation.code,
  }));
}
