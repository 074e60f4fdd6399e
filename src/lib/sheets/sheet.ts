/** A cell holds something else than words, or than the words that its reader sees. */
export type OddCell =
  /** it is one with a cell above it or to its left, which holds the words of both */
  | { is: "merged"; with: string }
  /** its formula fails: "#REF!" */
  | { is: "error" }
  /** it holds a formula and no result: the program that wrote the file never reckoned it out */
  | { is: "unreckoned" }
  /** it is a day, written here as "2021-10-28", however the sheet shows it */
  | { is: "day" };

export type SheetCell = { text: string; odd?: OddCell };

/** A row by the number that its program shows; cells that hold nothing are `null`. */
export type SheetRow = { number: number; isHidden?: true; cells: readonly (SheetCell | null)[] };

export type Sheet = {
  name: string;
  isHidden?: true;
  rows: readonly SheetRow[];
  /** columns that its program does not show, counted from 0 */
  hiddenColumns?: readonly number[];
};

export type SheetProblem = "sheetUnreadable" | "sheetEmpty" | "sheetTooLong" | "sheetTooWide" | "sheetTooWordy";

/** More people come to no meeting, and a list of figures of all countries and years is shorter. */
export const mostSheet = { rows: 10_000, columns: 100, sheets: 30, letters: 4_000_000, cellLetters: 2000 };

/** A sheet of more rows than are taken, or wider, or of more words: thrown where it is noticed. */
export class SheetTooLarge extends Error {
  readonly problem: Extract<SheetProblem, `sheetToo${string}`>;
  constructor(problem: SheetTooLarge["problem"]) {
    super(problem);
    this.problem = problem;
  }
}

/** The letters of a column, counted from 0: "A", "Z", "AA". */
export function columnName(index: number): string {
  const [before, last] = [Math.floor(index / 26), String.fromCharCode(65 + (index % 26))];
  return before === 0 ? last : columnName(before - 1) + last;
}

/** "A41". */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** The column, counted from 0, and the row of "A41"; `null` where that names no cell. */
export function cellAt(name: string): { column: number; row: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (!letters || !digits) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(digits) };
}

export function isBlank({ cells }: SheetRow): boolean {
  return cells.every((cell) => cell === null || (cell.text === "" && cell.odd?.is !== "unreckoned"));
}

/** Puts the rows of a sheet together as they are read, and refuses more than is taken. */
export function collectRows(): { add(row: SheetRow): void; rows(): SheetRow[] } {
  const rows: SheetRow[] = [];
  let letters = 0;
  return {
    add(row) {
      if (isBlank(row)) return;
      letters += row.cells.reduce((sum, cell) => sum + (cell?.text.length ?? 0), 0);
      if (row.cells.length > mostSheet.columns) throw new SheetTooLarge("sheetTooWide");
      if (letters > mostSheet.letters) throw new SheetTooLarge("sheetTooWordy");
      if (rows.length === mostSheet.rows + headRows) throw new SheetTooLarge("sheetTooLong");
      rows.push(row);
    },
    rows: () => rows,
  };
}

/** Titles and headings above a list of the longest that is taken. */
const headRows = 30;
