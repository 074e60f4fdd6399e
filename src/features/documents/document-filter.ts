import { locales } from "#i18n/locale.ts";
import { firstPlace, type Place, placeIn, placeKeys } from "#lib/paging.ts";
import { type Counts, choicesIn, choose, type Question, wordsIn } from "#lib/question.ts";

export const documentGroups = ["kind", "pillar", "year", "meeting", "partner", "language"] as const;
export const documentOrders = ["meeting", "date", "symbol"] as const;

export type DocumentGroup = (typeof documentGroups)[number];
export type DocumentOrder = (typeof documentOrders)[number];

/** A reader asked for this. Repeated keys are OR, different keys are AND; an empty list asks nothing. */
export type DocumentQuery = Record<DocumentGroup, string[]> & { q: string; sort: DocumentOrder };

export type DocumentListQuery = DocumentQuery & Place;

/** The value of the year filter for what has no date. */
export const unknownYear = "unknown";

/** A file holds all that match. */
export const allDocumentsQuestion: Question<DocumentQuery> = {
  keys: [...documentGroups, "q", "sort"],
  read: (query) => ({
    ...(Object.fromEntries(documentGroups.map((group) => [group, choicesIn(query, group)])) as Record<
      DocumentGroup,
      string[]
    >),
    q: wordsIn(query),
    sort: documentOrders.find((order) => order === query.get("sort")) ?? "meeting",
  }),
};

export const documentsQuestion: Question<DocumentListQuery> = {
  keys: [...allDocumentsQuestion.keys, ...placeKeys],
  read: (query, today) => ({ ...allDocumentsQuestion.read(query, today), ...placeIn(query) }),
};

/** The query of an address that asks this, with its question mark; empty where it asks nothing. The list begins anew. */
export function searchOf({ q, sort, ...query }: DocumentQuery, { page, after, before }: Place = firstPlace): string {
  const parameters = new URLSearchParams([
    ...documentGroups.flatMap((group) => query[group].map((value): [string, string] => [group, value])),
    ...(q ? [["q", q] as [string, string]] : []),
    ...(sort === "meeting" ? [] : [["sort", sort] as [string, string]]),
    ...Object.entries({ page: page > 1 ? String(page) : null, after, before }).flatMap(
      ([key, value]): [string, string][] => (value === null ? [] : [[key, value]]),
    ),
  ]);
  return parameters.size > 0 ? `?${parameters}` : "";
}

/** A document with all that a list can be asked for. */
export type FilteredDocument = {
  code: string;
  symbol: string | null;
  kind: string;
  title: { en: string | null; ru: string | null };
  issued: string | null;
  issuer: { partner: { code: string } | null };
  meetings: readonly { code: string; start: string | null }[];
  pillars: readonly number[];
  partners: readonly { code: string }[];
};

export type DocumentCounts = Counts<DocumentGroup>;

/**
 * Those that match, in the order that is asked for, and for each option the number that it would give with the other groups as they are
 * chosen. They come as the newest first.
 */
export function chooseDocuments<D extends FilteredDocument>(
  documents: readonly D[],
  query: DocumentQuery,
): { matching: D[]; counts: DocumentCounts } {
  const { matching, counts } = choose(documents, query, documentGroups, optionsOf);
  const nameOf = ({ symbol, code }: D) => symbol ?? code;
  const startOf = (document: D) => meetingOf(document, query)?.start ?? "";
  const codeOf = (document: D) => meetingOf(document, query)?.code ?? "";
  const orders: Record<DocumentOrder, ((a: D, b: D) => number) | null> = {
    date: null,
    symbol: (a, b) => order.compare(nameOf(a), nameOf(b)),
    // Those outside meetings are the last.
    meeting: (a, b) =>
      Number(codeOf(a) === "") - Number(codeOf(b) === "") ||
      startOf(b).localeCompare(startOf(a)) ||
      order.compare(codeOf(a), codeOf(b)),
  };
  const compare = orders[query.sort];
  return { matching: compare ? matching.toSorted(compare) : matching, counts };
}

/** The meeting under which a paper stands in a list: of several the newest, or of those that are asked for. */
export function meetingOf<M extends { code: string; start: string | null }>(
  { meetings }: { meetings: readonly M[] },
  { meeting }: Pick<DocumentQuery, "meeting">,
): M | null {
  const asked = meetings.filter(({ code }) => meeting.includes(code));
  const among = asked.length > 0 ? asked : meetings;
  return among.toSorted((a, b) => (b.start ?? "").localeCompare(a.start ?? ""))[0] ?? null;
}

const order = new Intl.Collator("en", { numeric: true });

export function yearOf({ issued }: Pick<FilteredDocument, "issued">): string {
  return issued?.slice(0, 4) ?? unknownYear;
}

function optionsOf(document: FilteredDocument, group: DocumentGroup): string[] {
  switch (group) {
    case "kind":
      return [document.kind];
    case "pillar":
      return document.pillars.map(String);
    case "year":
      return [yearOf(document)];
    case "meeting":
      return document.meetings.map(({ code }) => code);
    case "partner":
      return [...new Set([document.issuer.partner, ...document.partners].flatMap((partner) => partner?.code ?? []))];
    case "language":
      return locales.filter((language) => document.title[language]);
  }
}
