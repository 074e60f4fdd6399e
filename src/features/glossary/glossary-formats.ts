import { isUnsettled } from "#i18n/language-state.ts";
import { codeOf, type FileRequest, type FilesOf, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { textColumns, textJson } from "#server/text-files.ts";
import type { GlossaryQuery, glossaryAddresses } from "./glossary-addresses.ts";
import { type GlossaryTerm, listTerms } from "./glossary-queries.ts";

export const glossaryFiles: FilesOf<typeof glossaryAddresses> = {
  "/glossary": {
    json: async (request) => jsonList((await termsAsked(request)).map(toTerm), request, codeOf),
    csv: async (request) => csvFile(columns, await termsAsked(request), request.locale),
  },
};

function termsAsked({ locale, asked }: FileRequest<GlossaryQuery>): Promise<GlossaryTerm[]> {
  return listTerms(locale, asked);
}

function toTerm({ code, term, alsoRu }: GlossaryTerm) {
  return { code, ...textJson("term", term), alsoRu, ruUnofficial: isUnsettled(term.state.ru) };
}

const columns: readonly FileColumn<GlossaryTerm>[] = [
  { head: "code", cell: ({ code }) => code },
  ...textColumns<GlossaryTerm>("term", ({ term }) => term),
  { head: "also_ru", cell: ({ alsoRu }) => alsoRu.join("; ") },
  { head: "ru_unofficial", cell: ({ term }) => isUnsettled(term.state.ru) },
];
