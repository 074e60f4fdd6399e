import { type Asof, asofQuestion } from "#lib/asof.ts";
import { firstPlace, type Place, placeIn, placeKeys } from "#lib/paging.ts";
import type { Question } from "#lib/question.ts";
import { listed, parseQuery, type RecommendationQuery, searchOf } from "#views/search/recommendation-filter.ts";

/**
 * A reader asked this of the matrix: the filters of the list, and which page of recommendations stands beside the
 * partners.
 */
export type MatrixQuery = RecommendationQuery & { columns: Place };

export const columnKeys = ["columns", "columnsAfter", "columnsBefore"] as const;

/** Words, sorting and length are the list's alone. */
export function parseMatrixQuery(parameters: URLSearchParams): MatrixQuery {
  return {
    ...parseQuery(parameters),
    q: "",
    kind: ["recommendation"],
    sort: "meeting",
    limit: null,
    columns: placeIn(parameters, columnKeys),
  };
}

const filterKeys = [...listed.filter((key) => key !== "kind"), "asof"];

/** The matrix with its day, beside what was typed as one. */
export type MatrixAsked = { query: MatrixQuery; asof: Asof };

export const matrixQuestion: Question<MatrixAsked> = {
  keys: [...filterKeys, ...placeKeys, ...columnKeys],
  read(parameters, today) {
    const asof = asofQuestion.read(parameters, today);
    return { query: { ...parseMatrixQuery(parameters), asof: asof.day }, asof };
  },
};

/** A file holds all that match. */
export const wholeMatrixQuestion: Question<MatrixAsked> = {
  keys: filterKeys,
  read(parameters, today) {
    const { query, asof } = matrixQuestion.read(parameters, today);
    return { query: { ...query, ...firstPlace, columns: firstPlace }, asof };
  },
};

/** The query of an address that asks this, with its question mark. Another choice begins anew, on both first pages. */
export function matrixSearch(query: MatrixQuery, change: Partial<MatrixQuery> = {}): string {
  const search = new URLSearchParams(searchOf(query, change));
  const { page, after, before } = change.columns ?? firstPlace;
  for (const [index, value] of [page === 1 ? null : page, after, before].entries()) {
    if (value !== null) search.set(columnKeys[index] ?? "", String(value));
  }
  return search.size > 0 ? `?${search}` : "";
}

/** Whether any recommendations are asked for; who chooses partners or a day has not chosen among them. */
export function asksForAny({ pillar, year, status, meeting, report }: RecommendationQuery): boolean {
  return [pillar, year, status, meeting, report].some((chosen) => chosen.length > 0);
}
