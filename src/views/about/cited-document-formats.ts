import { type FilesOf, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import type { aboutAddresses } from "./about-addresses.ts";
import { findReportFacts, type ReportFacts } from "./report-facts.ts";

type CitedDocument = ReportFacts["documents"][number];

/** The documents that the record cites: the portal holds none itself yet. */
export const documentFiles: Pick<FilesOf<typeof aboutAddresses>, "/documents"> = {
  "/documents": {
    json: async (request) =>
      jsonList((await citedDocuments()).map(toJson), request, ({ symbol, text }) => symbol ?? text.en ?? ""),
    csv: async ({ locale }) => csvFile(columns, await citedDocuments(), locale),
  },
};

async function citedDocuments(): Promise<CitedDocument[]> {
  return (await findReportFacts())?.documents ?? [];
}

function toJson({ symbol, text, source }: CitedDocument) {
  return { symbol, text: { en: text.en, ru: text.ru }, source: { en: source.en, ru: source.ru } };
}

const columns: readonly FileColumn<CitedDocument>[] = [
  { head: "symbol", cell: ({ symbol }) => symbol },
  { head: "text_en", cell: ({ text }) => text.en },
  { head: "text_ru", cell: ({ text }) => text.ru },
  { head: "source_en", cell: ({ source }) => source.en },
  { head: "source_ru", cell: ({ source }) => source.ru },
];
