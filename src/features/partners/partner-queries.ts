import type { Prisma } from "#generated/prisma/client.ts";
import { type Localized, localized, type RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { database } from "#server/database.ts";
import type { Alias, Findable, FormerName, PartnerKind } from "./partner.ts";
import { countriesBut, type Recognize, recognizer } from "./partner-recognized.ts";

export type PartnerItem = {
  code: string;
  kind: PartnerKind;
  /** its state is that of the acronym, too */
  name: RecordText;
  acronym: Localized;
  scope: RecordText;
  /** must stand beside the name wherever it is shown alone */
  remark: RecordText;
  region: { code: string; name: Localized } | null;
  formerNames: FormerName[];
  source: Source;
};

/** All partners, in no order of meaning: names are sorted in the language of the page. */
export async function listPartners(): Promise<PartnerItem[]> {
  const rows = await database().partner.findMany({ include: wholePartner, orderBy: { code: "asc" } });
  return rows.map(toPartnerItem);
}

/** As they are looked for: with other words by which people call them. */
export async function listFindablePartners(): Promise<(PartnerItem & Findable)[]> {
  const rows = await database().partner.findMany({
    include: { ...wholePartner, aliases: { select: { words: true, kind: true, isLoose: true } } },
    orderBy: { code: "asc" },
  });
  return rows.map((row) => ({ ...toPartnerItem(row), aliases: row.aliases as Alias[] }));
}

/** Reads names of partners as people write them: no other country is taken for a misspelt one. */
export async function partnerRecognizer(partners: readonly Findable[]): Promise<Recognize> {
  const places = await database().place.findMany({ where: { partner: { isNot: null } }, select: { iso2: true } });
  return recognizer(partners, countriesBut(places.map(({ iso2 }) => iso2)));
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
    name: recordText("partner", row, "name"),
    acronym: localized(row, "acronym"),
    scope: recordText("partner", row, "scope"),
    remark: recordText("partner", row, "remark"),
    region: row.place && { code: row.place.region.code, name: localized(row.place.region, "name") },
    formerNames: toFormerNames(row),
    source: sourceIn(row),
  };
}

export function toFormerNames({ formerNames }: Pick<Row, "formerNames">): PartnerItem["formerNames"] {
  return formerNames.map((former) => ({ code: former.code, name: localized(former, "name"), until: former.until }));
}
