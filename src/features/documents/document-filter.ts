import { locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { asRead } from "#lib/look-alikes.ts";
import { type Counts, choicesIn, choose, type Question, wordsIn } from "#lib/question.ts";
import { withoutSpaces } from "#lib/united-nations/symbol.ts";

export const documentGroups = ["kind", "pillar", "year", "meeting", "partner", "language"] as const;
export const documentOrders = ["meeting", "date", "symbol"] as const;

export type DocumentGroup = (typeof documentGroups)[number];
export type DocumentOrder = (typeof documentOrders)[number];

/** A reader asked for this. Repeated keys are OR, different keys are AND; an empty list asks nothing. */
export type DocumentListQuery = Record<DocumentGroup, string[]> & { q: string; sort: DocumentOrder };

/** The value of the year filter for what has no date. */
export const unknownYear = "unknown";

export const documentsQuestion: Question<DocumentListQuery> = {
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

/** The query of an address that asks this, with its question mark; empty where it asks nothing. */
export function searchOf({ q, sort, ...query }: DocumentListQuery): string {
  const parameters = new URLSearchParams([
    ...documentGroups.flatMap((group) => query[group].map((value): [string, string] => [group, value])),
    ...(q ? [["q", q] as [string, string]] : []),
    ...(sort === "meeting" ? [] : [["sort", sort] as [string, string]]),
  ]);
  return parameters.size > 0 ? `?${parameters}` : "";
}

/** A document with all that a list can be asked for. */
export type FilteredDocument = {
  code: string;
  symbol: string | null;
  kind: string;
  title: Localized;
  summary: Localized;
  issued: string | null;
  issuer: { partner: { code: string } | null };
  meetings: readonly { code: string }[];
  pillars: readonly number[];
  partners: readonly { code: string }[];
};

export type DocumentCounts = Counts<DocumentGroup>;

/** Those that match, and for each option the number that it would give with the other groups as they are chosen. */
export function chooseDocuments<D extends FilteredDocument>(
  documents: readonly D[],
  query: DocumentListQuery,
): { matching: D[]; counts: DocumentCounts } {
  const { matching, counts } = choose(
    documents.filter((document) => answers(document, query.q)),
    query,
    documentGroups,
    optionsOf,
  );
  if (query.sort !== "symbol") return { matching, counts };
  const nameOf = ({ symbol, code }: D) => symbol ?? code;
  return { matching: matching.toSorted((a, b) => order.compare(nameOf(a), nameOf(b))), counts };
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

/** A part of its symbol or number, or all words of its title or summary in one language, by their beginnings. */
function answers({ code, symbol, title, summary }: FilteredDocument, q: string): boolean {
  if (!q) return true;
  const asked = withoutSpaces(asRead(q)).toLowerCase();
  if ([code, symbol ?? ""].some((name) => name.toLowerCase().includes(asked))) return true;
  const words = wordsOf(q);
  return (
    words.length > 0 &&
    locales.some((language) => {
      const own = wordsOf([title[language], summary[language]].join(" "));
      return words.every((word) => own.some((one) => one.startsWith(word)));
    })
  );
}

function wordsOf(text: string): string[] {
  return (
    asRead(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
