import type { Locale } from "#i18n/locale.ts";
import { type CsvColumn, csv } from "#lib/csv.ts";

/** What a file for machines is asked with: the page's address below the language, without its suffix, and its query. */
export type FileRequest = { locale: Locale; path: readonly string[]; query: URLSearchParams };

export type FileAnswer = (request: FileRequest) => Promise<Response | null>;

/** Of a JSON list; the other formats hold all. */
export const itemsOfAPage = 100;
const mostItems = 1000;

export function jsonFile(value: unknown): Response {
  return Response.json(value);
}

/** What the query asks cannot be: `error` is a word for programs. */
export function badRequest(error: string): Response {
  return Response.json({ error }, { status: 400 });
}

export function csvFile<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): Response {
  return new Response(csv(columns, rows), { headers: { "content-type": "text/csv; charset=utf-8" } });
}

/** A record as a file, under the one right code: other cases and codes of then lead there. */
export async function answerUnder<Coded extends { code: string }>(
  { locale, path: [section = "", code = ""], query }: FileRequest,
  format: string,
  record: Coded | null,
  write: (record: Coded) => Response | null | Promise<Response | null>,
): Promise<Response | null> {
  if (!record || record.code === code) return record && write(record);
  const search = query.size > 0 ? `?${query}` : "";
  const location = `/${locale}/${section}/${record.code}.${format}${search}`;
  return new Response(null, { status: 308, headers: { location } });
}

/** One page of a list: `{ items, total, next }`, `next` being the address of the page after it, or null. */
export function jsonList<Item>(all: readonly Item[], request: FileRequest): Response {
  const { page, limit } = pageAsked(request.query);
  return jsonPage(all.slice((page - 1) * limit, page * limit), all.length, request);
}

/** The same for a list that is cut before it comes here. */
export function jsonPage<Item>(items: readonly Item[], total: number, { locale, path, query }: FileRequest): Response {
  const { page, limit } = pageAsked(query);
  const after = new URLSearchParams(query);
  after.set("page", String(page + 1));
  const next = page * limit < total ? `/${locale}/${path.join("/")}.json?${after}` : null;
  return jsonFile({ items, total, next });
}

export function pageAsked(query: URLSearchParams): { page: number; limit: number } {
  const number = (key: string) => {
    const value = Number(query.get(key));
    return Number.isInteger(value) && value > 0 ? value : null;
  };
  return { page: number("page") ?? 1, limit: Math.min(number("limit") ?? itemsOfAPage, mostItems) };
}
