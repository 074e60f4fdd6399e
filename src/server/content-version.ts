import type { Transaction } from "./database.ts";

/**
 * Says, in the transaction of a change that the public can see, that every cached page is older than the record.
 * A row, not a sequence: a sequence counts at once, before the change is there to be read, and does not roll back.
 */
export async function raiseContentVersion(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    WITH raised AS (
      INSERT INTO content_version (id, version) VALUES (1, 1)
      ON CONFLICT (id) DO UPDATE SET version = content_version.version + 1
      RETURNING version
    )
    SELECT pg_notify('content_version', version::text) FROM raised`;
}
