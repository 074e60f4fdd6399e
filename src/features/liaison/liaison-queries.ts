import { type Localized, localized, type RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { database } from "#server/database.ts";
import type { TenureState } from "./liaison.ts";

/** A post was held or vacant for a time. `since` and `until` are partial dates; `until` is when it ended. */
export type Tenure = {
  state: TenureState;
  since: string | null;
  until: string | null;
  source: Source;
};

export type LiaisonPost = {
  code: string;
  /** the city, where a source names one */
  station: Localized;
  /** the place of the station, which says nothing about being a partner */
  place: { code: string; name: Localized; isPartner: boolean };
  route: { code: string; name: Localized } | null;
  /** newest first; empty where no source says */
  tenures: Tenure[];
  /** the places whose figures it keeps; empty where no source says */
  coverage: { code: string; name: Localized }[];
  note: RecordText;
  source: Source;
  sample: boolean;
};

/** The network; samples last. Holders of posts are never named. */
export async function listPosts(): Promise<LiaisonPost[]> {
  const rows = await database().liaisonPost.findMany({
    include: {
      place: { include: { partner: { select: { id: true } } } },
      route: true,
      tenures: true,
      coverage: { include: { place: true }, orderBy: { placeCode: "asc" } },
    },
    orderBy: [{ sample: "asc" }, { code: "asc" }],
  });
  return rows.map((row) => ({
    code: row.code,
    station: localized(row, "station"),
    place: { code: row.place.code, name: localized(row.place, "name"), isPartner: row.place.partner !== null },
    route: row.route && { code: row.route.code, name: localized(row.route, "name") },
    tenures: row.tenures
      .map((tenure) => ({
        state: tenure.state as TenureState,
        since: tenure.since,
        until: tenure.until,
        source: sourceIn(tenure),
      }))
      .sort(newestFirst),
    coverage: row.coverage.map(({ place }) => ({ code: place.code, name: localized(place, "name") })),
    note: recordText("liaison_post", row, "note"),
    source: sourceIn(row),
    sample: row.sample,
  }));
}

/** A tenure that has not ended is newer than one that has. */
function newestFirst(a: Tenure, b: Tenure): number {
  return (b.until ?? "9999").localeCompare(a.until ?? "9999") || (b.since ?? "").localeCompare(a.since ?? "");
}
