import { parseQuery, type RecommendationQuery, searchOf } from "#views/search/recommendation-filter.ts";

/** What a reader asked of the matrix: the filters of the list, and which page of recommendations stands beside the partners. */
export type MatrixQuery = RecommendationQuery & { columns: number };

/** Words, sorting and length are the list's alone. */
export function parseMatrixQuery(parameters: URLSearchParams): MatrixQuery {
  const columns = Number(parameters.get("columns"));
  return {
    ...parseQuery(parameters),
    q: "",
    kind: ["recommendation"],
    sort: "meeting",
    limit: null,
    columns: Number.isInteger(columns) && columns > 0 ? columns : 1,
  };
}

/** The query of an address that asks this, with its question mark. Another choice begins anew, on both first pages. */
export function matrixSearch(query: MatrixQuery, change: Partial<MatrixQuery> = {}): string {
  const search = searchOf(query, change);
  const columns = change.columns ?? 1;
  if (columns === 1) return search;
  return search ? `${search}&columns=${columns}` : `?columns=${columns}`;
}

/** Whether any recommendations are asked for; who chooses partners or a day has not chosen among them. */
export function asksForAny({ pillar, year, status, meeting, report }: RecommendationQuery): boolean {
  return [pillar, year, status, meeting, report].some((chosen) => chosen.length > 0);
}
