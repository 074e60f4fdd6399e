import type { Locale } from "#i18n/locale.ts";
import type { Format } from "#lib/formats.ts";
import { type Paging, type Part, type Place, partOf, placeKeys } from "#lib/paging.ts";
import { isOneOf, type Question } from "#lib/question.ts";
import type { Actor } from "#policy.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

/** A request for a file for machines, and the person who asks. */
export type FileRequest<Asked = unknown> = {
  actor: Actor;
  locale: Locale;
  /** The page's address below the language, without its suffix: ["recommendations", "2021-III-4"]. */
  path: readonly string[];
  format: Format;
  /** The question of the address, as its page would be asked it. */
  asked: Asked;
  /** The same as it stands in the address. */
  query: URLSearchParams;
  /** "YYYY-MM-DD" */
  today: string;
};

/** Null where there is nothing, or nothing that this actor may see. */
export type FileAnswer<Asked = unknown> = (request: FileRequest<Asked>) => Promise<Response | null>;

/** For each file that the addresses name the one who writes it. */
export type FilesOf<A extends Addresses> = {
  [P in keyof A as Exclude<keyof A[P], "page"> extends never ? never : P]: {
    [F in Exclude<keyof A[P], "page">]: A[P][F] extends Question<infer Asked> ? FileAnswer<Asked> : never;
  };
};

export function jsonFile(value: unknown): Response {
  return Response.json(value);
}

/** Answers a query that cannot be met: `error` is a word for programs. */
export function badRequest(error: string): Response {
  return Response.json({ error }, { status: 400 });
}

/** A record as a file, under the one right code: other cases and codes of then lead there. */
export async function answerUnder<Coded extends { code: string }>(
  { locale, path: [section = "", code = ""], format, query }: FileRequest,
  record: Coded | null,
  write: (record: Coded) => Response | null | Promise<Response | null>,
): Promise<Response | null> {
  if (!record || record.code === code) return record && write(record);
  const search = query.size > 0 ? `?${query}` : "";
  const location = `/${locale}/${section}/${record.code}.${format}${search}`;
  return new Response(null, { status: 308, headers: { location } });
}

/** One page of a list: `{ items, total, next }`, `next` being the address of the page after it, or null. */
export function jsonList<Item>(
  all: readonly Item[],
  request: FileRequest<Paging>,
  keyOf: (item: Item) => string,
): Response {
  const part = partOf(all, request.asked, request.asked.limit, keyOf);
  return jsonPage(part, part.items, request);
}

/** The same for a list that is cut before it comes here. A program that asks for more than there is is told so. */
export function jsonPage<Item>(
  part: Part<unknown>,
  items: readonly Item[],
  { locale, path, asked, query }: FileRequest<Paging>,
): Response {
  const { total, pages, next } = part;
  if (asked.page > pages) return jsonFile({ items: [], total, next: null });
  return jsonFile({ items, total, next: next && `/${locale}/${path.join("/")}.json?${onward(query, next)}` });
}

function onward(query: URLSearchParams, { page, after }: Place): URLSearchParams {
  const asked = new URLSearchParams([...query].filter(([key]) => !isOneOf(placeKeys, key)));
  asked.set("page", String(page));
  if (after) asked.set("after", after);
  return asked;
}

export function codeOf({ code }: { code: string }): string {
  return code;
}
