import type { Question } from "./question.ts";

/** A part of a list, counted from 1. */
export type Paging = { page: number; limit: number };

/** Of a JSON list; the other files hold all. */
export const itemsOfAPage = 100;
const mostItems = 1000;

export const paging: Question<Paging> = {
  keys: ["page", "limit"],
  read: (query) => ({
    page: numberIn(query, "page") ?? 1,
    limit: Math.min(numberIn(query, "limit") ?? itemsOfAPage, mostItems),
  }),
};

/** A question to a list that answers part by part. */
export function paged<Asked extends object>(question: Question<Asked>): Question<Asked & Paging> {
  return {
    keys: [...question.keys, ...paging.keys],
    read: (query, today) => ({ ...question.read(query, today), ...paging.read(query, today) }),
  };
}

/** A number that counts something from 1; null where the query has none. */
export function numberIn(query: URLSearchParams, key: string): number | null {
  const text = query.get(key) ?? "";
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
