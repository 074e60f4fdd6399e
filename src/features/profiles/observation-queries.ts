import { type Localized, localized } from "#i18n/localized.ts";
import { type Actor, can, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { type Figure, type Indicator, listIndicators, standingFigures, toFigure } from "./profile-queries.ts";

/** Of a whole year: what the desk enters. */
export type FigureCell = { place: string; indicator: string; year: number };

/**
 * Finds the figure that stands now where a person saw `seen`: its latest replacement, else the last that was entered
 * there. `null` where nothing stands.
 */
export async function standingNow(actor: Actor, cell: FigureCell, seen: number | null): Promise<Figure | null> {
  let latest = seen;
  for (;;) {
    if (latest === null) break;
    const next = await database().observation.findUnique({ where: { supersedesId: latest }, select: { id: true } });
    if (!next) break;
    latest = next.id;
  }
  const standing = await standingIn(actor, cell);
  return standing.find(({ id }) => id === latest) ?? standing.at(-1) ?? null;
}

/** The figures that stand for the whole year, in the order in which they were entered. */
export function standingIn(actor: Actor, { place, indicator, year }: FigureCell): Promise<Figure[]> {
  return standingFigures(actor, { placeCode: place, indicatorCode: indicator, year, periodKind: "year" });
}

export type PlaceKept = {
  code: string;
  name: Localized;
  /** the latest year with a figure or a reason, and how many it has */
  latest: { year: number; figures: number } | null;
  unverified: number;
};

/** The places that the actor's post covers. */
export async function placesKept(actor: Actor): Promise<PlaceKept[]> {
  if (actor.kind !== "person" || actor.covers.length === 0) return [];
  const places = await database().place.findMany({
    where: { code: { in: [...actor.covers] } },
    orderBy: { code: "asc" },
  });
  return Promise.all(
    places.map(async (place) => {
      const figures = await standingFigures(actor, { placeCode: place.code });
      const year = Math.max(...figures.map((figure) => figure.year));
      return {
        code: place.code,
        name: localized(place, "name"),
        latest: figures.length ? { year, figures: figures.filter((figure) => figure.year === year).length } : null,
        unverified: figures.filter(({ verified }) => !verified).length,
      };
    }),
  );
}

export type FigureToVerify = Figure & {
  place: { code: string; name: Localized };
  of: Indicator;
  /** the figure that the public sees until this one is verified */
  replaces: Figure | null;
  /** entered by the actor, who may not verify it */
  own: boolean;
};

/** Lists what waits for the unit, by place and year. Nothing for who may not verify. */
export async function listToVerify(actor: Actor): Promise<FigureToVerify[]> {
  if (!can.verifyFigures(actor)) return [];
  const rows = await database().observation.findMany({
    where: { verifiedAt: null, supersededBy: null },
    include: { place: true },
    orderBy: [{ placeCode: "asc" }, { year: "desc" }, { indicator: { position: "asc" } }, { id: "asc" }],
  });
  const places = [...new Set(rows.map(({ placeCode }) => placeCode))];
  const standing = new Map(
    (await standingFigures(actor, { placeCode: { in: places } })).map((figure) => [figure.id, figure]),
  );
  const indicators = new Map((await listIndicators()).map((indicator) => [indicator.code, indicator]));
  return Promise.all(
    rows.flatMap((row) => {
      const figure = standing.get(row.id);
      const of = indicators.get(row.indicatorCode);
      if (!figure || !of) return [];
      const own = actor.kind === "person" && row.enteredById === actor.id;
      const place = { code: row.placeCode, name: localized(row.place, "name") };
      return [publicBefore(row.supersedesId).then((replaces) => ({ ...figure, place, of, replaces, own }))];
    }),
  );
}

export type NamedFigure = Figure & Pick<FigureToVerify, "place" | "of">;

/** Those with these ids, to name what was done with them. */
export async function findFiguresOf(actor: Actor, ids: readonly number[]): Promise<NamedFigure[]> {
  const rows = await database().observation.findMany({
    where: { AND: [readable.figures(actor), { id: { in: [...ids] } }] },
    include: { place: true },
    orderBy: { id: "asc" },
  });
  const indicators = new Map((await listIndicators()).map((indicator) => [indicator.code, indicator]));
  return rows.flatMap((row) => {
    const of = indicators.get(row.indicatorCode);
    const place = { code: row.placeCode, name: localized(row.place, "name") };
    return of ? [{ ...toFigure(row), place, of }] : [];
  });
}

export async function countToVerify(actor: Actor): Promise<number> {
  if (!can.verifyFigures(actor)) return 0;
  return database().observation.count({ where: { verifiedAt: null, supersededBy: null } });
}

/** The nearest verified figure among those that were replaced: what the public sees until now. */
async function publicBefore(supersedes: number | null): Promise<Figure | null> {
  let older = supersedes;
  while (older !== null) {
    const row = await database().observation.findUniqueOrThrow({ where: { id: older } });
    if (row.verifiedAt) return toFigure(row);
    older = row.supersedesId;
  }
  return null;
}
