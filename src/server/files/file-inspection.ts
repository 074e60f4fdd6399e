import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { fail, ok, type Result } from "#lib/result.ts";
import { workApart } from "./bounded-work.ts";
import type { Content, ContentProblem } from "./file-content.ts";
import { fileName, type NameProblem } from "./file-name.ts";
import { fileScanner } from "./virus-scanner.ts";

/**
 * `isReadable` is false of a file that the portal could not read to its end: it keeps it, and says so. `scannedAt` is `null` where
 * no virus scanner has looked at it yet.
 */
export type Inspected = Content & { name: string; isReadable: boolean; scannedAt: Date | null };

export type FileProblem = NameProblem | ContentProblem | "fileEmpty" | "fileTakesTooLong" | "fileInfected";

const bounds = { seconds: 60, megabytes: 768 };

/** The kind of a file that came in under that name, or the reason why the portal does not take it. */
export async function inspectFile(file: string, givenName: string): Promise<Result<Inspected, FileProblem>> {
  const name = fileName(givenName);
  if (!name.ok) return name;
  if ((await stat(file)).size === 0) return fail("fileEmpty");
  const script = join(import.meta.dirname, "inspection-work.ts");
  const content = await lookInto(file, name.value, script);
  if (!content.ok) return content;
  const verdict = (await fileScanner()?.(createReadStream(file))) ?? null;
  if (verdict?.is === "infected") return fail("fileInfected", { signature: verdict.signature });
  return ok({ ...content.value, name: name.value, scannedAt: verdict?.is === "clean" ? new Date() : null });
}

async function lookInto(
  file: string,
  name: string,
  script: string,
): Promise<Result<Content & { isReadable: boolean }, FileProblem>> {
  const worked = await workApart<Result<Content, ContentProblem>>(script, file, [name], bounds);
  if (typeof worked === "object") {
    return worked.answer.ok ? ok({ ...worked.answer.value, isReadable: true }) : worked.answer;
  }
  // Nothing runs in a PDF that is given out to be kept; what an Office file would unpack to, nobody knows then.
  return (await begins(file, "%PDF-")) ? ok({ kind: "pdf", pages: null, isReadable: false }) : fail("fileTakesTooLong");
}

async function begins(file: string, mark: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(mark.length), 0, mark.length, 0);
    return buffer.toString("latin1") === mark;
  } finally {
    await handle.close();
  }
}
