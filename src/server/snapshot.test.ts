import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { keptIn, snapshotVersion } from "./snapshot.ts";

test("what an event kept before a column was there has nothing in it", () => {
  const snapshot = { id: 1, state: "done" };
  expect(keptIn("report", { version: 1, snapshot })).toEqual({ ...snapshot, repeatsId: null });
  expect(keptIn("assessment", { version: 1, snapshot })).toEqual({ ...snapshot, reportId: null, openTo: "unit" });
});

test("what an event kept is never replaced", () => {
  const snapshot = { year: 2019, withdrawnAt: "2020-01-01T00:00:00.000Z" };
  expect(keptIn("round", { version: 1, snapshot })).toEqual({ ...snapshot, toPartners: "reports" });
});

test("what is written today is read as it is written", () => {
  const snapshot = { id: 1, state: "done" };
  expect(keptIn("report", { version: snapshotVersion, snapshot })).toEqual(snapshot);
});

test("nobody else reads a snapshot", () => {
  const files = globSync("src/**/*.{ts,tsx}").filter(
    (file) => !/src\/(generated|server\/(snapshot|history))/.test(file),
  );
  expect(files.length).toBeGreaterThan(300);
  const reading = /snapshot(\.(?!ts")|\[| as | *->| \?)/;
  expect(files.filter((file) => reading.test(readFileSync(file, "utf8")))).toEqual([]);
});
