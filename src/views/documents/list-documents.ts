import { chooseDocuments, type DocumentCounts, type DocumentQuery } from "#features/documents/document-filter.ts";
import { type DocumentItem, listDocuments } from "#features/documents/document-queries.ts";
import type { Actor } from "#policy.ts";
import { type FoundInside, searchDocuments } from "./document-search.ts";

export type DocumentList = {
  /** all that this reader may see */
  all: DocumentItem[];
  /** those that are asked for, in that order */
  matching: DocumentItem[];
  counts: DocumentCounts;
  /** Of each of some of them (ids) the places in its files where words stand that were looked for. */
  inside(some: readonly DocumentItem[]): Promise<ReadonlyMap<number, FoundInside[]>>;
};

export async function listAskedDocuments(actor: Actor, query: DocumentQuery): Promise<DocumentList> {
  const all = await listDocuments(actor);
  if (!query.q) return { all, ...chooseDocuments(all, query), inside: async () => new Map() };
  const { ids, inside } = await searchDocuments(all, query.q);
  return {
    all,
    ...chooseDocuments(
      all.filter(({ id }) => ids.has(id)),
      query,
    ),
    inside,
  };
}
