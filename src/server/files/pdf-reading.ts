import { readFile } from "node:fs/promises";
import { fail, ok, type Result } from "#lib/result.ts";
import { actionsIn } from "./pdf-actions.ts";
import { programEnding } from "./zip-rules.ts";

export type PdfProblem = "fileHasPassword" | "fileBroken" | "fileHasMacros" | "fileHasProgram";

/** Opens a PDF as its readers do: one that only forbids copying or printing opens without a password. */
export async function readPdf(file: string): Promise<Result<{ pages: number }, PdfProblem>> {
  const { getDocumentProxy } = await import("unpdf");
  try {
    const bytes = await readFile(file);
    const found = actionsIn(bytes);
    const pdf = await getDocumentProxy(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), { verbosity: 0 });
    if (found) return fail(found);
    const scripts = await pdf.getJSActions();
    const attached = [...((await pdf.getAttachments()) ?? [])].flatMap(([name, { filename }]) => [name, filename]);
    const pages = pdf.numPages;
    if (scripts !== null && Object.keys(scripts).length > 0) return fail("fileHasMacros");
    if (attached.some((name) => programEnding.test(name))) return fail("fileHasProgram");
    return pages > 0 ? ok({ pages }) : fail("fileBroken");
  } catch (error) {
    return fail((error as Error).name === "PasswordException" ? "fileHasPassword" : "fileBroken");
  }
}
