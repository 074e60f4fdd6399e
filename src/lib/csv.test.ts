import fc from "fast-check";
import { expect, test } from "vitest";
import { csv } from "./csv.ts";

const one = (text: string | number | boolean | null) =>
  csv([{ head: "a", cell: () => text }], [0]).slice("\uFEFFa\r\n".length);

test("a table begins with the mark of its encoding and ends each line as RFC 4180 says", () => {
  const table = csv(
    [
      { head: "code", cell: ({ code }: { code: string; year: number | null }) => code },
      { head: "year", cell: ({ year }) => year },
    ],
    [
      { code: "2021-III-4", year: 2021 },
      { code: "undated-I-a", year: null },
    ],
  );
  expect(table).toBe("\uFEFFcode,year\r\n2021-III-4,2021\r\nundated-I-a,\r\n");
});

test("commas, quotation marks and new lines stay inside their cell", () => {
  expect(one('so-called "flows", и так далее')).toBe('"so-called ""flows"", и так далее"\r\n');
  expect(one("one\ntwo")).toBe('"one\ntwo"\r\n');
});

test("what a spreadsheet would run as a formula is text", () => {
  expect(one("=1+1")).toBe("'=1+1\r\n");
  expect(one('@SUM("A1")')).toBe('"\'@SUM(""A1"")"\r\n');
  expect(one("-")).toBe("'-\r\n");
});

test("numbers stay numbers, a negative one too", () => {
  expect(one(-5)).toBe("-5\r\n");
  expect(one(true)).toBe("true\r\n");
});

test("any text comes back as it was, but for the apostrophe before a formula", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const cell = one(text).slice(0, -2);
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(/^[=+\-@\t\r]/.test(text) ? read.slice(1) : read).toBe(text);
    }),
  );
});
