import type { Evidence, File } from "#generated/prisma/client.ts";
import { type Actor, can, readable, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import type { OpenFile } from "#server/files/file-door.ts";
import { type FileShown, fileShown, openFile } from "#server/files/file-shown.ts";
import { openYears } from "#server/readable-rows.ts";
import { asAsked, withAnswer } from "./evidence-answer.ts";

/** A file that bears out an answer, as a reader of that is told of it. */
export type EvidenceShown = FileShown & { id: number };

/** Read with the answer: who may read that may have them. */
export const withEvidence = {
  files: { where: { removedAt: null }, orderBy: { id: "asc" }, include: { file: true } },
} as const;

export function evidenceShown(rows: readonly (Evidence & { file: File })[]): EvidenceShown[] {
  return rows.map(({ id, name, file }) => ({ id, ...fileShown(file, name) }));
}

/** The file under that beginning of its fingerprint, as the page server gives it out. */
export async function findOpenEvidence(actor: Actor, key: string): Promise<OpenFile | null> {
  const years = await openYears();
  const rows = await database().evidence.findMany({
    where: { AND: [{ sha256: { startsWith: key } }, readable.evidence(actor, years)] },
    include: { file: true, ...withAnswer },
    orderBy: { id: "asc" },
  });
  const open = rows.filter((row) => can.readEvidence(actor, asAsked(row), years));
  const [first] = open;
  const isPublic = open.some((row) => can.readEvidence(visitor, asAsked(row), years));
  return first
    ? openFile(
        first.file,
        open.map(({ name }) => name),
        isPublic,
      )
    : null;
}
