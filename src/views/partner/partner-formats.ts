import { byName, choosePartners, type PartnerQuery } from "#features/partners/partner.ts";
import { listFindablePartners, type PartnerItem } from "#features/partners/partner-queries.ts";
import { asksPartners, silenceOn } from "#features/reports/report.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import { type Localized, recordWordsIn } from "#i18n/localized.ts";
import { answerUnder, codeOf, type FileRequest, type FilesOf, jsonFile, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { sourceColumns, sourceJson, textColumns, textJson } from "#server/text-files.ts";
import { ledgerJson } from "#views/ledger/ledger-formats.ts";
import { findPartner, type PartnerPage } from "./find-partner.ts";
import type { partnerAddresses } from "./partner-addresses.ts";

/** The table says which addresses of partners answer as files, and how. */
export const partnerFiles: FilesOf<typeof partnerAddresses> = {
  "/partners": {
    async json(request) {
      return jsonList((await partnersAsked(request)).map(fields), request, codeOf);
    },
    async csv(request) {
      return csvFile(columns, await partnersAsked(request), request.locale);
    },
  },
  "/partners/[code]": {
    json: (request) => answerWith(request, (partner) => jsonFile(toPage(partner))),
    csv: (request) => answerWith(request, (partner) => csvFile(columns, [partner], request.locale)),
  },
};

async function partnersAsked({ locale, asked }: FileRequest<PartnerQuery>): Promise<PartnerItem[]> {
  return choosePartners(await listFindablePartners(), asked).matching.toSorted(byName(locale));
}

async function answerWith(request: FileRequest, write: (partner: PartnerPage) => Response) {
  return answerUnder(request, await findPartner(request.actor, request.path[1] ?? ""), write);
}

function toPage(partner: PartnerPage) {
  return {
    ...fields(partner),
    meetings: partner.meetings.map(({ code, state, start, end, datePrecision, city, place }) => ({
      ...{ code, state, start, end, datePrecision, city },
      countryThen: place?.nameThen ?? null,
    })),
    hosted: partner.hosted.map(({ code, role, state, start, end, datePrecision, city, place }) => ({
      ...{ code, role, state, start, end, datePrecision, city },
      country: place?.code ?? null,
    })),
    recommendations: partner.addressed.map(({ recommendation, report }) => ({
      code: recommendation.code,
      status: recommendation.status,
      // null: none is open to this reader, which is not the same as none; "notAsked": nothing is missing
      report: report
        ? { state: report.state, year: report.year, noChangeSince: report.repeats, sample: report.sample }
        : partner.sight === "all" || !asksPartners(recommendation.status)
          ? { state: silenceOn(recommendation.status) }
          : null,
    })),
    ledger: ledgerJson(partner.ledger),
    liaisonPosts: partner.posts.map(({ code, station, place, coverage, sample }) => ({
      ...{ code, station, sample },
      country: place.code,
      covers: coverage.map((covered) => covered.code),
    })),
    figures: partner.figures,
    donor: partner.donor && { asOf: partner.donor.asOf, sources: sourceJson(partner.donor.source) },
    reportedDelegations: partner.reportedDelegations,
  };
}

function fields(partner: PartnerItem) {
  return {
    code: partner.code,
    kind: partner.kind,
    ...textJson("name", partner.name),
    nameUnofficial: { en: isUnsettled(partner.name.state.en), ru: isUnsettled(partner.name.state.ru) },
    acronym: partner.acronym,
    ...textJson("scope", partner.scope),
    ...textJson("remark", partner.remark),
    ...(recordWordsIn(partner.remark, "en") === null && { remark: null }),
    region: partner.region,
    formerNames: partner.formerNames.map(({ code, name, until }) => ({ code, name, until })),
    sources: sourceJson(partner.source),
  };
}

const both = (head: string, value: (partner: PartnerItem) => Localized | undefined): FileColumn<PartnerItem>[] => [
  { head: `${head}_en`, cell: (partner) => value(partner)?.en },
  { head: `${head}_ru`, cell: (partner) => value(partner)?.ru },
];

const columns: FileColumn<PartnerItem>[] = [
  { head: "code", cell: ({ code }) => code },
  { head: "kind", cell: ({ kind }) => kind, words: "files:partners" },
  ...textColumns<PartnerItem>("name", ({ name }) => name),
  { head: "name_en_unofficial", cell: ({ name }) => isUnsettled(name.state.en) },
  { head: "name_ru_unofficial", cell: ({ name }) => isUnsettled(name.state.ru) },
  ...both("acronym", ({ acronym }) => acronym),
  ...textColumns<PartnerItem>("scope", ({ scope }) => scope),
  ...textColumns<PartnerItem>("remark", ({ remark }) => remark),
  { head: "region", cell: ({ region }) => region?.code },
  ...both("region_name", ({ region }) => region?.name),
  {
    head: "former_codes",
    cell: ({ formerNames }) => formerNames.map(({ code, until }) => `${code} (${until})`).join("; "),
  },
  {
    head: "former_names_en",
    cell: ({ formerNames }) => formerNames.map(({ name, until }) => `${name.en ?? ""} (${until})`).join("; "),
  },
  {
    head: "former_names_ru",
    cell: ({ formerNames }) => formerNames.map(({ name, until }) => `${name.ru ?? ""} (${until})`).join("; "),
  },
  ...sourceColumns<PartnerItem>("source", ({ source }) => source),
];
