import { expect, test } from "vitest";
import { isZone, zoneOf } from "./zone.ts";

test("The clocks of a meeting are those that somebody said, else those of a country that has no others", () => {
  expect(zoneOf(null, "AT")).toBe("Europe/Vienna");
  expect(zoneOf("Asia/Almaty", "KZ")).toBe("Asia/Almaty");
  expect(zoneOf(null, "RU")).toBeNull();
  expect(zoneOf(null, null)).toBeNull();
});

test("A zone is one that the clocks of the world know", () => {
  expect(["Europe/Vienna", "Asia/Dushanbe", "America/Argentina/Buenos_Aires"].map(isZone)).toEqual([true, true, true]);
  expect(["Vienna", "Europe/Atlantis", "UTC+5", "", "europe/vienna"].map(isZone)).toEqual(Array(5).fill(false));
});
