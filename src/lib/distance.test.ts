import fc from "fast-check";
import { expect, test } from "vitest";
import { distance } from "./distance.ts";

test("Words differ by the letters that somebody mistyped", () => {
  expect(distance("UZB", "UZB")).toBe(0);
  expect(distance("UBZ", "UZB")).toBe(1);
  expect(distance("meetigns", "meetings")).toBe(1);
  expect(distance("recomendation", "recommendations")).toBe(2);
  expect(distance("", "IRN")).toBe(3);
});

test("It is the same both ways, and nothing only between words that are one", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(distance(one, other)).toBe(distance(other, one));
      expect(distance(one, other) === 0).toBe(one === other);
      expect(distance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
    }),
  );
});
