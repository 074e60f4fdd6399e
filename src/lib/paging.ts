import { type Question, wordsIn } from "./question.ts";

/**
 * A part of a list, counted from 1. A number alone would show a record twice, or never, where another comes to the list while
 * somebody reads on: so the way to the next part names the record `after` which it begins, the way back the one `before`
 * which it ends. Where that record is gone, the number tells.
 */
export type Place = { page: number; after: string | null; before: string | null };

export const firstPlace: Place = { page: 1, after: null, before: null };

export type Paging = Place & { limit: number };

/** Of a JSON list; the other files hold all. */
export const itemsOfAPage = 100;
const mostItems = 1000;

export const placeKeys = ["page", "after", "before"] as const;

export function placeIn(query: URLSearchParams, [page, after, before]: readonly string[] = placeKeys): Place {
  return {
    page: numberIn(query, page ?? "") ?? 1,
    after: wordsIn(query, after ?? "") || null,
    before: wordsIn(query, before ?? "") || null,
  };
}

export const paging: Question<Paging> = {
  keys: [...placeKeys, "limit"],
  read: (query) => ({ ...placeIn(query), limit: Math.min(numberIn(query, "limit") ?? itemsOfAPage, mostItems) }),
};

/** A question to a list that answers part by part. */
export function paged<Asked extends object>(question: Question<Asked>): Question<Asked & Paging> {
  return {
    keys: [...question.keys, ...paging.keys],
    read: (query, today) => ({ ...question.read(query, today), ...paging.read(query, today) }),
  };
}

export type Part<Item> = {
  items: Item[];
  page: number;
  pages: number;
  total: number;
  /** the ways to the parts beside it; `null` where there is none */
  next: Place | null;
  previous: Place | null;
};

/** The part at that place, of so many items; the last one where it lies behind the end. The first holds all before its end. */
export function partOf<Item>(
  all: readonly Item[],
  { page, after, before }: Place,
  limit: number,
  keyOf: (item: Item) => string,
): Part<Item> {
  const total = all.length;
  const indexOf = (key: string | null) => (key === null ? -1 : all.findIndex((item) => keyOf(item) === key));
  const numbered = Math.min(page, Math.max(1, Math.ceil(total / limit)));
  const last = indexOf(after);
  const first = indexOf(before);
  let start = (numbered - 1) * limit;
  let end = start + limit;
  if (page > 1 && last >= 0) [start, end] = [last + 1, last + 1 + limit];
  else if (first > 0) [start, end] = [page <= 1 && first < 2 * limit ? 0 : Math.max(0, first - limit), first];
  const items = all.slice(start, end);
  const shown = start === 0 ? 1 : Math.max(2, last >= 0 || first > 0 ? page : numbered);
  const [head, tail] = [items.at(0), items.at(-1)];
  return {
    items,
    page: shown,
    pages: shown + Math.ceil(Math.max(0, total - end) / limit),
    total,
    next: tail && end < total ? { page: shown + 1, after: keyOf(tail), before: null } : null,
    previous: head && start > 0 ? { page: shown - 1, after: null, before: keyOf(head) } : null,
  };
}

/** The place of another part of the same list. */
export function placeOf({ next, previous }: Pick<Part<unknown>, "next" | "previous">, page: number): Place {
  return [next, previous].find((beside) => beside?.page === page) ?? { ...firstPlace, page };
}

/** A number that counts something from 1; null where the query has none. */
/** Several, with commas between. */
export function numbersIn(query: URLSearchParams, key: string): number[] {
  const texts = (query.get(key) ?? "").split(",");
  return texts.filter((text) => /^[1-9]\d{0,8}$/.test(text)).map(Number);
}

export function numberIn(query: URLSearchParams, key: string): number | null {
  const text = query.get(key) ?? "";
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
