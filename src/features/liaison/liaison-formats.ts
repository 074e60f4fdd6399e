import { codeOf, type FilesOf, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { sourceColumns, sourceJson, textColumns, textJson } from "#server/text-files.ts";
import type { liaisonAddresses } from "./liaison-addresses.ts";
import { type LiaisonPost, listPosts } from "./liaison-queries.ts";

export const liaisonFiles: FilesOf<typeof liaisonAddresses> = {
  "/liaison": {
    json: async (request) => jsonList((await listPosts()).map(toPost), request, codeOf),
    csv: async ({ locale }) => csvFile(columns, await listPosts(), locale),
  },
};

export function toPost({ code, station, place, route, tenures, coverage, note, source, sample }: LiaisonPost) {
  return {
    code,
    station,
    place: { code: place.code, name: place.name, isPartner: place.isPartner },
    route: route && { code: route.code, name: route.name },
    tenures: tenures.map((tenure) => ({
      state: tenure.state,
      since: tenure.since,
      until: tenure.until,
      sources: sourceJson(tenure.source),
    })),
    coverage: coverage.map(({ code, name }) => ({ code, name })),
    ...textJson("note", note),
    sources: sourceJson(source),
    sample,
  };
}

/** The newest state stands in columns of its own; the whole history is in the JSON. */
const columns: readonly FileColumn<LiaisonPost>[] = [
  { head: "code", cell: ({ code }) => code },
  { head: "station_en", cell: ({ station }) => station.en },
  { head: "station_ru", cell: ({ station }) => station.ru },
  { head: "place", cell: ({ place }) => place.code },
  { head: "place_en", cell: ({ place }) => place.name.en },
  { head: "place_ru", cell: ({ place }) => place.name.ru },
  { head: "place_is_partner", cell: ({ place }) => place.isPartner },
  { head: "route", cell: ({ route }) => route?.code },
  { head: "state", cell: ({ tenures }) => tenures[0]?.state, words: "files:posts" },
  { head: "since", cell: ({ tenures }) => tenures[0]?.since },
  { head: "until", cell: ({ tenures }) => tenures[0]?.until },
  { head: "covers", cell: ({ coverage }) => coverage.map(({ code }) => code).join(" ") },
  ...textColumns<LiaisonPost>("note", ({ note }) => note),
  ...sourceColumns<LiaisonPost>("source", ({ source }) => source),
  { head: "sample", cell: ({ sample }) => sample },
];
