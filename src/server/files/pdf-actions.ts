import { inflateSync } from "node:zlib";
import { programEnding } from "./zip-rules.ts";

export type PdfAction = "fileHasMacros" | "fileHasProgram";

/**
 * Looks through all objects of a PDF, also those that are packed together, for what starts a program or runs a script, wherever in it that
 * hangs: readers of PDF tell only of the usual places. Of a file whose objects are locked only those that are not packed are seen.
 */
export function actionsIn(pdf: Buffer): PdfAction | null {
  for (let at = 0; at < pdf.length; ) {
    const begin = pdf.indexOf("stream", at);
    const objects = pdf.toString("latin1", at, begin < 0 ? pdf.length : begin);
    const found = actionIn(objects) ?? (begin < 0 ? null : actionIn(packedObjects(pdf, begin, objects)));
    if (found) return found;
    if (begin < 0) return null;
    const end = pdf.indexOf("endstream", begin);
    at = end < 0 ? begin + 6 : end + 9;
  }
  return null;
}

/** More than this no program packs together. */
const mostUnpacked = 64 * 1024 * 1024;

function packedObjects(pdf: Buffer, begin: number, before: string): string {
  const told = plain(before.slice(-2000));
  const own = told.slice(told.lastIndexOf(" obj") + 1);
  if (!/\/Type\s*\/ObjStm\b/.test(own) || !/\/(FlateDecode|Fl)\b/.test(own)) return "";
  const data = begin + 6 + (pdf[begin + 6] === 0x0d ? 2 : 1);
  const end = pdf.indexOf("endstream", data);
  try {
    return inflateSync(pdf.subarray(data, end < 0 ? pdf.length : end), { maxOutputLength: mostUnpacked }).toString(
      "latin1",
    );
  } catch {
    // One that cannot be unpacked opens nowhere; the reader of PDF says so.
    return "";
  }
}

const runs = /\/S\s*\/(?:Launch|ImportData)\b/;
const scripts = /\/S\s*\/JavaScript\b|\/Subtype\s*\/RichMedia\b/;
const named = /\/(?:UF|F)\s*(?:\(((?:\\.|[^\\)])*)\)|<([0-9a-f\s]*)>)/gi;

function actionIn(objects: string): PdfAction | null {
  const text = plain(objects);
  if (runs.test(text)) return "fileHasProgram";
  if (scripts.test(text)) return "fileHasMacros";
  if (!/\/(?:Filespec|EF)\b/.test(text)) return null;
  const names = [...text.matchAll(named)].map(([, said, hex]) =>
    (said ?? Buffer.from((hex ?? "").replace(/\s/g, ""), "hex").toString("latin1")).replace(/[\0\\]/g, ""),
  );
  return names.some((name) => programEnding.test(name.trim())) ? "fileHasProgram" : null;
}

/** Letters of a name may be written by their numbers, which hides it. */
function plain(objects: string): string {
  return objects.includes("#")
    ? objects.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : objects;
}
