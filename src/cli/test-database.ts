import type pg from "pg";
import { closeDatabase } from "#server/database.ts";
import { openDataFolder } from "#server/installation/data-folder.ts";
import { startEmbeddedPostgres } from "#server/installation/embedded-postgres.ts";
import { type Fill, fills } from "#server/installation/env.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { withClient } from "#server/installation/with-client.ts";
import type { Ending } from "./run.ts";
import { saying } from "./say.ts";
import { fillDatabase } from "./seed.ts";

/**
 * A PostgreSQL for integration tests with one template for each way a database can begin, from which every test file
 * copies its own. Answers with the server's address.
 */
export async function startTestDatabase(path: string, ending: Ending): Promise<string> {
  return await saying("Preparing the test databases", async () => {
    const starting = startEmbeddedPostgres(openDataFolder(path), { say: () => {}, durable: false });
    ending.before(async () => (await starting.catch(() => null))?.stop());
    const { ownerUrl: url } = await starting;
    await withClient(url, async (client) => {
      for (const fill of fills) await makeTemplate(client, url, fill);
    });
    return url;
  });
}

async function makeTemplate(client: pg.Client, serverUrl: string, fill: Fill) {
  const name = `template_${fill}`;
  await client.query(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await applyMigrations(url.href);
  if (fill === "empty") return;
  process.env.DATABASE_URL = url.href;
  await fillDatabase({ fill, demoPassword: "correct horse battery" });
  await closeDatabase();
}
