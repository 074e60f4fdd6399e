import { allDocumentsQuestion, documentsQuestion } from "#features/documents/document-filter.ts";
import { paged } from "#lib/paging.ts";
import { noQuestion } from "#lib/question.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

export const documentAddresses = {
  "/documents": { page: documentsQuestion, json: paged(allDocumentsQuestion), csv: allDocumentsQuestion },
  "/documents/[code]": { page: noQuestion, json: noQuestion, csv: noQuestion },
} satisfies Addresses;
