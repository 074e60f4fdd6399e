import { cellName } from "#lib/sheets/sheet.ts";
import { madeZip, officeParts } from "./made-files.ts";

/** A cell as a program writes it: words, a number, a day ("2021-10-28") in a style of days, a formula with or without its result. */
export type MadeCell =
  | string
  | number
  | null
  | { day: string }
  | { formula: string; result?: string }
  | { error: string; formula: string };

export type MadeSheet = {
  name: string;
  rows: readonly (readonly MadeCell[])[];
  merged?: readonly string[];
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  isHidden?: boolean;
};

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const xml = (content: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`;

/** Days are counted from the end of 1899. */
const daysOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

function cellXml(cell: MadeCell, column: number, row: number): string {
  const at = `r="${cellName(column, row)}"`;
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c ${at}><v>${cell}</v></c>`;
  if (typeof cell === "string") {
    return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  if ("day" in cell) return `<c ${at} s="1"><v>${daysOf(cell.day)}</v></c>`;
  const formula = `<f>${escaped(cell.formula)}</f>`;
  if ("error" in cell) return `<c ${at} t="e">${formula}<v>${cell.error}</v></c>`;
  return `<c ${at} t="str">${formula}${cell.result === undefined ? "" : `<v>${escaped(cell.result)}</v>`}</c>`;
}

function sheetXml({ rows, merged = [], hiddenRows = [], hiddenColumns = [] }: MadeSheet): string {
  const cols = hiddenColumns.map((column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`).join("");
  const data = rows.map((cells, index) => {
    const number = index + 1;
    const hidden = hiddenRows.includes(number) ? ' hidden="1"' : "";
    return `<row r="${number}"${hidden}>${cells.map((cell, column) => cellXml(cell, column, number)).join("")}</row>`;
  });
  const areas = merged.map((area) => `<mergeCell ref="${area}"/>`).join("");
  return xml(
    `<worksheet xmlns="m">${cols && `<cols>${cols}</cols>`}<sheetData>${data.join("")}</sheetData>${areas && `<mergeCells>${areas}</mergeCells>`}</worksheet>`,
  );
}

/** A workbook with all that makes sheets hard to read. */
export function madeWorkbook(sheets: readonly MadeSheet[]): Buffer {
  const named = sheets.map(
    ({ name, isHidden }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${isHidden ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`,
  );
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const relations = [
    ...sheets.map((_, at) => relation(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`)),
    relation("rId99", "styles", "styles.xml"),
  ];
  return madeZip([
    ...officeParts("xlsx").filter(({ name }) => name !== "xl/workbook.xml"),
    {
      name: "xl/workbook.xml",
      content: xml(`<workbook xmlns="m" xmlns:r="r"><sheets>${named.join("")}</sheets></workbook>`),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: xml(`<Relationships xmlns="p">${relations.join("")}</Relationships>`),
    },
    {
      name: "xl/styles.xml",
      content: xml(
        '<styleSheet xmlns="m"><numFmts count="1"><numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>',
      ),
    },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetXml(sheet) })),
  ]);
}

/** The same rows as text: what is no word or number of it, a text cannot say. */
export function madeSeparated(rows: readonly (readonly MadeCell[])[], separator: string): string {
  const written = (cell: MadeCell) => {
    const text = cell === null ? "" : typeof cell === "object" ? "" : String(cell);
    return /["\n\r;,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${rows.map((cells) => cells.map(written).join(separator)).join("\r\n")}\r\n`;
}
