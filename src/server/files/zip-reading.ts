import yauzl, { type Entry, type ZipFile } from "yauzl";
import { fail, ok, type Result } from "#lib/result.ts";
import type { FileKind } from "./file-kind.ts";
import { kindOfType } from "./file-kind.ts";
import {
  kindInContentTypes,
  namesForeignTemplate,
  type PackedProblem,
  type Part,
  problemOfParts,
} from "./zip-rules.ts";

export type ZipProblem = PackedProblem | "fileTypeNotTaken";

/** Of a part that is read as text, and of one that is a file of its own, no more than this is taken into memory. */
const longestText = 4 * 1024 * 1024;
const longestInner = 32 * 1024 * 1024;
/** A document within a document within a document: deeper nobody looks. */
const deepest = 2;

const options = { autoClose: false, validateEntrySizes: true, strictFileNames: true } as const;

/** Reads an Office file through, part by part: its kind, or the reason why it is not taken. */
export async function inspectZip(file: string): Promise<Result<FileKind, ZipProblem>> {
  return inspect(() => yauzl.openPromise(file, options), 0);
}

async function inspect(open: () => Promise<ZipFile>, depth: number): Promise<Result<FileKind, ZipProblem>> {
  let zip: ZipFile | undefined;
  try {
    zip = await open();
    return await inspectParts(zip, depth);
  } catch (error) {
    if (error instanceof Found) return fail(error.problem);
    // No reader could open a file with such a form either; a fault of the disk is another matter.
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    return fail("fileBroken");
  } finally {
    zip?.close();
  }
}

class Found extends Error {
  readonly problem: ZipProblem;
  constructor(problem: ZipProblem) {
    super(problem);
    this.problem = problem;
  }
}

async function inspectParts(zip: ZipFile, depth: number): Promise<Result<FileKind, ZipProblem>> {
  const entries: Entry[] = [];
  const parts: Part[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    parts.push({
      name: entry.fileName,
      packedBytes: entry.compressedSize,
      bytes: entry.uncompressedSize,
      isEncrypted: entry.isEncrypted(),
    });
    // The list itself may be long without end: it is judged before it is whole.
    if (parts.length % 1000 === 0) refuse(problemOfParts(parts));
  }
  refuse(problemOfParts(parts));
  const kind = await kindOf(zip, entries);
  for (const entry of entries) refuse(await problemOf(zip, entry, depth));
  return ok(kind);
}

function refuse(problem: ZipProblem | null): void {
  if (problem) throw new Found(problem);
}

async function kindOf(zip: ZipFile, entries: readonly Entry[]): Promise<FileKind> {
  const find = (name: string) => entries.find(({ fileName }) => fileName === name);
  const types = find("[Content_Types].xml");
  if (types) {
    const kind = kindInContentTypes(await textOf(zip, types));
    if (kind === "macros") throw new Found("fileHasMacros");
    if (!kind) throw new Found("fileTypeNotTaken");
    return kind;
  }
  const type = find("mimetype");
  if (!type) throw new Found("fileIsArchive");
  const kind = kindOfType((await textOf(zip, type)).trim());
  if (!kind || !find("content.xml")) throw new Found("fileTypeNotTaken");
  return kind;
}

/** Unpacks one part to its end, keeping only what is read of it: its size as told is the most that comes. */
async function problemOf(zip: ZipFile, entry: Entry, depth: number): Promise<ZipProblem | null> {
  const { fileName, uncompressedSize } = entry;
  if (fileName.endsWith("/")) return null;
  if (/\.rels$/i.test(fileName)) return namesForeignTemplate(await textOf(zip, entry)) ? "fileHasMacros" : null;
  if (fileName === "META-INF/manifest.xml") {
    return /encryption-data/i.test(await textOf(zip, entry)) ? "fileHasPassword" : null;
  }
  const isInner = /(^|\/)(embeddings|Object[^/]*)(\/|$)/i.test(fileName) || /\.(bin|ole)$/i.test(fileName);
  const inner: Buffer[] = [];
  let begun: Buffer = Buffer.alloc(0);
  if (isInner && uncompressedSize > longestInner) return "fileHasProgram";
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (begun.length < 4) begun = Buffer.concat([begun, chunk.subarray(0, 4)]);
    if (isInner) inner.push(chunk);
  }
  if (isProgram(begun)) return "fileHasProgram";
  if (isInner) return problemWithin(Buffer.concat(inner), depth);
  return begun.subarray(0, 4).equals(zipMark) ? "fileIsArchive" : null;
}

const zipMark = Buffer.from("PK\u0003\u0004", "latin1");
const oleMark = Buffer.from("d0cf11e0", "hex");

/** Another file that stands within: a table behind a chart is one, and so is a program behind a picture of one. */
async function problemWithin(bytes: Buffer, depth: number): Promise<ZipProblem | null> {
  if (bytes.subarray(0, 4).equals(oleMark)) {
    if (bytes.includes(Buffer.from("_VBA_PROJECT", "utf16le")) || bytes.includes(Buffer.from("Macros", "utf16le"))) {
      return "fileHasMacros";
    }
    return bytes.includes(Buffer.from("\u0001Ole10Native", "utf16le")) ? "fileHasProgram" : null;
  }
  if (!bytes.subarray(0, 4).equals(zipMark)) return null;
  if (depth >= deepest) return "fileIsArchive";
  const within = await inspect(() => yauzl.fromBufferPromise(bytes, options), depth + 1);
  return within.ok ? null : within.error;
}

/** Programs of Windows, Linux and a Mac, and scripts, by their first bytes. */
export function isProgram(begun: Buffer): boolean {
  const four = begun.subarray(0, 4).toString("hex");
  const two = begun.subarray(0, 2).toString("latin1");
  return (
    two === "MZ" ||
    two === "#!" ||
    ["7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe"].includes(four)
  );
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > longestText) throw new Found("fileUnpacksTooLarge");
  const parts: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) parts.push(chunk);
  return Buffer.concat(parts).toString("utf8");
}
