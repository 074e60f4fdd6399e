export type Cell = string | number | boolean | null | undefined;

export type CsvColumn<Row> = { head: string; cell: (row: Row) => Cell };

/**
 * RFC 4180, in UTF-8 with the mark by which spreadsheets know it: without it they show Cyrillic as rubbish. An absent
 * value is an empty cell.
 */
export function csv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  return `\uFEFF${lines.map((cells) => `${cells.map(write).join(",")}\r\n`).join("")}`;
}

function write(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const text = startsFormula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would run these as a formula, whoever typed them; an apostrophe makes them text. */
const startsFormula = /^[=+\-@\t\r]/;
