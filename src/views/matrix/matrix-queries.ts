import { besideClaim, type Relation } from "#features/assessments/assessment.ts";
import { byName } from "#features/partners/partner.ts";
import { findAddressedPartners } from "#features/recommendations/addressee-queries.ts";
import {
  type Column,
  emptyTally,
  latestStatements,
  onlySaying,
  type RollUp,
  rollUp,
  type Statement,
  type Tally,
} from "#features/reports/matrix.ts";
import { type ImplementationState, type ReportState, silenceOn } from "#features/reports/report.ts";
import { endOf, statementsOn } from "#features/reports/statement-queries.ts";
import { defaultLocale, type Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Part, partOf } from "#lib/paging.ts";
import { type Actor, type Sight, sightOf } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableAssessment } from "#server/readable-sql.ts";
import { codeOf } from "#server/respond.ts";
import { saying } from "#views/search/addressee-filter.ts";
import { findFacts } from "#views/search/find-facts.ts";
import { type Counts, choose, compare, type RecommendationQuery } from "#views/search/recommendation-filter.ts";
import { asksForAny, type MatrixQuery } from "./matrix-filter.ts";

/** So many partners and recommendations stand on one page: what a line of 400 kbit/s brings in a second. */
export const rowsPerPage = 12;
export const columnsPerPage = 21;

/** A partner says this of a recommendation that is addressed to it; `year` is that of the report. */
export type Cell = {
  state: ImplementationState;
  year: number | null;
  sample: boolean;
  assessment: CellAssessment | null;
};

/** The unit sees it so; `relation` tells how that stands to what the partner says. Counted nowhere. */
export type CellAssessment = { state: ReportState; year: number; relation: Relation };

export type MatrixRow = {
  code: string;
  name: RecordText;
  /** one for each column of the page; `null` where the recommendation is not addressed to this partner */
  cells: (Cell | null)[];
  /** over all recommendations that were asked for */
  tally: Tally;
  /** the reader sees so much of this partner's reports */
  sight: Sight;
};

type Ways = Omit<Part<unknown>, "items" | "total">;

export type MatrixColumn = { code: string; pillar: number | null; year: number | null };

export type Matrix = {
  columns: MatrixColumn[];
  rows: MatrixRow[];
  total: { partners: number; recommendations: number };
  /** the part of the partners, and that of the recommendations, which begins with the one so numbered among all */
  ofPartners: Ways;
  ofRecommendations: Ways & { from: number };
  /** over all partners and recommendations that were asked for, not only those on this page, whatever they say */
  sums: RollUp;
  counts: Counts;
  /** the latest year with an addressed recommendation, where it was taken because no recommendation was asked for */
  latestYear: number | null;
  /** the reader sees so much of the reports: "no report" means no more than that none is open to them */
  sight: Sight;
  hasSamples: boolean;
  /** whether anywhere the unit sees it differently from the partner */
  hasDifferences: boolean;
  /** whether only those cells stand in the table that say what was asked for */
  isNarrowed: boolean;
};

/** Partners by recommendations, as far as this reader may know, as of a day if one is asked for. */
export async function findMatrix(actor: Actor, query: MatrixQuery, locale: Locale): Promise<Matrix> {
  const {
    columns: added,
    shown: columns,
    partners,
    latest,
    assessments,
    ...matrix
  } = await addressedAsked(actor, query);
  const sums = rollUp(new Set(partners.map(({ id }) => id)), added, latest);
  const addressed = new Set<number>();
  for (const column of columns) for (const partner of column.addressed) addressed.add(partner);
  const rows = partners
    .filter(({ id }) => addressed.has(id))
    .map((partner) => ({ ...partner, name: recordText("partner", partner, "name") }))
    .sort(byName(defaultLocale));
  // The other language has the same partners on the same page, in its own order.
  const { items: onPage, total: _partners, ...ofPartners } = partOf(rows, query, rowsPerPage, codeOf);
  const shownRows = onPage.sort(byName(locale));
  const { items: shownColumns, total: _all, ...ways } = partOf(columns, query.columns, columnsPerPage, codeOf);
  const from = shownColumns[0] ? columns.indexOf(shownColumns[0]) + 1 : 0;
  const cellOf = (column: Column, partner: number) =>
    toCell(column.status, latest.get(column.id)?.get(partner), assessments.get(pairOf(column.id, partner)));
  const isAddressed = new Map(shownColumns.map((column) => [column.id, new Set(column.addressed)]));
  const shown = shownRows.map(({ id, code, name }) => ({
    code,
    name,
    tally: sums.byPartner.get(id) ?? emptyTally(),
    sight: sightOf(actor, id),
    cells: shownColumns.map((column) => (isAddressed.get(column.id)?.has(id) ? cellOf(column, id) : null)),
  }));
  return {
    columns: shownColumns.map(({ code, pillar, year }) => ({ code, pillar, year })),
    rows: shown,
    hasDifferences: shown.some(({ cells }) => cells.some((cell) => cell?.assessment?.relation === "differs")),
    total: { partners: rows.length, recommendations: columns.length },
    ofPartners,
    ofRecommendations: { ...ways, from },
    sums,
    ...matrix,
  };
}

