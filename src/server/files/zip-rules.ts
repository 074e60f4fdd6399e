import type { FileKind } from "./file-kind.ts";

/** One file within an Office file, as the list at its end tells of it. */
export type Part = { name: string; packedBytes: number; bytes: number; isEncrypted: boolean };

export type PackedProblem =
  | "fileHasMacros"
  | "fileHasProgram"
  | "fileHasPassword"
  | "fileUnpacksTooLarge"
  | "fileIsArchive"
  | "fileBroken";

/** A presentation of many pictures unpacks to little more than itself; words and tables to some twenty times as much. */
const mostBytes = 1024 * 1024 * 1024;
const mostParts = 20_000;
const steepFromBytes = 64 * 1024 * 1024;
const steepest = 150;

const macroParts = [
  /(^|\/)vba(Project|Data)[^/]*\.(bin|xml)$/i,
  /(^|\/)(macrosheets|dialogsheets|intlmacrosheets|customUI\/.*macro)\//i,
  /(^|\/)attachedToolbars\.bin$/i,
  // OpenDocument: libraries of Basic, and scripts of other languages.
  /^(Basic|Scripts|Dialogs)\//,
];

/** Files that start when they are opened: within a document one only waits for a click. */
export const programEnding =
  /\.(exe|dll|com|scr|pif|cpl|msi|msp|mst|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|jar|class|app|dmg|pkg|deb|rpm|sh|py|pl|rb|reg|lnk|url|iso|img|vhd|chm|xll|xlam|ppam|docm|dotm|xlsm|xltm|pptm|potm|ppsm|sldm|html?|xhtml|svgz?|mht(ml)?|swf)$/i;

/** By the names and sizes of its parts alone: nothing is unpacked for it. */
export function problemOfParts(parts: readonly Part[]): PackedProblem | null {
  if (parts.length === 0) return "fileBroken";
  if (parts.length > mostParts) return "fileUnpacksTooLarge";
  if (parts.some(({ isEncrypted }) => isEncrypted)) return "fileHasPassword";
  if (new Set(parts.map(({ name }) => name.toLowerCase())).size < parts.length) return "fileBroken";
  const bytes = sum(parts.map((part) => part.bytes));
  const packed = sum(parts.map((part) => part.packedBytes));
  if (bytes > mostBytes || (bytes > steepFromBytes && bytes > steepest * packed)) return "fileUnpacksTooLarge";
  const names = parts.map(({ name }) => name);
  if (names.some((name) => macroParts.some((pattern) => pattern.test(name)))) return "fileHasMacros";
  return names.some((name) => programEnding.test(name)) ? "fileHasProgram" : null;
}

const mainTypes: { [type: string]: FileKind | "macros" } = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "pptx",
  "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml": "pptx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
};

/** Of the part `[Content_Types].xml` of an Office file: its kind; "macros" where any part of it is said to run. */
export function kindInContentTypes(xml: string): FileKind | "macros" | null {
  if (/macroEnabled|vbaProject|macrosheet/i.test(xml)) return "macros";
  const types = [...xml.matchAll(/ContentType\s*=\s*["']([^"']+)["']/g)].map(([, type = ""]) => type);
  const kinds = new Set(types.flatMap((type) => mainTypes[type] ?? []));
  return kinds.size === 1 ? ([...kinds][0] ?? null) : null;
}

/** Of the parts that tell where others are (`.rels`): a template of another machine brings its macros along. */
export function namesForeignTemplate(xml: string): boolean {
  return [...xml.matchAll(/<Relationship\b[^>]*>/g)].some(
    ([one]) =>
      /Type\s*=\s*["'][^"']*\/(attachedTemplate|oleObject|frame|subDocument)["']/i.test(one) &&
      /TargetMode\s*=\s*["']External["']/i.test(one) &&
      /Target\s*=\s*["'](https?:|ftp:|\\\\|file:\/\/(?!\/)|mhtml:|ms-\w+:)/i.test(one),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
