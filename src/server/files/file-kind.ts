/** The kinds of file that the portal takes, each by what it holds. */
export const fileKinds = [
  "pdf",
  "docx",
  "pptx",
  "xlsx",
  "odt",
  "ods",
  "odp",
  "rtf",
  "txt",
  "csv",
  "png",
  "jpeg",
] as const;

export type FileKind = (typeof fileKinds)[number];

type Told = {
  type: string;
  /** Names of such files end in one of these; the first is given to a name that ends otherwise. */
  endings: readonly [string, ...string[]];
  /** A browser may show it in place of a page: it holds nothing that could run. */
  isShown?: true;
};

const office = "application/vnd.openxmlformats-officedocument";
const open = "application/vnd.oasis.opendocument";

const told: Record<FileKind, Told> = {
  pdf: { type: "application/pdf", endings: ["pdf"] },
  docx: { type: `${office}.wordprocessingml.document`, endings: ["docx"] },
  pptx: { type: `${office}.presentationml.presentation`, endings: ["pptx"] },
  xlsx: { type: `${office}.spreadsheetml.sheet`, endings: ["xlsx"] },
  odt: { type: `${open}.text`, endings: ["odt"] },
  ods: { type: `${open}.spreadsheet`, endings: ["ods"] },
  odp: { type: `${open}.presentation`, endings: ["odp"] },
  rtf: { type: "application/rtf", endings: ["rtf"] },
  // In which letters a text is written no file says: whoever opens it chooses.
  txt: { type: "text/plain", endings: ["txt"] },
  csv: { type: "text/csv", endings: ["csv"] },
  png: { type: "image/png", endings: ["png"], isShown: true },
  jpeg: { type: "image/jpeg", endings: ["jpg", "jpeg"], isShown: true },
};

/** The kind of a file whose content is of this type. */
export function kindOfType(type: string): FileKind | null {
  return fileKinds.find((kind) => told[kind].type === type) ?? null;
}

export function typeOf(kind: FileKind): string {
  return told[kind].type;
}

export function isShownInPlace(kind: FileKind): boolean {
  return told[kind].isShown ?? false;
}

/** The name under which a file is given out: it ends as its content says, whatever it was called. */
export function nameOfKind(name: string, kind: FileKind): string {
  const { endings } = told[kind];
  return endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`)) ? name : `${name}.${endings[0]}`;
}
