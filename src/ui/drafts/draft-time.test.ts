import { expect, test } from "vitest";
import { whenOf } from "./draft-time.ts";

const now = new Date("2026-11-30T10:00:00Z");

test("What was kept today has a time, and what was kept before has a day, too", () => {
  expect(whenOf("2026-11-30T06:05:00Z", "en", "UTC", now)).toBe("06:05");
  expect(whenOf("2026-05-03T12:05:00Z", "en", "UTC", now)).toBe("3 May 2026, 12:05");
  expect(whenOf("2026-05-03T12:05:00Z", "ru", "UTC", now)).toBe("3 мая 2026 г., 12:05");
});

test("Whether it is today is told by the clock of the device", () => {
  expect(whenOf("2026-11-29T21:30:00Z", "en", "Asia/Dushanbe", now)).toBe("02:30");
  expect(whenOf("2026-11-29T21:30:00Z", "en", "Europe/Vienna", now)).toBe("29 November 2026, 22:30");
});
