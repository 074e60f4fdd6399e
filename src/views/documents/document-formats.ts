import type { DocumentQuery } from "#features/documents/document-filter.ts";
import { type DocumentItem, findDocument } from "#features/documents/document-queries.ts";
import type { Localized } from "#i18n/localized.ts";
import { partOf } from "#lib/paging.ts";
import { answerUnder, codeOf, type FileRequest, type FilesOf, jsonFile, jsonPage } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { sourceColumns, sourceJson, textColumns, textJson } from "#server/text-files.ts";
import type { documentAddresses } from "./document-addresses.ts";
import type { FoundInside } from "./document-search.ts";
import { placeText } from "./found-place.ts";
import { plainSentence } from "./found-words.ts";
import { listAskedDocuments } from "./list-documents.ts";

export const documentFiles: FilesOf<typeof documentAddresses> = {
  "/documents": {
    async json(request) {
      const { matching, inside } = await listAskedDocuments(request.actor, request.asked);
      const part = partOf(matching, request.asked, request.asked.limit, codeOf);
      const found = await inside(part.items);
      const items = part.items.map((one) => ({
        ...toJson(one),
        ...(request.asked.q && { found: (found.get(one.id) ?? []).map(foundJson) }),
      }));
      return jsonPage(part, items, request);
    },
    async csv(request) {
      const { matching, inside } = await listAskedDocuments(request.actor, request.asked);
      return csvFile(columnsFor(request, await inside(matching)), matching, request.locale);
    },
  },
  "/documents/[code]": {
    json: (request) => answerWith(request, (document) => jsonFile(toJson(document))),
    csv: (request) => answerWith(request, (document) => csvFile(columns, [document], request.locale)),
  },
};

function foundJson({ language, place, number, name, sentence }: FoundInside) {
  return { language, place: { kind: place, number, name }, words: plainSentence(sentence) };
}

/** Where words are looked for, a column says where in the files they stand. */
function columnsFor(
  { locale, asked }: FileRequest<DocumentQuery>,
  found: ReadonlyMap<number, FoundInside[]>,
): readonly FileColumn<DocumentItem>[] {
  if (!asked.q) return columns;
  const told = (one: FoundInside) => `${one.language}, ${placeText(one, locale)}: ${plainSentence(one.sentence)}`;
  return [...columns, { head: "found", cell: ({ id }) => (found.get(id) ?? []).map(told).join("\n") }];
}

async function answerWith(request: FileRequest, write: (document: DocumentItem) => Response): Promise<Response | null> {
  return answerUnder(request, await findDocument(request.actor, request.path[1] ?? ""), write);
}

function toJson(document: DocumentItem) {
  const { issuer, meetings, partners, programmes, places } = document;
  return {
    ...{ code: document.code, symbol: document.symbol, kind: document.kind },
    ...textJson("title", document.title),
    ...{ titleState: document.title.state, titleIsDescriptive: document.described },
    ...textJson("summary", document.summary),
    issued: document.issued,
    issuer: {
      name: issuer.name,
      partner: issuer.partner && { code: issuer.partner.code, ...textJson("name", issuer.partner.name) },
    },
    ...{ access: document.access, address: document.address, mandate: document.mandate },
    meetings: meetings.map(codeOf),
    recommendations: document.recommendations,
    pillars: document.pillars,
    partners: partners.map(({ code, name }) => ({ code, ...textJson("name", name) })),
    programmes: programmes.map(({ code, name }) => ({ code, ...textJson("name", name) })),
    places: places.map(({ code, name }) => ({ code, name })),
    files: document.files.map(({ language, kind, bytes, pages, version, address }) => ({
      ...{ language, kind, bytes, pages, version, address },
    })),
    sources: sourceJson(document.source),
    sample: document.sample,
  };
}

const both = (head: string, value: (document: DocumentItem) => Localized): FileColumn<DocumentItem>[] => [
  { head: `${head}_en`, cell: (document) => value(document).en },
  { head: `${head}_ru`, cell: (document) => value(document).ru },
];

const columns: readonly FileColumn<DocumentItem>[] = [
  { head: "code", cell: ({ code }) => code },
  { head: "symbol", cell: ({ symbol }) => symbol },
  { head: "kind", cell: ({ kind }) => kind, words: "documents:kinds" },
  ...textColumns<DocumentItem>("title", ({ title }) => title),
  { head: "title_en_state", cell: ({ title }) => title.state.en, words: "states:language" },
  { head: "title_ru_state", cell: ({ title }) => title.state.ru, words: "states:language" },
  { head: "described", cell: ({ described }) => described },
  ...textColumns<DocumentItem>("summary", ({ summary }) => summary),
  { head: "issued", cell: ({ issued }) => issued },
  ...both("issuer", ({ issuer }) => issuer.name),
  { head: "issuer_code", cell: ({ issuer }) => issuer.partner?.code },
  { head: "access", cell: ({ access }) => access, words: "documents:access" },
  { head: "address", cell: ({ address }) => address },
  { head: "meetings", cell: ({ meetings }) => meetings.map(codeOf).join("; ") },
  { head: "recommendations", cell: ({ recommendations }) => recommendations.join("; ") },
  { head: "pillars", cell: ({ pillars }) => pillars.join("; ") },
  { head: "partners", cell: ({ partners }) => partners.map(codeOf).join("; ") },
  { head: "programmes", cell: ({ programmes }) => programmes.map(codeOf).join("; ") },
  { head: "places", cell: ({ places }) => places.map(codeOf).join("; ") },
  {
    head: "files",
    cell: ({ files }) =>
      files.flatMap(({ language, address }) => (address ? `${language}: ${address}` : [])).join("; "),
  },
  { head: "mandate", cell: ({ mandate }) => mandate },
  ...sourceColumns<DocumentItem>("source", ({ source }) => source),
  { head: "sample", cell: ({ sample }) => sample },
];
