import { expect } from "vitest";
import { withClient } from "#server/installation/with-client.ts";

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/**
 * Somebody else holds rows of the test's database ("person WHERE id = 1") while `work` runs; `waiting` resolves once so
 * many changes wait for a lock. The end of `work` commits what it did with the client, and then they go on.
 */
export async function whileHeld<T>(
  rows: string,
  work: (client: Client, waiting: (count: number) => Promise<void>) => Promise<T>,
): Promise<T> {
  return withClient(process.env.DATABASE_URL ?? "", async (client) => {
    await client.query(`BEGIN; SELECT FROM ${rows} FOR UPDATE`);
    const result = await work(client, (count) => expect.poll(() => countWaiting(client)).toBe(count));
    await client.query("COMMIT");
    return result;
  });
}

async function countWaiting(client: Client): Promise<number> {
  // Within one transaction PostgreSQL answers each time what it answered first.
  await client.query("SELECT pg_stat_clear_snapshot()");
  const { rows } = await client.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows.length;
}
