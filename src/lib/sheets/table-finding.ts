import { cellName, columnName, isBlank, type Sheet, type SheetCell, type SheetRow } from "./sheet.ts";

/** Something that a table tells of each of its rows, known by what stands above its column. */
export type SheetField = { key: string; recognises: (heading: SheetCell) => boolean };

/** The columns of a table, each for the field that it holds, counted from 0, and its rows by their numbers. */
export type FoundTable = { head: number | null; columns: ReadonlyMap<string, number>; from: number; to: number };

/** A row as a table holds it: of each field the cell with its address, empty or not. */
export type TableRow = {
  number: number;
  isHidden: boolean;
  cells: ReadonlyMap<string, SheetCell & { address: string }>;
  /** no field of the table holds anything: these cells do */
  outside: readonly string[];
};

export type FoundTables = {
  tables: readonly FoundTable[];
  /** headings of columns that are not read, with their letters */
  unread: readonly { column: string; heading: string }[];
  rows: readonly TableRow[];
};

/** Fields by their columns, as somebody has chosen them. */
export type ChosenColumns = Readonly<Record<number, string>>;

/** A title, a logo, a date stand above a table: its headings are looked for in so many rows. */
const mostAbove = 30;

/**
 * Finds the tables of a sheet by the headings of their columns: one, several under one another, or side by side. `isWhole` says
 * whether fields are enough for a table. `chosen` says which column is what in the first, where its headings do not.
 */
export function findTables(
  sheet: Sheet,
  fields: readonly SheetField[],
  isWhole: (keys: ReadonlySet<string>) => boolean,
  chosen: ChosenColumns | null = null,
): FoundTables | null {
  const rows = sheet.rows.filter((row) => !isBlank(row));
  const heads = headsIn(rows, fields);
  const first = heads[0];
  const isNear = first !== undefined && rows.indexOf(first.row) < mostAbove;
  if (chosen) {
    const columns = new Map(Object.entries(chosen).map(([column, key]) => [key, Number(column)]));
    const later = heads.slice(isNear ? 1 : 0);
    return readTables(rows, [
      { row: isNear ? first.row : null, blocks: [columns], lines: first?.lines ?? 1 },
      ...later,
    ]);
  }
  if (!isNear || !first.blocks.some((block) => isWhole(new Set(block.keys())))) return null;
  return readTables(rows, heads);
}

/** A guess at the columns of a sheet whose headings say too little, for somebody to choose. */
export function guessColumns(sheet: Sheet, fields: readonly SheetField[]): ChosenColumns {
  const [first] = headsIn(sheet.rows.filter((row) => !isBlank(row)).slice(0, mostAbove), fields, 1);
  return Object.fromEntries([...(first?.blocks[0] ?? [])].map(([key, column]) => [column, key]));
}

type Head = { row: SheetRow | null; blocks: ReadonlyMap<string, number>[]; lines: number };

function headsIn(rows: readonly SheetRow[], fields: readonly SheetField[], least = 2): (Head & { row: SheetRow })[] {
  const heads: (Head & { row: SheetRow })[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as SheetRow;
    const found = recognised(row, fields);
    const isHead = new Set(found.map(({ key }) => key)).size >= least && found.length * 2 >= filled(row);
    if (!isHead) continue;
    // Headings may stand in two lines, the second telling the first apart: "Participation" above "28 Oct" and "29 Oct".
    const next = rows[at + 1];
    const under = next ? recognised(next, fields) : [];
    const taken = new Set(found.map(({ key }) => key));
    const isSecond =
      next && under.length > 0 && under.length === filled(next) && under.every(({ key }) => !taken.has(key));
    const all = isSecond ? [...found, ...under].sort((one, other) => one.column - other.column) : found;
    heads.push({ row, blocks: blocksOf(all), lines: isSecond ? 2 : 1 });
    if (isSecond) at += 1;
  }
  return heads;
}

function recognised(row: SheetRow, fields: readonly SheetField[]): { key: string; column: number }[] {
  return row.cells.flatMap((cell, column) => {
    const field = cell && cell.text !== "" ? fields.find(({ recognises }) => recognises(cell)) : undefined;
    return field ? [{ key: field.key, column }] : [];
  });
}

function filled({ cells }: SheetRow): number {
  return cells.filter((cell) => cell !== null && cell.text !== "").length;
}

/** A field that comes again begins a second table beside the first. */
function blocksOf(found: readonly { key: string; column: number }[]): Map<string, number>[] {
  const blocks: Map<string, number>[] = [];
  for (const { key, column } of found) {
    const block = blocks.at(-1);
    if (!block || block.has(key)) blocks.push(new Map([[key, column]]));
    else block.set(key, column);
  }
  const [first, ...more] = blocks;
  // A heading that is there twice by mistake makes no table: the first column counts.
  return first ? [first, ...more.filter((block) => block.size > 1 && block.size * 2 >= first.size)] : [];
}

function readTables(rows: readonly SheetRow[], heads: readonly Head[]): FoundTables {
  const tables: FoundTable[] = [];
  const read: TableRow[] = [];
  for (const [index, head] of heads.entries()) {
    const begin = head.row ? rows.indexOf(head.row) + head.lines : 0;
    const next = heads[index + 1]?.row;
    const own = rows.slice(begin, next ? rows.indexOf(next) : rows.length);
    const [from, to] = [own[0]?.number ?? 0, own.at(-1)?.number ?? 0];
    for (const columns of head.blocks) tables.push({ head: head.row?.number ?? null, columns, from, to });
    for (const row of own) read.push(...rowsOf(row, head.blocks));
  }
  return { tables, unread: unreadIn(heads), rows: read };
}

/** A row of two tables that stand side by side is one of each. */
function rowsOf(row: SheetRow, blocks: readonly ReadonlyMap<string, number>[]): TableRow[] {
  const { number } = row;
  const told = blocks.map((columns) => {
    const cells = [...columns].flatMap(([key, column]) => {
      const cell = row.cells[column] ?? { text: "" };
      return [[key, { ...cell, address: cellName(column, number) }] as const];
    });
    return { number, isHidden: row.isHidden ?? false, cells: new Map(cells), outside: [] };
  });
  const filledIn = told.filter(({ cells }) =>
    [...cells.values()].some(({ text, odd }) => text !== "" || odd?.is === "unreckoned"),
  );
  if (filledIn.length > 0) return filledIn;
  const outside = row.cells.flatMap((cell, column) => (cell && cell.text !== "" ? [cellName(column, number)] : []));
  const [first] = told;
  return first && outside.length > 0 ? [{ ...first, outside }] : [];
}

function unreadIn(heads: readonly Head[]): FoundTables["unread"] {
  const [head] = heads;
  if (!head?.row) return [];
  const read = new Set(head.blocks.flatMap((columns) => [...columns.values()]));
  return head.row.cells.flatMap((cell, column) =>
    cell && cell.text !== "" && !read.has(column) ? [{ column: columnName(column), heading: cell.text }] : [],
  );
}
