import type { Document, Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Localized, localized, type RecordText, sourceShown } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { literally } from "#lib/literally.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { DocumentKind, documentAccess } from "./document.ts";
import { type DocumentFileShown, standingFiles } from "./document-file-queries.ts";

type Named<Text extends Localized = RecordText> = { code: string; name: Text };

/** A document as this reader may see it: what it belongs to and they may not see is not among what it belongs to. */
export type DocumentItem = {
  id: number;
  code: string;
  symbol: string | null;
  kind: DocumentKind;
  title: RecordText;
  /** its own title was not seen */
  described: boolean;
  summary: RecordText;
  /** a partial date */
  issued: string | null;
  issuer: { partner: Named | null; name: Localized };
  access: (typeof documentAccess)[number];
  address: string | null;
  meetings: { code: string; title: RecordText; start: string | null; end: string | null; datePrecision: string }[];
  recommendations: string[];
  pillars: number[];
  partners: Named[];
  programmes: Named[];
  places: Named<Localized>[];
  mandate: boolean;
  /** that stand now, and this reader may have */
  files: DocumentFileShown[];
  source: Source;
  published: Record<Locale, boolean>;
  sample: boolean;
  version: number;
};

/** The newest first; those of one day in the order of their codes, those without a date last. */
export async function listDocuments(actor: Actor, where: Prisma.DocumentWhereInput = {}): Promise<DocumentItem[]> {
  const rows = await database().document.findMany({
    where: { AND: [readable.documents(actor), where] },
    include: { issuer: { select: { code: true, nameEn: true, nameRu: true, states: true } } },
    orderBy: [{ lastDay: { sort: "desc", nulls: "last" } }, { code: "asc" }],
  });
  return toDocumentItems(actor, rows);
}

/** By its code in an address, whatever its case; of one that was joined with another, that one. */
export async function findDocument(actor: Actor, code: string): Promise<DocumentItem | null> {
  const called = { code: { equals: literally(code), mode: "insensitive" as const } };
  const [found] = await listDocuments(actor, called);
  if (found) return found;
  const joined = await database().document.findFirst({ where: { ...called, joined: true }, include: { right: true } });
  // A draft was never at an address that others know.
  return joined?.right && can.readDocument(actor, { ...joined, ...kept })
    ? findDocument(actor, joined.right.code)
    : null;
}

/** A document that belongs to any of these says so. */
export function belongingTo(of: {
  meeting?: number;
  recommendation?: number;
  pillar?: number;
  partner?: number;
  programme?: string;
}): Prisma.DocumentWhereInput {
  return {
    ...(of.meeting !== undefined && { meetings: { has: of.meeting } }),
    ...(of.recommendation !== undefined && { recommendations: { has: of.recommendation } }),
    ...(of.pillar !== undefined && { pillars: { has: of.pillar } }),
    ...(of.partner !== undefined && { OR: [{ partners: { has: of.partner } }, { issuerId: of.partner }] }),
    ...(of.programme !== undefined && { programmes: { has: of.programme } }),
  };
}

type Row = Document & { issuer: { code: string; nameEn: string; nameRu: string; states: Prisma.JsonValue } | null };

async function toDocumentItems(actor: Actor, rows: readonly Row[]): Promise<DocumentItem[]> {
  if (rows.length === 0) return [];
  const keysOf = <Key>(keys: (row: Row) => readonly Key[]) => [...new Set(rows.flatMap(keys))];
  // Of nothing the database is asked nothing.
  const found = async <Key, Found>(keys: Key[], find: (among: { in: Key[] }) => Promise<Found[]>) =>
    keys.length > 0 ? await find({ in: keys }) : [];
  const [meetings, recommendations, partners, programmes, places, files] = await Promise.all([
    found(
      keysOf((row) => row.meetings),
      (id) =>
        database().meeting.findMany({
          where: { AND: [readable.meetings(actor), { id }] },
          orderBy: { lastDay: "asc" },
        }),
    ),
    found(
      keysOf((row) => row.recommendations),
      (id) =>
        database().recommendation.findMany({
          where: { AND: [readable.recommendations(actor), { id }] },
          select: { id: true, code: true },
        }),
    ),
    found(
      keysOf((row) => row.partners),
      (id) => database().partner.findMany({ where: { id } }),
    ),
    found(
      keysOf((row) => row.programmes),
      (code) => database().programme.findMany({ where: { code } }),
    ),
    found(
      keysOf((row) => row.places),
      (code) => database().place.findMany({ where: { code } }),
    ),
    standingFiles(
      actor,
      keysOf(({ id }) => [id]),
    ),
  ]);
  return rows.map((row) => {
    const shown = <Words extends Localized>(words: Words) => readable.words(actor, row, words);
    return {
      ...{ id: row.id, code: row.code, symbol: row.symbol, kind: row.kind as DocumentKind },
      title: shown(recordText("document", row, "title")),
      described: row.described,
      summary: shown(recordText("document", row, "summary")),
      issued: row.issued,
      issuer: {
        partner: row.issuer && { code: row.issuer.code, name: recordText("partner", row.issuer, "name") },
        name: shown(localized({ issuerEn: row.issuerEn, issuerRu: row.issuerRu }, "issuer")),
      },
      access: row.access as DocumentItem["access"],
      address: row.address,
      meetings: meetings
        .filter(({ id }) => row.meetings.includes(id))
        .map((meeting) => ({
          ...{ code: meeting.code, start: meeting.start, end: meeting.end, datePrecision: meeting.datePrecision },
          title: readable.words(actor, meeting, recordText("meeting", meeting, "title")),
        })),
      recommendations: recommendations.filter(({ id }) => row.recommendations.includes(id)).map(({ code }) => code),
      pillars: [...row.pillars].sort((a, b) => a - b),
      partners: partners
        .filter(({ id }) => row.partners.includes(id))
        .map((partner) => ({ code: partner.code, name: recordText("partner", partner, "name") })),
      programmes: programmes
        .filter(({ code }) => row.programmes.includes(code))
        .map((programme) => ({ code: programme.code, name: recordText("programme", programme, "name") })),
      places: places
        .filter(({ code }) => row.places.includes(code))
        .map((place) => ({ code: place.code, name: localized(place, "name") })),
      mandate: row.mandate,
      files: files.get(row.id) ?? [],
      source: sourceShown(sourceIn(row), shown),
      published: { en: row.publishedEnAt !== null, ru: row.publishedRuAt !== null },
      sample: row.sample,
      version: row.version,
    };
  });
}
