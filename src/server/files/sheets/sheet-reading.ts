import { readFile } from "node:fs/promises";
import { fail, ok, type Result } from "#lib/result.ts";
import { readSeparated } from "#lib/sheets/separated-text.ts";
import { isBlank, type Sheet, type SheetProblem, SheetTooLarge } from "#lib/sheets/sheet.ts";
import { encodingOf } from "#server/files/text-rules.ts";
import { readWorkbook } from "./workbook-reading.ts";

/** The sheets of a file that was found to be of this kind; a text is one sheet. */
export async function readSheets(file: string, kind: string): Promise<Result<Sheet[], SheetProblem>> {
  return sheetsOr(async () => (kind === "xlsx" ? readWorkbook(file) : [readSeparated(decoded(await readFile(file)))]));
}

/** The same of what somebody pasted. */
export function readPasted(text: string): Promise<Result<Sheet[], SheetProblem>> {
  return sheetsOr(async () => [readSeparated(text)]);
}

async function sheetsOr(read: () => Promise<Sheet[]>): Promise<Result<Sheet[], SheetProblem>> {
  try {
    const sheets = await read();
    return sheets.some(({ rows }) => rows.some((row) => !isBlank(row))) ? ok(sheets) : fail("sheetEmpty");
  } catch (error) {
    return fail(error instanceof SheetTooLarge ? error.problem : "sheetUnreadable");
  }
}

/** In the letters of older Russian programs every byte is one: what is no Unicode is theirs. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}
