import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";

/** While it is held, nobody else on any instance adds to the upload, looks into it or takes it away. */
export type UploadLocks = {
  /** `release` is called when another asks for it. Answers with what frees it, or `null` where it was not freed in time. */
  take(id: string, release: () => void, signal?: AbortSignal): Promise<(() => Promise<void>) | null>;
  close(): Promise<void>;
};

const pollMs = 100;
const patienceMs = 20_000;

/**
 * Locks of PostgreSQL, all of one instance on one connection: an instance that is killed frees its own at once, and who waits
 * asks the others to make room by NOTIFY, since a sender whose line broke comes back before the broken line is noticed.
 */
export function createUploadLocks(databaseUrl: string): UploadLocks {
  const held = new Map<string, { release: () => void; freed: Promise<void>; free: () => void }>();
  let connection: Promise<Client> | null = null;

  function line(): Promise<Client> {
    if (connection) return connection;
    const own = connect(() => {
      if (connection === own) connection = null;
      // Their locks went with the line.
      for (const { release } of held.values()) release();
    });
    connection = own;
    return own;
  }

  async function connect(lose: () => void): Promise<Client> {
    const client = new Client({
      ...{ connectionString: databaseUrl, application_name: "portal uploads", keepAlive: true },
      ...{ connectionTimeoutMillis: 5000, query_timeout: 5000 },
    });
    client.on("error", lose);
    client.on("end", lose);
    client.on("notification", ({ payload }) => held.get(payload ?? "")?.release());
    try {
      await client.connect();
      await client.query("LISTEN upload_wanted");
    } catch (error) {
      lose();
      throw error;
    }
    return client;
  }

  const key = "hashtextextended('upload ' || $1, 0)";

  async function take(id: string, release: () => void, signal?: AbortSignal): Promise<(() => Promise<void>) | null> {
    const until = Date.now() + patienceMs;
    while (Date.now() < until && !signal?.aborted) {
      const other = held.get(id);
      if (other) {
        other.release();
        await Promise.race([other.freed, wait(pollMs)]);
        continue;
      }
      const { promise: freed, resolve: free } = Promise.withResolvers<void>();
      held.set(id, { release, freed, free });
      const letGo = () => {
        held.delete(id);
        free();
      };
      try {
        const client = await line();
        const { rows } = await client.query<{ is: boolean }>(`SELECT pg_try_advisory_lock(${key}) AS is`, [id]);
        if (rows[0]?.is) {
          return async () => {
            await client.query(`SELECT pg_advisory_unlock(${key})`, [id]).catch(() => {});
            letGo();
          };
        }
        letGo();
        await client.query("SELECT pg_notify('upload_wanted', $1)", [id]);
      } catch (error) {
        letGo();
        throw error;
      }
      await wait(pollMs);
    }
    return null;
  }

  return {
    take,
    async close() {
      const client = await connection?.catch(() => null);
      client?.removeAllListeners("end");
      await client?.end().catch(() => {});
      connection = null;
    },
  };
}
