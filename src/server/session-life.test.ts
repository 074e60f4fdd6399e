import { expect, test } from "vitest";
import { isAlive, readSessionLives, sessionLife } from "./session-life.ts";

const hours = (count: number) => count * 3600 * 1000;

test("a session ends when it is not used, and in any case, an administrator's first", () => {
  const now = new Date("2026-12-01T12:00:00Z");
  const seen = (ago: number, left = hours(1)) => ({
    seenAt: new Date(now.getTime() - ago),
    expiresAt: new Date(now.getTime() + left),
  });
  expect(isAlive(seen(hours(3)), "admin", now)).toBe(true);
  expect(isAlive(seen(hours(5)), "admin", now)).toBe(false);
  expect(isAlive(seen(hours(5)), "focal", now)).toBe(true);
  expect(isAlive(seen(0, -1), "focal", now)).toBe(false);
  expect(sessionLife("admin").end).toBeLessThan(sessionLife("liaison").end);
});

test("an operator says for each role how long it lasts, and a setting that says nothing of the kind is refused", () => {
  expect(readSessionLives("admin 30m 8h, focal 1d 30d")).toMatchObject({
    admin: { idle: 1800, end: 8 * 3600 },
    focal: { idle: 24 * 3600, end: 30 * 24 * 3600 },
    unit: sessionLife("unit"),
  });
  for (const wrong of ["admin", "admin 1h", "king 1h 1d", "admin 2d 1d", "admin 0h 1d", "admin 1h 400d", "1h 1d"]) {
    expect(readSessionLives(wrong)).toBeNull();
  }
});
