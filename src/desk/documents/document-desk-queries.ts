import { type DocumentInput, isAlike } from "#features/documents/document.ts";
import { type DocumentItem, findDocument, listDocuments } from "#features/documents/document-queries.ts";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { listPartners } from "#features/partners/partner-queries.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { listProgrammes } from "#features/programmes/programme-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate, typeset } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { localized, recordWordsIn } from "#i18n/localized.ts";
import { type Actor, can, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { FoundRecord } from "#ui/form/form-state.ts";

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

/** Documents that may be the same work as one that is about to be entered. */
export async function findAlikeDocuments(actor: Actor, input: DocumentInput): Promise<DocumentItem[]> {
  const meetings = await database().meeting.findMany({ select: { id: true, code: true } });
  const codes = new Map(meetings.map(({ id, code }) => [id, code]));
  const rows = await database().document.findMany({
    where: readable.documents(actor),
    select: { id: true, symbol: true, titleEn: true, titleRu: true, issued: true, meetings: true },
  });
  const alike = rows.filter((row) => {
    const title = { en: row.titleEn, ru: row.titleRu };
    return isAlike(input, { ...row, title, meetings: row.meetings.flatMap((id) => codes.get(id) ?? []) });
  });
  return alike.length > 0 ? listDocuments(actor, { id: { in: alike.map(({ id }) => id) } }) : [];
}

/** As the form of a document shows them. */
export function toFoundDocuments(documents: readonly DocumentItem[], locale: Locale): FoundRecord[] {
  return documents.map((document) => {
    const words = recordWordsIn(document.title, locale);
    const date = document.issued && formatDate(document.issued, locale);
    return {
      ...{
        code: document.code,
        href: addressOf(locale, "/documents/[code]/edit", document.code),
        state: null,
        tags: [],
      },
      words: words && { text: typeset(words.text, words.lang), lang: words.lang },
      facts: [typeset([date, ...document.meetings.map(({ code }) => code)].filter(Boolean).join(", "), locale)],
    };
  });
}
