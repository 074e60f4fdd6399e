import { type Asof, asofQuestion } from "#lib/asof.ts";
import { numberIn } from "#lib/paging.ts";
import type { Question } from "#lib/question.ts";
import { listed, parseQuery, type RecommendationQuery, searchOf } from "#views/search/recommendation-filter.ts";

/**
 * A reader asked this of the matrix: the filters of the list, and which page of recommendations stands beside the
 * partners.
 */
export type MatrixQuery = RecommendationQuery & { columns: number };

/** Words, sorting and length are the list's alone. */
export function parseMatrixQuery(parameters: URLSearchParams): MatrixQuery {
  return {
    ...parseQuery(parameters),
    q: "",
    kind: ["recommendation"],
    sort: "meeting",
    limit: null,
    after: null,
    before: null,
    columns: numberIn(parameters, "columns") ?? 1,
  };
}

const filterKeys = [...listed.filter((key) => key !== "kind"), "asof"];

/** The matrix with its day, beside what was typed as one. */
export type MatrixAsked = { query: MatrixQuery; asof: Asof };

export const matrixQuestion: Question<MatrixAsked> = {
  keys: [...filterKeys, "page", "columns"],
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
    return { query: { ...query, page: 1, columns: 1 }, asof };
  },
};

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
