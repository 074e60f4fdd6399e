import type { Result } from "#lib/result.ts";
import { database } from "#server/database.ts";
import { inspectFile } from "#server/files/file-inspection.ts";
import type { FileStore } from "#server/files/file-store.ts";
import { discardStaged, stagedBytes, stagedWhole } from "#server/files/uploads/upload-staging.ts";
import { type InfectedPaper, infectedPaper, keepUpload } from "./upload-commands.ts";

/**
 * A file that has come whole is looked into: its bytes go to the store and then its row says so, or it says why it is not taken.
 * The caller holds the upload. Ended at any step, the portal does the same again and comes to the same. Answers with the document
 * for which it was, where the virus scanner found something in it.
 */
export async function endUpload(store: FileStore, id: string): Promise<InfectedPaper | null> {
  const upload = await database().upload.findUnique({ where: { id }, include: { document: true } });
  let infected: InfectedPaper | null = null;
  if (upload && upload.endedAt === null) {
    if ((await stagedBytes(id)) !== upload.bytes) return null;
    const staged = await stagedWhole(id, store.incoming);
    try {
      const inspected = await inspectFile(staged.path, upload.name);
      if (inspected.ok) await keepUpload(store, id, { staged, inspected: inspected.value });
      else {
        await refuseUpload(id, inspected);
        infected =
          inspected.error === "fileInfected" ? infectedPaper(upload, String(inspected.details?.signature)) : null;
      }
    } finally {
      await staged.discard();
    }
  }
  await discardStaged(id);
  return infected;
}

async function refuseUpload(
  id: string,
  { error: problem, details }: Extract<Result<never>, { ok: false }>,
): Promise<void> {
  const endedAt = new Date();
  await database().upload.updateMany({
    where: { id, endedAt: null },
    data: { endedAt, seenAt: endedAt, problem, ...(details && { details }) },
  });
}
