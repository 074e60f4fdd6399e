import { createReadStream } from "node:fs";
import { fileTypeFromFile } from "file-type";
import { fail, ok, type Result } from "#lib/result.ts";
import { type FileKind, kindOfType } from "./file-kind.ts";
import { type PdfProblem, readPdf } from "./pdf-reading.ts";
import { createTextReader, type TextProblem, textKindOf } from "./text-rules.ts";
import { inspectZip, isProgram, type ZipProblem } from "./zip-reading.ts";

export type Content = { kind: FileKind; pages: number | null };

export type ContentProblem = ZipProblem | TextProblem | PdfProblem;

/** The kind of a file, by what it holds and not by its name, or the reason why the portal does not take it. */
export async function inspectContent(file: string, name: string): Promise<Result<Content, ContentProblem>> {
  const begun = await beginningOf(file);
  if (isProgram(begun)) return fail("fileIsProgram");
  if (zipMarks.has(begun.subarray(0, 4).toString("hex"))) {
    const zip = await inspectZip(file);
    return zip.ok ? ok({ kind: zip.value, pages: null }) : zip;
  }
  const type = await fileTypeFromFile(file);
  if (!type) return textOf(file, name);
  if (type.ext === "cfb") return fail((await isLockedOffice(file)) ? "fileHasPassword" : "fileTypeNotTaken");
  if (type.ext === "xml") return fail("fileIsPage");
  if (programs.has(type.ext)) return fail("fileIsProgram");
  if (archives.has(type.ext)) return fail("fileIsArchive");
  const kind = kindOfType(type.mime);
  switch (kind) {
    case "pdf": {
      const pdf = await readPdf(file);
      return pdf.ok ? ok({ kind, pages: pdf.value.pages }) : pdf;
    }
    case "rtf":
      return rtf(file);
    case "png":
    case "jpeg":
      return ok({ kind, pages: null });
    default:
      return fail("fileTypeNotTaken");
  }
}

const programs = new Set([
  "exe",
  "elf",
  "macho",
  "class",
  "wasm",
  "swf",
  "crx",
  "xpi",
  "dex",
  "lnk",
  "rpm",
  "deb",
  "jar",
  "apk",
  "chm",
]);
const archives = new Set([
  ...["zip", "7z", "rar", "tar", "gz", "bz2", "xz", "zst", "lz", "lz4", "cab", "ar", "arj", "ace", "Z", "iso", "dmg"],
  ...["cpio", "lzh", "tar.gz", "asar", "pst", "vhdx"],
]);

/** Of a part, of the end of an empty one, and of the first of several. */
const zipMarks = new Set(["504b0304", "504b0506", "504b0708"]);

async function beginningOf(file: string): Promise<Buffer> {
  for await (const chunk of createReadStream(file, { end: 7 })) return chunk as Buffer;
  return Buffer.alloc(0);
}

/** With a password, Office wraps a file of today into one of its old form. */
async function isLockedOffice(file: string): Promise<boolean> {
  return holds(file, [Buffer.from("EncryptedPackage", "utf16le")]);
}

/** Within such a text other files stand as numbers, and open as what they are; and it can fetch a template of another machine. */
async function rtf(file: string): Promise<Result<Content, ContentProblem>> {
  const marks = ["\\objdata", "\\objautlink", "\\objupdate", "\\*\\template http"].map((mark) => Buffer.from(mark));
  return (await holds(file, marks)) ? fail("fileHasProgram") : ok({ kind: "rtf", pages: null });
}

async function holds(file: string, marks: readonly Buffer[]): Promise<boolean> {
  const longest = Math.max(...marks.map(({ length }) => length));
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    const seen = Buffer.concat([rest, chunk as Buffer]);
    if (marks.some((mark) => seen.includes(mark))) return true;
    rest = seen.subarray(-longest);
  }
  return false;
}

async function textOf(file: string, name: string): Promise<Result<Content, ContentProblem>> {
  const reader = createTextReader();
  for await (const chunk of createReadStream(file)) {
    const problem = reader.read(chunk as Buffer);
    if (problem) return fail(problem);
  }
  const problem = reader.end();
  return problem ? fail(problem) : ok({ kind: textKindOf(name), pages: null });
}
