import type { File, Prisma } from "#generated/prisma/client.ts";
import { type Actor, can, readable, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import type { OpenFile } from "#server/files/file-door.ts";
import type { WordState } from "#server/files/file-rows.ts";
import { type FileShown, fileShown, openFile } from "#server/files/file-shown.ts";
import { waitsForScanner } from "#server/files/virus-scanner.ts";

/** A file of a document as a reader is told of it. */
export type DocumentFileShown = FileShown & {
  id: number;
  language: string;
  version: number;
  addedAt: Date;
  /** since when a newer one stands for it */
  replacedAt: Date | null;
};

/** The files of a document that this reader may have: of each language the newest first. */
export async function filesOfDocument(actor: Actor, documentId: number): Promise<DocumentFileShown[]> {
  return (await readFiles(actor, { documentId })).map(({ file }) => file);
}

/** The files that stand for these documents now, as far as this reader may have them, by the id of the document. */
export async function standingFiles(
  actor: Actor,
  documentIds: readonly number[],
): Promise<ReadonlyMap<number, DocumentFileShown[]>> {
  const found = await readFiles(actor, { documentId: { in: [...documentIds] }, replacedAt: null });
  const of = Map.groupBy(found, ({ documentId }) => documentId);
  return new Map([...of].map(([id, files]) => [id, files.map(({ file }) => file)]));
}

async function readFiles(
  actor: Actor,
  where: Prisma.DocumentFileWhereInput,
): Promise<{ documentId: number; file: DocumentFileShown }[]> {
  const rows = await database().documentFile.findMany({
    where: { AND: [where, readable.files(actor)] },
    include: { file: true, document: true },
    orderBy: [{ language: "asc" }, { version: "desc" }],
  });
  return rows
    .filter((row) => can.readFile(actor, row.document, row))
    .map(({ file, ...row }) => {
      const { id, documentId, language, version, addedAt, replacedAt } = row;
      return { documentId, file: { id, language, version, addedAt, replacedAt, ...fileShown(file, row.name) } };
    });
}

/** The file under that beginning of its fingerprint, as the page server gives it out. */
export async function findOpenFile(actor: Actor, key: string): Promise<OpenFile | null> {
  const rows = await database().documentFile.findMany({
    where: { sha256: { startsWith: key }, ...readable.files(actor) },
    include: { file: true, document: true },
    orderBy: [{ replacedAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
  // The same bytes may be of two documents: who may read one of these may have them.
  const open = rows.filter((row) => can.readFile(actor, row.document, row));
  const first = open.find((row) => can.readFile(visitor, row.document, row)) ?? open[0];
  if (!first) return null;
  const called = [first, ...open].map(({ name }) => name);
  return openFile(first.file, called, can.readFile(visitor, first.document, first));
}

/** Documents that have one of these files already, as far as this reader may have it. */
export async function documentsWith(
  actor: Actor,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, { code: string; language: string }>> {
  const rows = await database().documentFile.findMany({
    where: { AND: [readable.files(actor), { sha256: { in: [...sha256s] }, replacedAt: null }] },
    include: { document: { select: { code: true } } },
    orderBy: { id: "desc" },
  });
  return new Map(rows.map(({ sha256, language, document }) => [sha256, { code: document.code, language }]));
}

/** Something is amiss with a file: its bytes are missed, or looked at; its words could not be read, are none, or are not read yet. */
export const fileTroubles = ["lost", "scanner", "unreadable", "scan", "coming"] as const;

export type FileTrouble = (typeof fileTroubles)[number];

/** The documents (codes) with a file that stands and with which something is amiss, one for each such file. Nothing for who may not edit. */
export async function filesInTrouble(actor: Actor): Promise<ReadonlyMap<FileTrouble, string[]>> {
  if (!can.editDocuments(actor)) return new Map();
  const rows = await database().documentFile.findMany({
    where: {
      AND: [
        readable.files(actor),
        {
          replacedAt: null,
          file: { OR: [{ words: { not: "read" } }, { lostAt: { not: null } }, { scannedAt: null }] },
        },
      ],
    },
    include: { file: true, document: { select: { code: true } } },
    orderBy: { id: "asc" },
  });
  const told = rows.flatMap(({ file, document: { code } }) => {
    const trouble = troubleOf(file);
    return trouble ? [{ trouble, code }] : [];
  });
  const grouped = Map.groupBy(told, ({ trouble }) => trouble);
  return new Map(
    fileTroubles.flatMap((one) => {
      const found = grouped.get(one);
      return found ? [[one, found.map(({ code }) => code)]] : [];
    }),
  );
}

function troubleOf(file: File): FileTrouble | null {
  if (file.lostAt) return "lost";
  if (waitsForScanner(file)) return "scanner";
  switch (file.words as WordState) {
    case "unreadable":
      return "unreadable";
    case "waiting":
      return "coming";
    case "none":
      // Of a picture nobody expects words.
      return file.kind === "png" || file.kind === "jpeg" ? null : "scan";
    case "read":
      return null;
  }
}
