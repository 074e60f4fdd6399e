import { type Localized, localized, type RecordText } from "#i18n/localized.ts";
import { recordText, withStates } from "#i18n/record-text.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { database } from "#server/database.ts";

export type Programme = {
  code: string;
  name: RecordText;
  branch: Localized;
  source: Source;
};

export type Donor = {
  partner: { code: string; name: RecordText };
  /** the day for which the source says so: a partial date */
  asOf: string;
  source: Source;
};

export async function listProgrammes(): Promise<Programme[]> {
  const rows = await database().programme.findMany({ orderBy: [{ position: "asc" }, { code: "asc" }] });
  return rows.map((row) => ({
    code: row.code,
    name: recordText("programme", row, "name"),
    branch: localized(row, "branch"),
    source: sourceIn(row),
  }));
}

const nameless = { en: null, ru: null };

export async function listDonors(): Promise<Donor[]> {
  const rows = await database().donor.findMany({ orderBy: [{ asOf: "desc" }, { partnerCode: "asc" }] });
  const partners = await database().partner.findMany({
    where: { code: { in: rows.map(({ partnerCode }) => partnerCode) } },
  });
  const names = new Map(partners.map((partner) => [partner.code, recordText("partner", partner, "name")]));
  return rows.map((row) => ({
    partner: { code: row.partnerCode, name: names.get(row.partnerCode) ?? withStates(nameless, nameless) },
    asOf: row.asOf,
    source: sourceIn(row),
  }));
}
