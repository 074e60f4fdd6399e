import { expect, test } from "vitest";
import { nextMidnightInVienna } from "./page-time.ts";

test.each([
  ["in winter", "2026-01-15T12:00:00Z", "2026-01-15T23:00:00.000Z"],
  ["in summer", "2026-07-15T12:00:00Z", "2026-07-15T22:00:00.000Z"],
  ["on the day when summer time begins", "2026-03-29T00:30:00Z", "2026-03-29T22:00:00.000Z"],
  ["before the day when summer time begins", "2026-03-28T12:00:00Z", "2026-03-28T23:00:00.000Z"],
  ["on the day when summer time ends", "2026-10-25T00:30:00Z", "2026-10-25T23:00:00.000Z"],
  ["at midnight itself, the next one", "2026-12-31T23:00:00Z", "2027-01-01T23:00:00.000Z"],
  ["at the last second of a year", "2026-12-31T22:59:59.999Z", "2026-12-31T23:00:00.000Z"],
])("The day in Vienna ends at its midnight %s", (_when, now, midnight) => {
  expect(nextMidnightInVienna(new Date(now)).toISOString()).toBe(midnight);
});
