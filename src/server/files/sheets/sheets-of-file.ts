import { join } from "node:path";
import { fail, type Result } from "#lib/result.ts";
import type { Sheet, SheetProblem } from "#lib/sheets/sheet.ts";
import { workApart } from "#server/files/bounded-work.ts";
import type { CameIn } from "#server/files/file-door.ts";

const bounds = { seconds: 30, megabytes: 512 };

/** The sheets of a file that came in, read where it can do no harm, whatever it is. */
export async function sheetsOf({
  staged,
  inspected,
}: CameIn): Promise<Result<Sheet[], SheetProblem | "sheetKind" | "fileTakesTooLong">> {
  if (!["xlsx", "csv", "txt"].includes(inspected.kind)) return fail("sheetKind");
  const script = join(import.meta.dirname, "sheet-work.ts");
  const worked = await workApart<Result<Sheet[], SheetProblem>>(script, staged.path, [inspected.kind], bounds);
  return typeof worked === "object" ? worked.answer : fail("fileTakesTooLong");
}
