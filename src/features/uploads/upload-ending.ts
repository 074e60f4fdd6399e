import type { Result } from "#lib/result.ts";
import { database } from "#server/database.ts";
import { inspectFile } from "#server/files/file-inspection.ts";
import type { FileStore } from "#server/files/file-store.ts";
import { discardStaged, stagedBytes, stagedWhole } from "#server/files/uploads/upload-staging.ts";
import { keepUpload } from "./upload-commands.ts";

/**
 * A file that has come whole is looked into: its bytes go to the store and then its row says so, or it says why it is not taken.
 * The caller holds the upload. Ended at any step, the portal does the same again and comes to the same.
 */
export async function endUpload(store: FileStore, id: string): Promise<void> {
  const upload = await database().upload.findUnique({ where: { id } });
  if (upload && upload.endedAt === null) {
    if ((await stagedBytes(id)) !== upload.bytes) return;
    const staged = await stagedWhole(id, store.incoming);
    try {
      const inspected = await inspectFile(staged.path, upload.name);
      if (inspected.ok) await keepUpload(store, id, { staged, inspected: inspected.value });
      else await refuseUpload(id, inspected);
    } finally {
      await staged.discard();
    }
  }
  await discardStaged(id);
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
