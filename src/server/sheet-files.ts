import writeXlsxFile from "write-excel-file/node";
import { type Cell, inert } from "#lib/csv.ts";

/** A table for people, as a sheet of Excel: words stay words, whatever they begin with. */
export async function xlsxFile(
  name: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Response> {
  const head = heads.map((value) => ({ value, fontWeight: "bold" as const }));
  const cell = (value: Cell) => {
    if (value === null || value === undefined || value === "") return null;
    return typeof value === "number" ? { value, type: Number } : { value: inert(String(value)), type: String };
  };
  const written = writeXlsxFile([head, ...rows.map((row) => row.map(cell))], {
    // Excel takes no longer name, and none with these signs.
    sheet: name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
    columns: heads.map(() => ({ width: 24 })),
    stickyRowsCount: 1,
  });
  const bytes = await written.toBuffer();
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  });
}
