import { type DocumentItem, findDocument } from "#features/documents/document-queries.ts";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { listPartners } from "#features/partners/partner-queries.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { listProgrammes } from "#features/programmes/programme-queries.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { localized } from "#i18n/localized.ts";
import { type Actor, can } from "#policy.ts";
import { database } from "#server/database.ts";

export type DocumentForDesk = DocumentItem & { publicIn: Locale[] };

/** A document for those who may edit it; `null` for everybody else. */
export async function findDocumentForDesk(actor: Actor, code: string): Promise<DocumentForDesk | null> {
  const document = can.editDocuments(actor) ? await findDocument(actor, code) : null;
  return document && { ...document, publicIn: locales.filter((language) => document.published[language]) };
}

/** All that a document can belong to. */
export async function documentChoices(actor: Actor) {
  const places = await database().place.findMany();
  return {
    meetings: await listMeetings(actor),
    pillars: await listPillars(),
    partners: await listPartners(),
    programmes: await listProgrammes(),
    places: places.map((place) => ({ code: place.code, name: localized(place, "name") })),
  };
}

export type DocumentChoices = Awaited<ReturnType<typeof documentChoices>>;
