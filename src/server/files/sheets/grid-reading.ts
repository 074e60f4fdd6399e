import { cleanText } from "#lib/clean-text.ts";
import { cellAt, collectRows, mostSheet, type SheetCell, type SheetRow, SheetTooLarge } from "#lib/sheets/sheet.ts";
import type { XmlReader } from "#server/files/words/xml-reading.ts";

type Known = { strings: readonly string[]; isDay: (style: number) => boolean; isFrom1904: boolean };

type Grid = { rows: readonly SheetRow[]; merged: readonly string[]; hiddenColumns: readonly number[] };

type Cell = { column: number; type: string; style: number; value: string; hasValue: boolean; hasFormula: boolean };

/** Reads one sheet of a workbook as it comes: its cells with their places, what is merged, what is hidden. */
export function gridReader(known: Known): XmlReader & { grid(): Grid } {
  const rows = collectRows();
  const merged: string[] = [];
  const hiddenColumns: number[] = [];
  let number = 0;
  let isHidden = false;
  let cells: (SheetCell | null)[] = [];
  let column = -1;
  let cell: Cell | null = null;
  let isValue = false;
  let isSpelling = false;

  function close(): void {
    if (!cell) return;
    const read = cellOf(cell, known);
    if (read) {
      while (cells.length < cell.column) cells.push(null);
      cells[cell.column] = read;
    }
    cell = null;
  }

  return {
    open(name, attributes) {
      if (name === "row") {
        number = Number(attributes.get("r") ?? number + 1);
        isHidden = isTrue(attributes.get("hidden"));
        [cells, column] = [[], -1];
      } else if (name === "c") {
        column = cellAt(attributes.get("r") ?? "")?.column ?? column + 1;
        if (column >= mostSheet.columns) throw new SheetTooLarge("sheetTooWide");
        const [type, style] = [attributes.get("t") ?? "n", Number(attributes.get("s") ?? 0)];
        cell = { column, type, style, value: "", hasValue: false, hasFormula: false };
      } else if (name === "f" && cell) cell.hasFormula = true;
      else if (name === "rPh") isSpelling = true;
      else if (name === "v" || name === "t") {
        isValue = true;
        if (cell) cell.hasValue = true;
      } else if (name === "mergeCell") {
        if (merged.length === mostMerged) throw new SheetTooLarge("sheetTooWide");
        merged.push(attributes.get("ref") ?? "");
      } else if (name === "col" && isTrue(attributes.get("hidden"))) {
        const to = Math.min(Number(attributes.get("max")), mostSheet.columns);
        for (let at = Number(attributes.get("min")); at <= to; at += 1) hiddenColumns.push(at - 1);
      }
    },
    text(more) {
      if (isValue && !isSpelling && cell && cell.value.length < mostSheet.cellLetters) cell.value += more;
    },
    close(name) {
      if (name === "v" || name === "t") isValue = false;
      if (name === "rPh") isSpelling = false;
      if (name === "c") close();
      if (name === "row") rows.add({ number, ...(isHidden && { isHidden }), cells });
    },
    grid: () => ({ rows: rows.rows(), merged, hiddenColumns }),
  };
}

/** A sheet in which every row is merged with another has no more of them. */
const mostMerged = mostSheet.rows;

function cellOf({ type, style, value, hasValue, hasFormula }: Cell, known: Known): SheetCell | null {
  if (hasFormula && !hasValue) return { text: "", odd: { is: "unreckoned" } };
  if (type === "e") return { text: cleanText(value), odd: { is: "error" } };
  if (type === "b") return { text: value === "1" ? "TRUE" : "FALSE" };
  if (type === "d") return dayCell(value.slice(0, 10));
  if (type === "n" && value !== "" && known.isDay(style)) return dayCell(dayOfNumber(Number(value), known.isFrom1904));
  const text = cleanText(type === "s" ? (known.strings[Number(value)] ?? "") : numberAsShown(type, value));
  return text === "" ? null : { text: text.slice(0, mostSheet.cellLetters) };
}

function dayCell(day: string | null): SheetCell | null {
  return day === null ? null : { text: day, odd: { is: "day" } };
}

/** A number that was reckoned in halves of halves has digits at its end that no program shows. */
function numberAsShown(type: string, value: string): string {
  return type === "n" && /^-?\d+\.\d{12,}/.test(value) ? String(Number(Number(value).toPrecision(12))) : value;
}

/** Days are counted from the end of 1899, in which Excel has a 29 February 1900 that never was; on an old Mac from 1904. */
function dayOfNumber(days: number, isFrom1904: boolean): string | null {
  const sinceEpoch = Math.floor(days) + (isFrom1904 ? 1462 : days < 60 ? 1 : 0) - 25_569;
  const date = new Date(sinceEpoch * 24 * 3600 * 1000);
  const isDay = !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1900 && date.getUTCFullYear() < 2200;
  return isDay ? date.toISOString().slice(0, 10) : null;
}

function isTrue(told: string | undefined): boolean {
  return told === "1" || told === "true";
}
