import type { Document } from "#generated/prisma/client.ts";
import { fail, ok, type Result, together } from "#lib/result.ts";
import { type Actor, can, readable } from "#policy.ts";
import { change, database, type Transaction } from "#server/database.ts";
import { holdFile } from "#server/files/file-rows.ts";
import type { DocumentInput } from "./document.ts";
import type { DocumentRefusal } from "./document-changes.ts";
import { recordDocumentWithin } from "./document-commands.ts";
import type { FileInput } from "./document-file.ts";
import { attachWithin } from "./document-file-commands.ts";

/** A document with the files that wait for it: a new one, or one that is there. */
export type SortedPaper = {
  /** the upload that stands for it where something is refused */
  by: string;
  document: DocumentInput | { code: string };
  files: readonly ({ upload: string } & FileInput)[];
};

export type SortingRefusal = DocumentRefusal | "reasonMissing" | "fileRemoved" | "uploadGone";

/** Makes documents of files that wait, or gives them to documents, all at once or none: each that is refused is named. */
export async function sortUploads(
  actor: Actor,
  papers: readonly SortedPaper[],
  numberedIn: string | null,
): Promise<Result<Document[], SortingRefusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  return change<Document[], SortingRefusal>((tx) =>
    together(
      papers,
      ({ by }) => by,
      (paper) => sortOne(tx, actor, paper, numberedIn),
    ),
  );
}

async function sortOne(
  tx: Transaction,
  actor: Actor,
  { document, files }: SortedPaper,
  numberedIn: string | null,
): Promise<Result<Document, SortingRefusal>> {
  const found = await documentOf(tx, actor, document, numberedIn);
  if (!found.ok) return found;
  for (const { upload: id, ...input } of files) {
    // A colleague who sorts out the same waits here, and finds it gone.
    const [held] = await tx.$queryRaw<{ name: string; sha256: string }[]>`
      SELECT name, sha256 FROM upload WHERE id = ${id} AND sha256 IS NOT NULL FOR UPDATE`;
    if (!held) return fail("uploadGone");
    const keep = () => holdFile(tx, held.sha256);
    const attached = await attachWithin(tx, actor, found.value.code, input, { ...held, keep });
    if (!attached.ok) return attached;
    await tx.upload.delete({ where: { id } });
  }
  return found;
}

async function documentOf(
  tx: Transaction,
  actor: Actor,
  document: SortedPaper["document"],
  numberedIn: string | null,
): Promise<Result<Document, SortingRefusal>> {
  if (!("code" in document)) return recordDocumentWithin(tx, actor, document, numberedIn);
  const there = await tx.document.findFirst({ where: { AND: [readable.documents(actor), { code: document.code }] } });
  return there ? ok(there) : fail("notFound");
}

/** Keeps what somebody has said of files that wait, for the next time that anybody looks at them. */
export async function keepTyped(actor: Actor, typed: Readonly<Record<string, Record<string, string>>>): Promise<void> {
  if (!can.editDocuments(actor)) return;
  for (const [id, said] of Object.entries(typed)) {
    await database().upload.updateMany({ where: { id, sha256: { not: null } }, data: { typed: said } });
  }
}
