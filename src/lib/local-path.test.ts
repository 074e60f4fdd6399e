import fc from "fast-check";
import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test("a page of the portal may be asked for, with its query", () => {
  expect(localPath("/ru/desk")).toBe("/ru/desk");
  expect(localPath("/en/profiles/UZB/edit?year=2023&indicator=SEIZ-OPIUM")).toBe(
    "/en/profiles/UZB/edit?year=2023&indicator=SEIZ-OPIUM",
  );
});

test("nothing leads to another host", () => {
  for (const asked of [
    "https://example.org/",
    "//example.org/",
    "/\\example.org",
    "/\t/example.org",
    "/.//example.org",
    "javascript:alert(1)",
    "desk",
    "",
    null,
  ]) {
    expect(localPath(asked), String(asked)).toBeNull();
  }
});

test("whatever is asked for, a browser stays on this host", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("/", "\\", "\t", ".", "a", ":", "@", "?", "#") }), (rest) => {
      const path = localPath(`/${rest}`);
      if (path !== null) expect(new URL(path, "https://portal.example").origin).toBe("https://portal.example");
    }),
  );
});