export type MatrixEntry = Cell & Pick<MatrixRow, "sight"> & { partner: string; recommendation: string };

/** The same as a list: one entry for each recommendation and each partner to which it is addressed. */
export async function listMatrix(actor: Actor, query: RecommendationQuery): Promise<MatrixEntry[]> {
  const { shown: columns, partners, latest, assessments } = await addressedAsked(actor, query);
  const codes = new Map(partners.map(({ id, code }) => [id, code]));
  return columns.flatMap(({ id, code, status, addressed }) =>
    addressed
      .flatMap((partnerId) => {
        const partner = codes.get(partnerId);
        const cell = toCell(status, latest.get(id)?.get(partnerId), assessments.get(pairOf(id, partnerId)));
        return partner ? [{ partner, recommendation: code, sight: sightOf(actor, partnerId), ...cell }] : [];
      })
      .sort((a, b) => (a.partner < b.partner ? -1 : 1)),
  );
}

function toCell(
  status: string | null,
  statement: (Statement & { sample: boolean }) | undefined,
  assessments: Assessed[] = [],
): Cell {
  const beside = besideClaim(statement ?? null, assessments);
  const assessment = beside && {
    state: beside.assessment.state,
    year: beside.assessment.year,
    relation: beside.relation,
  };
  if (!statement) return { state: silenceOn(status), year: null, sample: false, assessment };
  return { state: statement.state, year: statement.year, sample: statement.sample, assessment };
}

/** Recommendations addressed to at least one of the partners that are asked for, these partners, and what they say. */
async function addressedAsked(actor: Actor, asked: RecommendationQuery) {
  const [partners, facts] = await Promise.all([
    database().partner.findMany({
      where: {
        ...(asked.partner.length > 0 ? { code: { in: asked.partner } } : {}),
        ...(asked.region.length > 0 ? { place: { regionCode: { in: asked.region } } } : {}),
      },
      select: { id: true, code: true, nameEn: true, nameRu: true, states: true },
    }),
    findFacts(actor, { ...asked, partner: [], region: [], report: [] }),
  ]);
  const addressed = await addressedTo(
    facts.map(({ id }) => id),
    new Set(partners.map(({ id }) => id)),
    asked.asof,
  );
  const ofAny = facts.filter(({ id }) => addressed.has(id));
  const candidates = asked.report.length > 0 ? await saying(actor, asked, ofAny) : ofAny;
  const latestYear = asksForAny(asked) ? null : Math.max(0, ...ofAny.map(({ year }) => year ?? 0)) || null;
  const { matching } = choose(ofAny, latestYear ? { ...asked, year: [String(latestYear)] } : asked);
  const { counts } = choose(candidates, asked);
  matching.sort(compare("meeting"));
  const columns: Column[] = matching.map(({ id, code, pillar, year, status }) => ({
    id,
    code,
    pillar,
    year,
    status,
    addressed: addressed.get(id) ?? [],
  }));
  const ids = matching.map(({ id }) => id);
  const [statements, assessments] = await Promise.all([
    statementsOn(actor, ids, asked.asof),
    assessmentsOn(actor, ids, asked.asof),
  ]);
  const latest = latestStatements(statements);
  return {
    columns,
    shown: asked.report.length > 0 ? onlySaying(asked.report, columns, latest) : columns,
    partners,
    latest,
    assessments,
    counts,
    latestYear,
    sight: sightOf(actor),
    isNarrowed: asked.report.length > 0,
    hasSamples: latest.values().some((said) => said.values().some(({ sample }) => sample)),
  };
}

async function addressedTo(
  recommendationIds: readonly number[],
  partners: ReadonlySet<number>,
  asof: string | null,
): Promise<Map<number, number[]>> {
  const found = [...(await findAddressedPartners(recommendationIds, asof))].map(
    ([id, all]) => [id, all.filter((partner) => partners.has(partner))] as const,
  );
  return new Map(found.filter(([, some]) => some.length > 0));
}

type Assessed = { state: ReportState; year: number; reportId: number | null };

/** By recommendation and partner: of each year the last assessment made by the end of that day that this reader may see. */
async function assessmentsOn(
  actor: Actor,
  recommendationIds: readonly number[],
  asof: string | null,
): Promise<Map<string, Assessed[]>> {
  const rows = await database().$queryRaw<(Assessed & { recommendation: number; partner: number })[]>`
    SELECT DISTINCT ON (recommendation_id, partner_id, year)
      recommendation_id AS recommendation, partner_id AS partner, year, state, report_id AS "reportId"
    FROM assessment
    WHERE recommendation_id = ANY(${[...recommendationIds]})
      AND ${readableAssessment(actor, "assessment")}
      AND assessed_at < ${endOf(asof)}
    ORDER BY recommendation_id, partner_id, year, id DESC`;
  return Map.groupBy(rows, ({ recommendation, partner }) => pairOf(recommendation, partner));
}

function pairOf(recommendation: number, partner: number): string {
  return `${recommendation}/${partner}`;
}
