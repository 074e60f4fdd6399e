import { cleanText } from "#lib/clean-text.ts";
import { cellAt, cellName, mostSheet, type Sheet, type SheetCell, SheetTooLarge } from "#lib/sheets/sheet.ts";
import { type PackedFile, withPackedFile } from "#server/files/words/packed-file.ts";
import { sharedStrings } from "#server/files/words/shared-strings.ts";
import { gridReader } from "./grid-reading.ts";

/**
 * Reads the sheets of a workbook of Excel: of each cell what its program shows, and what is odd about it. `read-excel-file`
 * knows nothing of merged cells and hidden rows, refuses a whole file for one formula without a result, and wants threads,
 * which the process that reads the files of strangers may not start.
 */
export async function readWorkbook(file: string): Promise<Sheet[]> {
  return withPackedFile(file, async (packed) => {
    const whole = "xl/workbook.xml";
    const relations = await packed.relationsOf(whole);
    const told: { name: string; isHidden: boolean; part: string }[] = [];
    let isFrom1904 = false;
    await packed.read(whole, {
      open(name, attributes) {
        if (name === "workbookPr") isFrom1904 = isTrue(attributes.get("date1904"));
        const relation = name === "sheet" ? relations.get(attributes.get("relation") ?? "") : undefined;
        if (relation?.kind !== "worksheet") return;
        const isHidden = (attributes.get("state") ?? "visible") !== "visible";
        told.push({ name: cleanText(attributes.get("name") ?? ""), isHidden, part: relation.target });
      },
    });
    if (told.length > mostSheet.sheets) throw new SheetTooLarge("sheetTooWide");
    const partOf = (kind: string) => [...relations.values()].find((one) => one.kind === kind)?.target;
    const [strings, styles] = [partOf("sharedStrings"), partOf("styles")];
    const known = {
      strings: strings ? await sharedStrings(packed, strings) : [],
      isDay: styles ? await dayStyles(packed, styles) : () => false,
      isFrom1904,
    };
    const sheets: Sheet[] = [];
    for (const { name, isHidden, part } of told) {
      const reader = gridReader(known);
      await packed.read(part, reader);
      const { rows, merged, hiddenColumns } = reader.grid();
      sheets.push({
        name,
        ...(isHidden && { isHidden }),
        rows: rows.map((row) => ({ ...row, cells: withMerged(row.cells, row.number, merged) })),
        ...(hiddenColumns.length > 0 && { hiddenColumns }),
      });
    }
    return sheets;
  });
}

/** Of two cells that are one, only the first holds the words: the others say where. */
function withMerged(cells: readonly (SheetCell | null)[], row: number, merged: readonly string[]) {
  const areas = merged.flatMap((area) => {
    const [from, to] = area.split(":").map(cellAt);
    return from && to && from.row <= row && row <= to.row ? [{ from, to }] : [];
  });
  if (areas.length === 0) return cells;
  const all = [...cells];
  for (const { from, to } of areas) {
    for (let column = from.column; column <= Math.min(to.column, mostSheet.columns - 1); column += 1) {
      if (column === from.column && row === from.row) continue;
      while (all.length <= column) all.push(null);
      all[column] = { text: "", odd: { is: "merged", with: cellName(from.column, from.row) } };
    }
  }
  return all;
}

/** Whether numbers in a style are days: by its own format, or by one of those that every program knows. */
async function dayStyles(packed: PackedFile, part: string): Promise<(style: number) => boolean> {
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let isCells = false;
  await packed.read(part, {
    open(name, attributes) {
      if (name === "numFmt") formats.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
      if (name === "cellXfs") isCells = true;
      if (name === "xf" && isCells) styles.push(Number(attributes.get("numFmtId") ?? 0));
    },
    close(name) {
      if (name === "cellXfs") isCells = false;
    },
  });
  return (style) => {
    const format = styles[style] ?? 0;
    const own = formats.get(format);
    return own === undefined
      ? (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 58)
      : isDay(own);
  };
}

/** "dd.mm.yyyy", not "0.00" nor `"Day" 0`; times of a day alone are no days. */
function isDay(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  return /[dy]/i.test(bare) && !/general/i.test(bare);
}

function isTrue(told: string | undefined): boolean {
  return told === "1" || told === "true";
}
