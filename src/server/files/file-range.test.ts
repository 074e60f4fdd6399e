import fc from "fast-check";
import { expect, test } from "vitest";
import { wantedRange } from "./file-range.ts";

test.each([
  [undefined, "whole"],
  ["bytes=0-", { start: 0, end: 99 }],
  ["bytes=0-0", { start: 0, end: 0 }],
  ["bytes=50-59", { start: 50, end: 59 }],
  ["bytes=90-500", { start: 90, end: 99 }],
  ["bytes=-10", { start: 90, end: 99 }],
  ["bytes=-500", { start: 0, end: 99 }],
  ["bytes=100-", "outside"],
  ["bytes=-0", "outside"],
  ["bytes=60-50", "whole"],
  ["bytes=0-1,5-6", "whole"],
  ["bytes=-", "whole"],
  ["lines=1-2", "whole"],
  ["bytes=a-b", "whole"],
])("of 100 bytes %s means %j", (header, wanted) => expect(wantedRange(header, 100)).toEqual(wanted));

test("a part never reaches outside of the file, whatever is asked", () => {
  const number = fc.option(fc.oneof(fc.nat(300), fc.bigInt({ min: 0n, max: 10n ** 20n })), { nil: "" });
  fc.assert(
    fc.property(
      number,
      number,
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom("bytes", "Bytes", "x"),
      (a, b, bytes, unit) => {
        const wanted = wantedRange(`${unit}=${a}-${b}`, bytes);
        return typeof wanted === "string" || (wanted.start >= 0 && wanted.start <= wanted.end && wanted.end < bytes);
      },
    ),
    { numRuns: 2000 },
  );
});
