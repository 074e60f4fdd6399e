import {
  type Figure,
  findProfile,
  type Indicator,
  listProfiles,
  type ProfileItem,
  type ProfilePage,
} from "#features/profiles/profile-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { answerUnder, codeOf, type FileRequest, type FilesOf, jsonFile, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { sourceColumns, sourceJson } from "#server/text-files.ts";
import type { profileAddresses } from "./profile-addresses.ts";

export const profileFiles: FilesOf<typeof profileAddresses> = {
  "/profiles": {
    json: async (request) => jsonList((await listProfiles(request.actor)).map(toItem), request, codeOf),
    csv: async ({ actor, locale }) => csvFile(itemColumns, await listProfiles(actor), locale),
  },
  "/profiles/[code]": {
    json: (request) => answerWith(request, (profile) => jsonFile(toProfile(profile))),
    csv: (request) => answerWith(request, (profile) => toCsv(profile, request.locale)),
  },
};

async function answerWith(request: FileRequest, write: (profile: ProfilePage) => Response) {
  return answerUnder(request, await findProfile(request.actor, request.path[1] ?? ""), write);
}

/** A country in a list of files. */
export function toItem({ code, name, region, partner, figures, indicators, years }: ProfileItem) {
  return { code, name, region: { code: region.code, name: region.name }, partner, figures, indicators, years };
}

/** A profile with its figures: who reads it needs no other file. */
export function toProfile(profile: ProfilePage) {
  const { code, name, region, partner, indicators, figures, otherIndicators, posts } = profile;
  return {
    code,
    name,
    region: { code: region.code, name: region.name },
    partner,
    indicators: indicators.map(toIndicator),
    figures: figures.map(toFigure),
    otherIndicators: otherIndicators.map(toIndicator),
    posts: posts.map((post) => ({ code: post.code, station: post.station, place: post.place, sample: post.sample })),
  };
}

function toIndicator({ code, name, unit, group }: Indicator) {
  return { code, name, unit, group };
}

/** `value` is null where `absence` says why; zero is a value. */
function toFigure(figure: Figure) {
  const { indicator, year, period, value, absence, provisional, source, secondary, verified, sample } = figure;
  const { method, methodLanguage, methodTranslation } = figure;
  return {
    ...{ indicator, year, period, value, absence, provisional, sources: sourceJson(source), secondary },
    ...{ method, methodLanguage, methodTranslation, verified, sample },
  };
}

const itemColumns: readonly FileColumn<ProfileItem>[] = [
  { head: "code", cell: ({ code }) => code },
  { head: "name_en", cell: ({ name }) => name.en },
  { head: "name_ru", cell: ({ name }) => name.ru },
  { head: "region_en", cell: ({ region }) => region.name.en },
  { head: "region_ru", cell: ({ region }) => region.name.ru },
  { head: "partner", cell: ({ partner }) => partner },
  { head: "figures", cell: ({ figures }) => figures },
  { head: "indicators", cell: ({ indicators }) => indicators.join(" ") },
  { head: "first_year", cell: ({ years }) => years?.first },
  { head: "last_year", cell: ({ years }) => years?.last },
];

export function toCsv(profile: ProfilePage, locale: Locale): Response {
  return csvFile(figureColumns, figureRows(profile), locale);
}

type FigureRow = { place: string; indicator: Indicator; figure: Figure };

const figureColumns: readonly FileColumn<FigureRow>[] = [
  { head: "place", cell: ({ place }) => place },
  { head: "indicator", cell: ({ indicator }) => indicator.code },
  { head: "indicator_en", cell: ({ indicator }) => indicator.name.en },
  { head: "indicator_ru", cell: ({ indicator }) => indicator.name.ru },
  { head: "year", cell: ({ figure }) => figure.year },
  { head: "value", cell: ({ figure }) => figure.value },
  { head: "absence", cell: ({ figure }) => figure.absence, words: "profiles:absence" },
  { head: "unit_en", cell: ({ indicator }) => indicator.unit.en },
  { head: "unit_ru", cell: ({ indicator }) => indicator.unit.ru },
  { head: "provisional", cell: ({ figure }) => figure.provisional },
  ...sourceColumns<FigureRow>("source", ({ figure }) => figure.source),
  { head: "secondary", cell: ({ figure }) => figure.secondary },
  { head: "method", cell: ({ figure }) => figure.method },
  { head: "verified", cell: ({ figure }) => figure.verified },
  { head: "sample", cell: ({ figure }) => figure.sample },
  { head: "period", cell: ({ figure }) => figure.period.kind, words: "files:periods" },
  { head: "period_from", cell: ({ figure }) => figure.period.from },
  { head: "period_to", cell: ({ figure }) => figure.period.to },
  { head: "method_language", cell: ({ figure }) => figure.methodLanguage },
  { head: "method_translation", cell: ({ figure }) => figure.methodTranslation?.words },
  { head: "method_translation_state", cell: ({ figure }) => figure.methodTranslation?.state },
];

function figureRows({ code, indicators, figures }: ProfilePage): FigureRow[] {
  return indicators.flatMap((indicator) =>
    figures
      .filter((figure) => figure.indicator === indicator.code)
      .map((figure) => ({ place: code, indicator, figure })),
  );
}
