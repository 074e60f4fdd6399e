import { languageOfMethod, type Translation } from "#features/translations/translation.ts";
import { translationsOf } from "#features/translations/translation-queries.ts";
import type { Observation, Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { dateToDay } from "#lib/partial-date.ts";
import type { Period } from "#lib/period.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { Absence, IndicatorGroup } from "./observation.ts";

export type Indicator = {
  code: string;
  name: Localized;
  unit: Localized;
  group: IndicatorGroup;
  canBeNegative: boolean;
};

/** One figure, or the reason why there is none, as readers may see it. */
export type Figure = {
  id: number;
  indicator: string;
  /** in which its period ends */
  year: number;
  period: Period;
  value: number | null;
  absence: Absence | null;
  provisional: boolean;
  source: Source;
  /** taken from a page that quotes the original */
  secondary: boolean;
  method: string | null;
  /** the language in which the method is written, and its translation */
  methodLanguage: Locale | null;
  methodTranslation: Translation | null;
  verified: boolean;
  sample: boolean;
};

export type ProfilePlace = {
  code: string;
  name: Localized;
  region: { code: string; name: Localized };
  /** the code of the partner state; null where the place is no partner */
  partner: string | null;
};

export type ProfileItem = ProfilePlace & {
  figures: number;
  indicators: string[];
  /** the first and the last year with a figure or a reason */
  years: { first: number; last: number } | null;
};

export type ProfilePage = ProfilePlace & {
  /** only those with a figure or a reason, in their order */
  indicators: Indicator[];
  /** by year, then in the order in which they were entered */
  figures: Figure[];
  /** the other indicators that can be kept and have no figure yet */
  otherIndicators: Indicator[];
  /** the liaison posts that cover the place */
  posts: { code: string; station: Localized; place: Localized; sample: boolean }[];
};

/** Every country that has a profile, by code; `figures` counts what this actor may see. */
export async function listProfiles(actor: Actor): Promise<ProfileItem[]> {
  const places = await database().place.findMany({
    where: hasProfile(actor),
    include: withRegion,
    orderBy: { code: "asc" },
  });
  const figures = await findFigures(actor, {});
  const order = new Map((await listIndicators()).map(({ code }, index) => [code, index]));
  const ofPlace = Map.groupBy(figures, ({ placeCode }) => placeCode);
  return places.map((place) => {
    const own = ofPlace.get(place.code) ?? [];
    const years = own.map(({ year }) => year);
    const indicators = [...new Set(own.map(({ indicatorCode }) => indicatorCode))];
    return {
      ...toPlace(place),
      figures: own.length,
      indicators: indicators.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
      years: years.length ? { first: Math.min(...years), last: Math.max(...years) } : null,
    };
  });
}

export async function findProfile(actor: Actor, code: string): Promise<ProfilePage | null> {
  const place = await findPlace(actor, code);
  if (!place) return null;
  const rows = await findFigures(actor, { placeCode: place.code });
  const translations = await translationsOf(
    actor,
    "observation",
    rows.flatMap(({ id, method }) => (method ? [id] : [])),
  );
  const used = new Set(rows.map(({ indicatorCode }) => indicatorCode));
  const indicators = await listIndicators();
  const posts = await database().liaisonPost.findMany({
    where: { coverage: { some: { placeCode: place.code } } },
    include: { place: true },
    orderBy: { code: "asc" },
  });
  return {
    ...place,
    indicators: indicators.filter((indicator) => used.has(indicator.code)),
    figures: rows.map((row) => ({ ...toFigure(row), methodTranslation: translations.get(row.id) ?? null })),
    otherIndicators: indicators.filter((indicator) => !used.has(indicator.code)),
    posts: posts.map((post) => ({
      code: post.code,
      station: localized(post, "station"),
      place: localized(post.place, "name"),
      sample: post.sample,
    })),
  };
}

/** A country that has a profile, under its code of now or a code of then. */
export async function findPlace(actor: Actor, code: string): Promise<ProfilePlace | null> {
  const exact = { code: code.toUpperCase() };
  const place = await database().place.findFirst({
    where: { AND: [hasProfile(actor), { OR: [exact, { partner: { formerNames: { some: exact } } }] }] },
    include: withRegion,
  });
  return place && toPlace(place);
}

/** Only whole years stand in one row of years; everything else is shown beside them. */
export function isYearly({ period }: Pick<Figure, "period">): boolean {
  return period.kind === "year";
}

/** The figures that stand for this actor, by year, then in the order in which they were entered. */
export async function standingFigures(actor: Actor, where: Prisma.ObservationWhereInput): Promise<Figure[]> {
  return (await findFigures(actor, where)).map(toFigure);
}

/** Lists what can be observed, in the order of the list of indicators. */
export async function listIndicators(): Promise<Indicator[]> {
  const rows = await database().indicator.findMany({ orderBy: [{ position: "asc" }, { code: "asc" }] });
  return rows.map((row) => ({
    code: row.code,
    name: localized(row, "name"),
    unit: localized(row, "unit"),
    group: row.group as IndicatorGroup,
    canBeNegative: row.canBeNegative,
  }));
}

const withRegion = { region: true, partner: { select: { code: true } } } as const;

/** Partner states, what a liaison post covers, and any other place with a figure. */
function hasProfile(actor: Actor): Prisma.PlaceWhereInput {
  return {
    OR: [
      { partner: { kind: "state" } },
      { covered: { some: {} } },
      { observations: { some: readable.figures(actor) } },
    ],
  };
}

/**
 * The figures that stand for this actor. A replacement that the actor may not see yet replaces nothing: the public keeps
 * the verified figure until the next one is verified.
 */
async function findFigures(actor: Actor, where: Prisma.ObservationWhereInput) {
  const rows = await database().observation.findMany({
    where: { AND: [where, readable.figures(actor)] },
    orderBy: [{ year: "asc" }, { id: "asc" }],
  });
  const replacements = await database().observation.findMany({
    where: { AND: [where, { supersedesId: { not: null } }] },
    select: { id: true, supersedesId: true },
  });
  const replaced = new Map(replacements.map(({ id, supersedesId }) => [id, supersedesId]));
  const over = new Set<number>();
  for (const { id } of rows) {
    for (let older = replaced.get(id); older && !over.has(older); older = replaced.get(older)) over.add(older);
  }
  return rows.filter(({ id }) => !over.has(id));
}

function toPlace(row: Prisma.PlaceGetPayload<{ include: typeof withRegion }>): ProfilePlace {
  return {
    code: row.code,
    name: localized(row, "name"),
    region: { code: row.region.code, name: localized(row.region, "name") },
    partner: row.partner?.code ?? null,
  };
}

function periodOf({ periodKind, periodFrom, periodTo }: Observation): Period {
  return { kind: periodKind, from: periodFrom && dateToDay(periodFrom), to: dateToDay(periodTo) } as Period;
}

export function toFigure(row: Observation): Figure {
  return {
    id: row.id,
    indicator: row.indicatorCode,
    year: row.year,
    period: periodOf(row),
    value: row.value?.toNumber() ?? null,
    absence: row.absence as Absence | null,
    provisional: row.provisional,
    source: sourceIn(row),
    secondary: row.secondary,
    method: row.method,
    methodLanguage: row.method === null ? null : languageOfMethod(row.method),
    methodTranslation: null,
    verified: row.verifiedAt !== null,
    sample: row.sample,
  };
}
