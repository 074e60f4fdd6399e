import { cleanText } from "#lib/clean-text.ts";
import { collectRows, mostSheet, type Sheet, SheetTooLarge } from "./sheet.ts";

const separators = ["\t", ";", ","] as const;

type Separator = (typeof separators)[number];

/** So much of the beginning tells by which sign the cells are parted. */
const telling = 50;

/**
 * Reads a table that was saved as text or pasted out of a program: cells are parted by a tab, a semicolon or a comma,
 * whichever parts most of its lines alike; a text in quotation marks holds any of them. A cell holds at most so many letters.
 */
export function readSeparated(text: string, name = "", mostLetters = mostSheet.cellLetters): Sheet {
  const [, told] = /^\uFEFF?sep=(.)\r?\n/.exec(text) ?? [];
  const isTold = separators.includes(told as Separator);
  const body = isTold ? text.slice(text.indexOf("\n") + 1) : text.replace(/^\uFEFF/, "");
  const separator = isTold ? (told as Separator) : separatorOf(body);
  const rows = collectRows();
  // The line that names the sign is the first row of the file, too.
  let number = isTold ? 1 : 0;
  for (const cells of recordsOf(body, separator)) {
    number += 1;
    const clean = cells.map((cell) => cleanText(cell).slice(0, mostLetters));
    rows.add({ number, cells: clean.map((cell) => (cell === "" ? null : { text: cell })) });
  }
  return { name, rows: rows.rows() };
}

function separatorOf(text: string): Separator {
  const scored = separators.map((separator) => {
    const widths: number[] = [];
    for (const cells of recordsOf(text, separator)) {
      if (cells.length > 1 || cells[0] !== "") widths.push(cells.length);
      if (widths.length === telling) break;
    }
    const alike = new Map<number, number>();
    for (const width of widths) if (width > 1) alike.set(width, (alike.get(width) ?? 0) + 1);
    return { separator, score: Math.max(0, ...[...alike].map(([width, count]) => count + width / mostSheet.columns)) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

/** Line by line, each as its cells. A mark that is opened and never closed is no mark: then it is read as any sign. */
function* recordsOf(text: string, separator: Separator): Generator<string[]> {
  let at = 0;
  while (at < text.length) {
    const record = recordAt(text, at, separator);
    yield record.cells;
    at = record.end;
  }
}

function recordAt(text: string, from: number, separator: Separator): { cells: string[]; end: number } {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const quoted = quotedAt(text, at, separator);
    if (quoted) {
      cells.push(quoted.text);
      at = quoted.end;
    } else {
      const end = endOf(text, at, separator);
      cells.push(text.slice(at, end));
      at = end;
    }
    if (cells.length > mostSheet.columns * 10) throw new SheetTooLarge("sheetTooWide");
    if (text[at] !== separator) break;
    at += 1;
  }
  if (text[at] === "\r") at += 1;
  if (text[at] === "\n") at += 1;
  return { cells, end: at };
}

function endOf(text: string, from: number, separator: Separator): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === separator || sign === "\n" || sign === "\r") return at;
  }
  return text.length;
}

/** A text in marks, with what follows it up to the next cell; `null` where none begins here, or none ends. */
function quotedAt(text: string, from: number, separator: Separator): { text: string; end: number } | null {
  if (text[from] !== '"') return null;
  let said = "";
  let at = from + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    // No cell is so long: the mark was none.
    if (mark < 0 || mark - from > longestQuoted) return null;
    said += text.slice(at, mark);
    if (text[mark + 1] !== '"') {
      at = mark + 1;
      break;
    }
    said += '"';
    at = mark + 2;
  }
  const end = endOf(text, at, separator);
  return { text: said + text.slice(at, end), end };
}

const longestQuoted = 20_000;
