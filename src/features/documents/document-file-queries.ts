import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, can, readable, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { fileAddress, type OpenFile } from "#server/files/file-door.ts";
import { type FileKind, nameOfKind } from "#server/files/file-kind.ts";
import type { WordState } from "#server/files/file-rows.ts";
import { waitsForScanner } from "#server/files/virus-scanner.ts";

/** A file of a document as a reader is told of it. */
export type DocumentFileShown = {
  id: number;
  sha256: string;
  language: string;
  version: number;
  /** under which it is given out */
  name: string;
  /** where it is given out; `null` while its bytes are missed, or looked at */
  address: string | null;
  /** the virus scanner has not looked at it yet */
  isWaiting: boolean;
  kind: FileKind;
  bytes: number;
  pages: number | null;
  words: WordState;
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
      const name = nameOfKind(row.name, file.kind as FileKind);
      const isWaiting = waitsForScanner(file);
      const shown = {
        ...{ id: row.id, sha256: row.sha256, language: row.language, version: row.version },
        ...{ addedAt: row.addedAt, replacedAt: row.replacedAt },
        ...{ name, address: file.lostAt || isWaiting ? null : fileAddress({ sha256: file.sha256, name }), isWaiting },
        ...{ kind: file.kind as FileKind, bytes: file.bytes, pages: file.pages, words: file.words as WordState },
      };
      return { documentId: row.documentId, file: shown };
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
  const { sha256, bytes, lostAt } = first.file;
  const kind = first.file.kind as FileKind;
  const names = new Set([first, ...open].map(({ name }) => nameOfKind(name, kind)));
  const isPublic = can.readFile(visitor, first.document, first);
  const isWaiting = waitsForScanner(first.file);
  return { sha256, bytes, kind, names: [...names] as OpenFile["names"], isPublic, isLost: lostAt !== null, isWaiting };
}
