import fc from "fast-check";
import { expect, test } from "vitest";
import { csv, inert } from "./csv.ts";

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
  expect(one("＝1+1")).toBe("'＝1+1\r\n");
  expect(one("\u200B=1+1")).toBe("\u200B'=1+1\r\n");
  expect(one("\t=1+1")).toBe('"\t\'=1+1"\r\n');
});

test("numbers stay numbers, a negative one too", () => {
  expect(one(-5)).toBe("-5\r\n");
  expect(one(1.5)).toBe("1.5\r\n");
  expect(one(true)).toBe("true\r\n");
});

test("a table in another language's marks has them between its cells and within its numbers", () => {
  const columns = [
    { head: "a", cell: () => 1.5 },
    { head: "b", cell: () => "одно; другое" },
    { head: "c", cell: () => -0.25 },
  ];
  expect(csv(columns, [0], { separator: ";", decimal: "," })).toBe('\uFEFFa;b;c\r\n"1,5";"одно; другое";"-0,25"\r\n');
});

/** As a spreadsheet reads it that takes this for the separator: a cell is quoted only where a quotation mark begins it. */
function readBy(separator: string, table: string): string[] {
  const cells: string[] = [];
  let rest = table;
  while (rest !== "") {
    const isQuoted = rest.startsWith('"');
    const [whole = "", quoted = "", plain = ""] =
      new RegExp(`^${isQuoted ? '"((?:[^"]|"")*)"?' : "()"}([^\\r\\n${separator}]*)`).exec(rest) ?? [];
    cells.push(quoted.replaceAll('""', '"') + plain);
    rest = rest.slice(whole.length + 1);
  }
  return cells;
}

test("no text becomes a formula, whatever a spreadsheet takes for the separator, in a table of either marks", () => {
  const nasty = fc.array(
    fc.constantFrom("=", "+", "-", "@", "＝", ",", ";", "\t", "\r", "\n", '"', "'", " ", "\u200B", "1", "cmd", "я"),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(nasty, fc.constantFrom(",", ";"), fc.constantFrom(",", ";", "\t"), (parts, own, theirs) => {
      const marks = { separator: own, decimal: "." } as const;
      const columns = [
        { head: "a", cell: () => "before" },
        { head: "b", cell: () => parts.join("") },
        { head: "c", cell: () => "after" },
      ];
      const line = csv(columns, [0], marks as never)
        .split("\r\n")
        .slice(1)
        .join("\r\n");
      for (const cell of readBy(theirs, line)) expect(cell).not.toMatch(/^["\s\p{Cf}]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: 2000 },
  );
});

test("any text comes back as it was, but for the apostrophes before what could be a formula", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const cell = one(text).slice(0, -2);
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(read).toBe(inert(text));
      expect(inert(text).replaceAll("'", "")).toBe(text.replaceAll("'", ""));
    }),
  );
});
