import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import outline from "#prisma/data/map/land.json" with { type: "json" };
import partners from "#prisma/data/partners.json" with { type: "json" };
import { boxOf, far, isEastern, land, linesOf, near, place, pointOf, project } from "./partner-map.ts";

const states = partners.filter(({ kind }) => kind === "state");
const placedOn = (frame: typeof near) => place(states, frame);
const at = (code: string) => placedOn(near).find(({ partner }) => partner.code === code);

describe("the map of partners", () => {
  it("has a place for every partner state, and for no organisation", () => {
    expect(placedOn(far)).toHaveLength(58);
    expect(place(partners, far)).toHaveLength(58);
  });

  it("puts every dot on land, but for islands too small to be drawn", () => {
    const isOnLand = ([x, y]: readonly [number, number]) => {
      const crossed = outline.flatMap((ring) =>
        ring.filter(([ax = 0, ay = 0], index) => {
          const [bx = 0, by = 0] = ring[(index + 1) % ring.length] ?? [];
          return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
        }),
      );
      return crossed.length % 2 === 1;
    };
    expect(states.map(({ code }) => code).filter((code) => !isOnLand(pointOf(code) ?? [0, 0]))).toEqual(["MLT"]);
  });

  it("draws larger where they stand close together", () => {
    const codes = placedOn(near).map(({ partner }) => partner.code);
    expect(states.map(({ code }) => code).filter((code) => !codes.includes(code))).toEqual([
      "AUS",
      "CAN",
      "CHN",
      "JPN",
      "RUS",
      "USA",
    ]);
  });

  it("has north above and east at the right", () => {
    const [finland, uzbekistan, malta] = [at("FIN"), at("UZB"), at("MLT")];
    expect(finland?.y).toBeLessThan(malta?.y ?? 0);
    expect(finland?.x).toBeLessThan(uzbekistan?.x ?? 0);
  });

  it("keeps a degree of longitude as long as it is at 45 degrees", () => {
    expect(project([10, 0])[0] / -project([0, 10])[1]).toBeCloseTo(Math.cos(Math.PI / 4), 1);
  });

  it("lets no two dots touch, and no two of what a pointer may mean", () => {
    const { width, height } = boxOf(near);
    const across = Math.hypot(width, height) / Math.SQRT2;
    const placed = placedOn(near);
    for (const one of placed) {
      expect(one.reach).toBeGreaterThan(0.85);
      for (const other of placed.filter((each) => each !== one)) {
        const apart = Math.hypot(((one.x - other.x) / 100) * width, ((one.y - other.y) / 100) * height);
        expect(apart + 0.2).toBeGreaterThan(((one.reach + other.reach) / 100) * across);
      }
    }
  });

  it("draws no dot over the name of another one: on each half those nearer to the middle come first", () => {
    const placed = placedOn(near);
    const [western, eastern] = [placed.filter((each) => !isEastern(each)), placed.filter(isEastern)];
    expect(placed).toEqual([...western, ...eastern]);
    expect(western.map(({ x }) => -x)).toEqual(western.map(({ x }) => -x).sort((a, b) => a - b));
    expect(eastern.map(({ x }) => x)).toEqual(eastern.map(({ x }) => x).sort((a, b) => a - b));
  });

  it("breaks a long name between its words", () => {
    expect(linesOf("United Kingdom of Great Britain and Northern Ireland")).toEqual([
      "United Kingdom of",
      "Great Britain and",
      "Northern Ireland",
    ]);
    expect(linesOf("Узбекистан")).toEqual(["Узбекистан"]);
  });

  it("has the proportions that the style sheet gives it", async () => {
    const sheet = await readFile(new URL("./partner-map.css", import.meta.url), "utf8");
    for (const frame of [near, far]) {
      const { width, height } = boxOf(frame);
      expect(sheet).toContain(`aspect-ratio: ${width} / ${height};`);
    }
  });

  it("is light: its land is under 10 KB before it is compressed", () => {
    expect(land.length).toBeLessThan(10_000);
    expect(land).toMatch(/^(M-?\d+ -?\d+l[-\d ]+z)+$/);
  });
});
