import { describe, expect, test } from "vitest";
import { acceptedEncoding, makeEntry } from "./page-entry.ts";

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

test("A page that is kept holds no more memory than is counted for it", async () => {
  const body = Buffer.from(Array.from({ length: 2000 }, (_, index) => `<p>${index}</p>`).join(""));
  const headers = ["Content-Type", "text/html; charset=utf-8"];
  const { bytes, variants } = await makeEntry({
    status: 200,
    body,
    headers,
    cacheControl: "no-store",
    vary: "",
    validUntil: 0,
  });
  const held = Object.values(variants).reduce((sum, one) => sum + one.body.buffer.byteLength, 0);
  expect(held).toBeLessThanOrEqual(bytes);
});
