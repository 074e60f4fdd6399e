import outline from "#prisma/data/map/land.json" with { type: "json" };
import points from "#prisma/data/map/points.json" with { type: "json" };

/** Degrees east and north. */
type Position = readonly [number, number];

/** In degrees; a longitude beyond 180 is east of the Pacific's middle. */
export type Frame = { west: number; south: number; east: number; north: number };

/** These partners stand so close together that they are drawn larger. */
export const near: Frame = { west: -12, south: 21, east: 84, north: 70 };

/** From the Bering Strait round to it. */
export const far: Frame = { west: -169, south: -56, east: 191, north: 78 };

/**
 * Gall's isographic projection: parallels and meridians are straight, and true to each other at 45 degrees, between the
 * Balkans and Central Asia. One unit is a tenth of a degree of latitude, the precision of the data.
 */
export function project([longitude, latitude]: Position): Position {
  return [Math.round(longitude * 10 * Math.SQRT1_2), Math.round(-latitude * 10)];
}

export function boxOf({ west, south, east, north }: Frame) {
  const [x, y] = project([west, north]);
  const [right, bottom] = project([east, south]);
  return { x, y, width: right - x, height: bottom - y };
}

/** The land of the world as one path. Its coasts are the only lines of the map. */
export const land = (outline as unknown as Position[][]).map(pathOf).join("");

function pathOf(ring: readonly Position[]): string {
  const [first, ...others] = ring.map(project);
  if (!first) return "";
  let [x, y] = first;
  const steps = others.flatMap(([nextX, nextY]) => {
    const step = [nextX - x, nextY - y];
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${first.join(" ")}l${steps.join(" ").replaceAll(" -", "-")}z`;
}

export type Placed<P> = {
  partner: P;
  /** per cent of the frame's width and height */
  x: number;
  y: number;
  /** a pointer means it so far around, half the way to the nearest other: per cent as SVG takes them of a radius */
  reach: number;
};

const widestReach = 2;

/**
 * Those within the frame. No dot is drawn after its own on the side where its name shall stand: the western half comes
 * first, from the middle to the west, then the eastern half from the middle to the east.
 */
export function place<P extends { code: string }>(partners: readonly P[], frame: Frame): Placed<P>[] {
  const { x: left, y: top, width, height } = boxOf(frame);
  const inside = partners.flatMap((partner) => {
    const point = pointOf(partner.code);
    return point && isWithin(point, frame) ? [{ partner, at: project(point) }] : [];
  });
  const diagonal = Math.hypot(width, height) / Math.SQRT2;
  return inside
    .map(({ partner, at }) => {
      const nearest = Math.min(
        ...inside.map((other) => (other.at === at ? Number.POSITIVE_INFINITY : distance(at, other.at))),
      );
      return {
        partner,
        x: hundredths(((at[0] - left) / width) * 100),
        y: hundredths(((at[1] - top) / height) * 100),
        reach: hundredths(Math.min(widestReach, (nearest / 2 / diagonal) * 100)),
      };
    })
    .sort((a, b) => Number(isEastern(a)) - Number(isEastern(b)) || Math.abs(a.x - 50) - Math.abs(b.x - 50));
}

/** Its name stands at its left, for at its right it would leave the map. */
export function isEastern({ x }: { x: number }): boolean {
  return x > 50;
}

function isWithin([longitude, latitude]: Position, { west, south, east, north }: Frame): boolean {
  return longitude > west && longitude < east && latitude > south && latitude < north;
}

export function pointOf(code: string): Position | null {
  return (points as unknown as Record<string, Position>)[code] ?? null;
}

/** Subpaths of no length, which round ends make into dots: nothing to press. */
export function specksOf(partners: readonly { code: string }[]): string {
  return partners
    .map(({ code }) => pointOf(code))
    .map((point) => (point ? `M${project(point).join(" ")}h0` : ""))
    .join("");
}

/** A long name in lines that fit beside its dot on half of a narrow screen. */
export function linesOf(name: string, longest = 20): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= longest) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function distance(a: Position, b: Position): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
