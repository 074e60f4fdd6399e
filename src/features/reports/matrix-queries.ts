import { type Localized, localized } from "#i18n/localized.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import type { Locale } from "../../i18n/locale.ts";
import { type Actor, can } from "../../policy.ts";
import { type Counts, choose, compare, type RecommendationQuery } from "../recommendations/recommendation-filter.ts";
import { findFacts } from "../recommendations/recommendation-queries.ts";
import {
  type Column,
  emptyTally,
  latestStatements,
  pageOf,
  type RollUp,
  rollUp,
  type Statement,
  type Tally,
} from "./matrix.ts";
import { asksForAny, type MatrixQuery } from "./matrix-filter.ts";
import type { ImplementationState, ReportState } from "./report.ts";

/** So many partners and recommendations stand on one page: what a line of 400 kbit/s brings in a second. */
export const rowsPerPage = 12;
export const columnsPerPage = 21;

/** What a partner says of a recommendation that is addressed to it; `year` is that of the report. */
export type Cell = { state: ImplementationState; year: number | null; sample: boolean };

export type MatrixRow = {
  code: string;
  name: Localized;
  /** one for each column of the page; `null` where the recommendation is not addressed to this partner */
  cells: (Cell | null)[];
  /** over all recommendations that were asked for */
  tally: Tally;
};

export type MatrixColumn = { code: string; pillar: number | null; year: number | null };

export type Matrix = {
  columns: MatrixColumn[];
  rows: MatrixRow[];
  total: { partners: number; recommendations: number };
  page: number;
  pages: number;
  columnPage: number;
  columnPages: number;
  /** over all partners and recommendations that were asked for, not only those on this page */
  sums: RollUp;
  counts: Counts;
  /** the latest year with an addressed recommendation, where it was taken because no recommendation was asked for */
  latestYear: number | null;
  /** whether this reader sees only what the unit has released, so that "no report" means "no public report" */
  releasedOnly: boolean;
  hasSamples: boolean;
};

/** Partners by recommendations, as far as this reader may know, as of a day if one is asked for. */
export async function findMatrix(actor: Actor, query: MatrixQuery, locale: Locale): Promise<Matrix> {
  const { columns, partners, latest, ...matrix } = await addressedAsked(actor, query);
  const sums = rollUp(new Set(partners.map(({ id }) => id)), columns, latest);
  const names = new Intl.Collator(locale);
  const rows = partners
    .filter(({ id }) => sums.byPartner.has(id))
    .map((partner) => ({ ...partner, name: localized(partner, "name") }))
    .sort((a, b) => names.compare(a.name[locale] ?? "", b.name[locale] ?? ""));
  const [shownRows, page, pages] = pageOf(rows, query.page, rowsPerPage);
  const [shownColumns, columnPage, columnPages] = pageOf(columns, query.columns, columnsPerPage);
  const isAddressed = new Map(shownColumns.map((column) => [column.id, new Set(column.addressed)]));
  return {
    columns: shownColumns.map(({ code, pillar, year }) => ({ code, pillar, year })),
    rows: shownRows.map(({ id, code, name }) => ({
      code,
      name,
      tally: sums.byPartner.get(id) ?? emptyTally(),
      cells: shownColumns.map((column) =>
        isAddressed.get(column.id)?.has(id) ? toCell(latest.get(column.id)?.get(id)) : null,
      ),
    })),
    total: { partners: rows.length, recommendations: columns.length },
    page,
    pages,
    columnPage,
    columnPages,
    sums,
    ...matrix,
  };
}

export type MatrixEntry = Cell & { partner: string; recommendation: string };

/** The same as a list: one entry for each recommendation and each partner to which it is addressed. */
export async function listMatrix(actor: Actor, query: RecommendationQuery): Promise<MatrixEntry[]> {
  const { columns, partners, latest } = await addressedAsked(actor, query);
  const codes = new Map(partners.map(({ id, code }) => [id, code]));
  return columns.flatMap(({ id, code, addressed }) =>
    addressed
      .flatMap((partnerId) => {
        const partner = codes.get(partnerId);
        return partner ? [{ partner, recommendation: code, ...toCell(latest.get(id)?.get(partnerId)) }] : [];
      })
      .sort((a, b) => (a.partner < b.partner ? -1 : 1)),
  );
}

function toCell(statement: (Statement & { sample: boolean }) | undefined): Cell {
  if (!statement) return { state: "noReport", year: null, sample: false };
  return { state: statement.state, year: statement.year, sample: statement.sample };
}

/** Recommendations addressed to at least one of the partners that are asked for, these partners, and what they say. */
async function addressedAsked(actor: Actor, asked: RecommendationQuery) {
  const partners = await database().partner.findMany({
    where: {
      ...(asked.partner.length > 0 ? { code: { in: asked.partner } } : {}),
      ...(asked.region.length > 0 ? { place: { regionCode: { in: asked.region } } } : {}),
    },
    select: { id: true, code: true, nameEn: true, nameRu: true },
  });
  const facts = await findFacts(actor, { ...asked, partner: [], region: [] });
  const addressed = await addressedTo(
    facts.map(({ id }) => id),
    new Set(partners.map(({ id }) => id)),
  );
  const candidates = facts.filter(({ id }) => addressed.has(id));
  const latestYear = asksForAny(asked) ? null : Math.max(0, ...candidates.map(({ year }) => year ?? 0)) || null;
  const { matching } = choose(candidates, latestYear ? { ...asked, year: [String(latestYear)] } : asked);
  const { counts } = choose(candidates, asked);
  matching.sort(compare("meeting"));
  const columns: Column[] = matching.map(({ id, code, pillar, year }) => ({
    id,
    code,
    pillar,
    year,
    addressed: addressed.get(id) ?? [],
  }));
  const statements = await statementsOn(
    actor,
    matching.map(({ id }) => id),
    asked.asof,
  );
  const latest = latestStatements(statements);
  return {
    columns,
    partners,
    latest,
    counts,
    latestYear,
    releasedOnly: seesReleasedOnly(actor),
    hasSamples: [...latest.values()].some((ofRecommendation) =>
      [...ofRecommendation.values()].some(({ sample }) => sample),
    ),
  };
}

/** Long lists come as JSON, which Node reads by itself; arrays of PostgreSQL would be read letter by letter. */
async function addressedTo(
  recommendationIds: readonly number[],
  partners: ReadonlySet<number>,
): Promise<Map<number, number[]>> {
  if (recommendationIds.length === 0) return new Map();
  const rows = await database().$queryRaw<{ id: number; partners: number[] }[]>`
    SELECT recommendation_id AS id, to_json(array_agg(partner_id)) AS partners
    FROM addressee WHERE recommendation_id = ANY(${[...recommendationIds]}) GROUP BY recommendation_id`;
  const asked = rows.map(({ id, partners: all }) => [id, all.filter((partner) => partners.has(partner))] as const);
  return new Map(asked.filter(([, some]) => some.length > 0));
}

/**
 * What was said by the end of that day, as far as this reader may see it. One row for each recommendation: 40,000 rows of
 * one statement each would take longer to read than to find.
 */
async function statementsOn(
  actor: Actor,
  recommendationIds: readonly number[],
  asof: string | null,
): Promise<(Statement & { sample: boolean })[]> {
  const sentBefore = asof ? new Date(dayToDate(asof).getTime() + 24 * 3600 * 1000) : new Date();
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
      AND submitted_at < ${sentBefore}
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

function seesReleasedOnly(actor: Actor): boolean {
  return !can.readReport(actor, { partnerId: 0, releasedAt: null });
}
