import { describe, expect, test } from "vitest";
import { acceptedEncoding } from "./page-entry.ts";

describe("A reader gets the smallest form that it takes", () => {
  test.each([
    [undefined, "identity"],
    ["", "identity"],
    ["identity", "identity"],
    ["gzip", "gzip"],
    ["gzip, deflate, br, zstd", "br"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["br;q=0.1, gzip;q=1.0", "br"],
    ["*", "br"],
    ["*;q=0", "identity"],
    ["deflate", "identity"],
    ["GZIP", "gzip"],
    ["brotli", "identity"],
  ])("%s: %s", (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});
