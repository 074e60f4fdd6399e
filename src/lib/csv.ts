export type Cell = string | number | boolean | null | undefined;

export type CsvColumn<Row> = { head: string; cell: (row: Row) => Cell };

/** A spreadsheet reads a table in the marks of its own language, and no other. */
export type CsvMarks = { separator: "," | ";"; decimal: "." | "," };

const plainMarks: CsvMarks = { separator: ",", decimal: "." };

/**
 * RFC 4180, in UTF-8 with the mark by which spreadsheets know it: without it they show Cyrillic as rubbish. An absent
 * value is an empty cell.
 */
export function csv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[], marks = plainMarks): string {
  const lines = [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  return `\uFEFF${lines.map((cells) => `${cells.map((cell) => write(cell, marks)).join(marks.separator)}\r\n`).join("")}`;
}

function write(cell: Cell, { decimal }: CsvMarks): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return quoted(String(cell).replace(".", decimal));
  return typeof cell === "string" ? quoted(inert(cell)) : String(cell);
}

/** Each of the separators is looked for: the reader's spreadsheet may take another than the file has. */
function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A spreadsheet would run what begins like this as a formula, whoever typed it; an apostrophe makes it text. One that takes
 * another separator than the file has cuts texts into cells at it, so the beginning of any of them is looked at.
 */
export function inert(text: string): string {
  return text.replace(startsFormula, "$1'");
}

/** `＝` and its like are the same to spreadsheets of East Asia; quotation marks and what shows nothing hide nothing. */
const startsFormula = /((?:^|[,;\t\r\n])["'\s\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu;
