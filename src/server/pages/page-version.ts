import { Client } from "pg";

/** The number of the record's present state, as this process knows it. */
export type ContentVersion = {
  /** Null while changes might go unheard: then nothing kept may be trusted. */
  current(): string | null;
  /** Asks the database itself; null where it doesn't answer. */
  read(): Promise<string | null>;
  close(): Promise<void>;
};

/** A cut line may stay silent for ever, so the listener asks, this often, and wants an answer within `patience`. */
const heartbeatMs = 1000;
const patienceMs = 2000;
const longestPauseMs = 5000;

/**
 * Listens to the announcements of `raiseContentVersion` on a connection of its own, which must lead to the primary itself, not
 * through a pool that lends connections per transaction. `onChange` is called when the version changes or is no longer known.
 */
export async function followContentVersion(databaseUrl: string, onChange: () => void): Promise<ContentVersion> {
  let client: Client | null = null;
  let current: string | null = null;
  let closed = false;
  let pauseMs = 100;
  let retry: NodeJS.Timeout | undefined;
  let reading: Promise<string | null> | null = null;

  function adopt(version: string | null) {
    if (version === current) return;
    current = version;
    onChange();
  }

  function lose(lost: Client) {
    if (client !== lost) return;
    client = null;
    adopt(null);
    lost.end().catch(() => {});
    if (closed) return;
    retry = setTimeout(connect, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }

  async function connect(): Promise<void> {
    const fresh = new Client({
      connectionString: databaseUrl,
      application_name: "portal page server",
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      keepAlive: true,
    });
    client = fresh;
    fresh.on("error", () => lose(fresh));
    fresh.on("end", () => lose(fresh));
    fresh.on("notification", ({ payload }) => {
      if (client === fresh && current !== null) adopt(payload ?? null);
    });
    try {
      await fresh.connect();
      await fresh.query("LISTEN content_version");
      await read();
      pauseMs = 100;
    } catch {
      lose(fresh);
    }
  }

  /** One question at a time on the line; who asks meanwhile gets its answer, which can only be too old, never too new. */
  function read(): Promise<string | null> {
    reading ??= ask().finally(() => {
      reading = null;
    });
    return reading;
  }

  async function ask(): Promise<string | null> {
    const asked = client;
    if (!asked) return null;
    try {
      const { rows } = await asked.query<{ version: string }>("SELECT version FROM content_version WHERE id = 1");
      if (client !== asked) return null;
      adopt(rows[0]?.version ?? "0");
      return current;
    } catch {
      lose(asked);
      return null;
    }
  }

  const heartbeat = setInterval(() => {
    if (current !== null) void read();
  }, heartbeatMs);
  await connect();
  return {
    current: () => current,
    read: async () => (current === null ? null : read()),
    async close() {
      closed = true;
      clearInterval(heartbeat);
      clearTimeout(retry);
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}
