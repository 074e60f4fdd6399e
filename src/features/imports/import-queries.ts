import type { SheetImport } from "#generated/prisma/client.ts";
import type { Sheet } from "#lib/sheets/sheet.ts";
import { type FoundTables, findTables, guessColumns } from "#lib/sheets/table-finding.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { Answers, ImportNoun, SheetReader } from "./import.ts";
import type { Chosen } from "./import-commands.ts";

/** A sheet that was brought in, as it waits. */
export type PendingImport = {
  id: string;
  name: string;
  by: string;
  begunAt: Date;
  sheets: readonly Sheet[];
  chosen: Chosen;
  answers: Answers;
  written: unknown;
};

type Where = { id: string; noun: ImportNoun; meetingId: number };

export async function findImport(actor: Actor, { id, noun, meetingId }: Where): Promise<PendingImport | null> {
  const row = await database().sheetImport.findFirst({
    where: { AND: [readable.imports(actor), { id, noun, meetingId }] },
    include: { person: { select: { name: true } } },
  });
  return row && { ...asPending(row), by: row.person.name };
}

export function asPending(row: SheetImport): Omit<PendingImport, "by"> {
  return {
    ...{ id: row.id, name: row.name, begunAt: row.begunAt, written: row.written },
    sheets: row.sheets as unknown as Sheet[],
    chosen: row.chosen as Chosen,
    answers: row.answers as Answers,
  };
}

/** Those of a meeting, the newest first. */
export async function listImports(actor: Actor, where: Omit<Where, "id">): Promise<PendingImport[]> {
  const rows = await database().sheetImport.findMany({
    where: { AND: [readable.imports(actor), where] },
    include: { person: { select: { name: true } } },
    orderBy: { begunAt: "desc" },
  });
  return rows.map((row) => ({ ...asPending(row), by: row.person.name }));
}

/** The sheet that is read: the chosen one, else the first that is not hidden and holds a table. Its tables are `null` where columns have to be chosen. */
export function tableOf(
  { sheets, chosen }: Pick<PendingImport, "sheets" | "chosen">,
  { fields, isWhole }: Pick<SheetReader<unknown>, "fields" | "isWhole">,
): { index: number; sheet: Sheet; found: FoundTables | null; guess: Readonly<Record<number, string>> } | null {
  const find = (sheet: Sheet) => findTables(sheet, fields, isWhole, chosen.columns ?? null);
  const shown = sheets.flatMap((sheet, index) => (sheet.isHidden || sheet.rows.length === 0 ? [] : [index]));
  const told = chosen.sheet !== undefined && sheets[chosen.sheet] ? chosen.sheet : undefined;
  const index = told ?? shown.find((one) => find(sheets[one] as Sheet) !== null) ?? shown[0] ?? 0;
  const sheet = sheets[index];
  return sheet ? { index, sheet, found: find(sheet), guess: guessColumns(sheet, fields) } : null;
}
