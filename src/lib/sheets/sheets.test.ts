import { describe, expect, test } from "vitest";
import { readSeparated } from "./separated-text.ts";
import { cellAt, cellName, SheetTooLarge } from "./sheet.ts";
import { findTables, guessColumns } from "./table-finding.ts";

const cells = (text: string) => readSeparated(text).rows.map(({ cells: row }) => row.map((cell) => cell?.text ?? ""));

describe("a table that was saved as text", () => {
  test("is parted by the sign that parts most of its lines alike, or that its first line names", () => {
    expect(cells("Country;Name\nIran, Islamic Republic of;A. B.\nFrance;C. D.")[1]).toEqual([
      "Iran, Islamic Republic of",
      "A. B.",
    ]);
    expect(cells("Country\tName\nFrance\tA; B, C")).toEqual([
      ["Country", "Name"],
      ["France", "A; B, C"],
    ]);
    expect(cells("sep=,\nA;B,C")).toEqual([["A;B", "C"]]);
    expect(readSeparated("sep=,\nA;B,C").rows[0]?.number).toBe(2);
  });

  test("holds separators, marks and lines within quotation marks", () => {
    expect(cells('a;"b;c";"d ""e"""\r\n"f\ng";h;i')).toEqual([
      ["a", "b;c", 'd "e"'],
      ["f\ng", "h", "i"],
    ]);
  });

  test("is not swallowed by a mark that nobody closed", () => {
    expect(cells('a;"b\nc;d\ne;f')).toEqual([
      ["a", '"b'],
      ["c", "d"],
      ["e", "f"],
    ]);
  });

  test("is refused where it is wider or longer than any list", () => {
    expect(() => readSeparated(";".repeat(5000))).toThrow(SheetTooLarge);
    expect(() => readSeparated("a;b\n".repeat(11_000))).toThrow("sheetTooLong");
  });
});

test("cells have the names that their program shows", () => {
  expect([cellName(0, 41), cellName(26, 1), cellName(701, 2)]).toEqual(["A41", "AA1", "ZZ2"]);
  expect(cellAt("$AA$12")).toEqual({ column: 26, row: 12 });
  expect(cellAt("A0B")).toBeNull();
});

const fields = ["country", "name", "day"].map((key) => ({
  key,
  recognises: ({ text }: { text: string }) => text.toLowerCase() === key,
}));
const isWhole = (keys: ReadonlySet<string>) => keys.has("country") && keys.has("name");
const found = (text: string, chosen?: Record<number, string>) =>
  findTables(readSeparated(text), fields, isWhole, chosen);
const said = (text: string, chosen?: Record<number, string>) =>
  found(text, chosen)?.rows.map(({ number, cells: row }) => [
    number,
    ...["country", "name"].map((key) => row.get(key)?.text),
  ]);

describe("the table of a sheet", () => {
  test("begins under its headings, wherever they stand, and tells which columns nobody reads", () => {
    const text = "List;;\n;;\nName;Hotel;Country\nA;Ritz;France";
    expect(said(text)).toEqual([[4, "France", "A"]]);
    expect(found(text)?.unread).toEqual([{ column: "B", heading: "Hotel" }]);
  });

  test("has headings in two lines, the second under the first", () => {
    expect(said("Country;Name;Participation\n;;Day\nFrance;A;x")).toEqual([[3, "France", "A"]]);
  });

  test("is followed by another one with columns of its own, or stands beside one", () => {
    expect(said("Country;Name\nFrance;A\n;\nName;Country\nB;Italy")).toEqual([
      [2, "France", "A"],
      [5, "Italy", "B"],
    ]);
    expect(said("Country;Name;;Country;Name\nFrance;A;;Italy;B\n;;;Spain;C")).toEqual([
      [2, "France", "A"],
      [2, "Italy", "B"],
      [3, "Spain", "C"],
    ]);
  });

  test("is not guessed where its headings say too little: somebody says which column is what", () => {
    const text = "Land;Name;Day\nFrance;A;x";
    expect(found(text)).toBeNull();
    expect(guessColumns(readSeparated(text), fields)).toEqual({ 1: "name", 2: "day" });
    expect(said(text, { 0: "country", 1: "name" })).toEqual([[2, "France", "A"]]);
    expect(said("France;A\nItaly;B", { 0: "country", 1: "name" })).toHaveLength(2);
  });
});
