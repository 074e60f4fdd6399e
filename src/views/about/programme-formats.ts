import { listDonors, listProgrammes } from "#features/programmes/programme-queries.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Localized, RecordText } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { type FilesOf, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { sourceColumns, sourceJson, textColumns, textJson } from "#server/text-files.ts";
import type { aboutAddresses } from "./about-addresses.ts";

export const programmeFiles: Pick<FilesOf<typeof aboutAddresses>, "/programmes"> = {
  "/programmes": {
    json: async (request) => jsonList((await listItems()).map(toJson), request, ({ kind, code }) => `${kind}/${code}`),
    csv: async ({ locale }) => csvFile(columns, await listItems(), locale),
  },
};

/** Programmes and donors, as the page has both; `code` of a donor is that of the partner. */
type Item = {
  kind: "programme" | "donor";
  code: string;
  name: RecordText;
  nameRuUnofficial: boolean;
  branch: Localized | null;
  /** of a donor: the day for which the source says so */
  asOf: string | null;
  source: Source;
};

function toJson({ name, source, ...item }: Item) {
  return { ...item, ...textJson("name", name), sources: sourceJson(source) };
}

async function listItems(): Promise<Item[]> {
  const programmes = (await listProgrammes()).map(
    ({ code, name, branch, source }): Item => ({
      kind: "programme",
      ...{ code, name, branch, source },
      nameRuUnofficial: isUnsettled(name.state.ru),
      asOf: null,
    }),
  );
  const donors = (await listDonors()).map(
    ({ partner, asOf, source }): Item => ({
      kind: "donor",
      code: partner.code,
      name: partner.name,
      nameRuUnofficial: false,
      branch: null,
      asOf,
      source,
    }),
  );
  return [...programmes, ...donors];
}

const columns: readonly FileColumn<Item>[] = [
  { head: "kind", cell: ({ kind }) => kind, words: "files:programmes" },
  { head: "code", cell: ({ code }) => code },
  ...textColumns<Item>("name", ({ name }) => name),
  { head: "name_ru_unofficial", cell: ({ nameRuUnofficial }) => nameRuUnofficial },
  { head: "branch_en", cell: ({ branch }) => branch?.en },
  { head: "branch_ru", cell: ({ branch }) => branch?.ru },
  { head: "as_of", cell: ({ asOf }) => asOf },
  ...sourceColumns<Item>("source", ({ source }) => source),
];
