import type { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { database } from "#server/database.ts";
import type { FormerName, PartnerKind } from "./partner.ts";
export type PartnerItem = {
  code: string;
  kind: PartnerKind;
  name: Localized;
  /** languages in which name and acronym are nobody's official wording */
  unofficial: Record<Locale, boolean>;
  acronym: Localized;
  scope: Localized;
  /** must stand beside the name wherever it is shown alone */
  remark: Localized;
  region: { code: string; name: Localized } | null;
  formerNames: FormerName[];
  source: Localized;
};

/** All partners, in no order of meaning: names are sorted in the language of the page. */
export async function listPartners(): Promise<PartnerItem[]> {
  const rows = await database().partner.findMany({ include: wholePartner, orderBy: { code: "asc" } });
  return rows.map(toPartnerItem);
}

export const wholePartner = {
  formerNames: { orderBy: { until: "asc" } },
  place: { include: { region: true } },
} as const;

type Row = Prisma.PartnerGetPayload<{ include: typeof wholePartner }>;

export function toPartnerItem(row: Row): PartnerItem {
  return {
    code: row.code,
    kind: row.kind as PartnerKind,
    name: localized(row, "name"),
    unofficial: { en: false, ru: row.nameRuUnofficial },
    acronym: localized(row, "acronym"),
    scope: localized(row, "scope"),
    remark: localized(row, "remark"),
    region: row.place && { code: row.place.region.code, name: localized(row.place.region, "name") },
    formerNames: row.formerNames.map((former) => ({
      code: former.code,
      name: localized(former, "name"),
      until: former.until,
    })),
    source: localized(row, "source"),
  };
}
