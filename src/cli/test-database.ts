import type pg from "pg";
import { closeDatabase } from "#server/database.ts";
import { openDataFolder } from "#server/installation/data-folder.ts";
import { type DatabaseUrls, startEmbeddedPostgres } from "#server/installation/embedded-postgres.ts";
import { type Fill, fills } from "#server/installation/env.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { bindPortalRole } from "#server/installation/portal-role.ts";
import { withClient } from "#server/installation/with-client.ts";
import { addressOn, samplePassword, templateName } from "#tests/support/test-server.ts";
import type { Ending } from "./run.ts";
import { saying } from "./say.ts";
import { fillDatabase } from "./seed.ts";

/**
 * A PostgreSQL with one template for each way a database can begin, from which every file of tests copies its own.
 */
export async function startTestDatabase(path: string, ending: Ending): Promise<DatabaseUrls> {
  return await saying("Preparing the test databases", async () => {
    const starting = startEmbeddedPostgres(openDataFolder(path), { say: () => {}, durable: false });
    ending.before(async () => (await starting.catch(() => null))?.stop());
    const { url, ownerUrl } = await starting;
    await withClient(ownerUrl, async (client) => {
      for (const fill of fills) await makeTemplate(client, { url, ownerUrl }, fill);
    });
    return { url, ownerUrl };
  });
}

async function makeTemplate(client: pg.Client, server: DatabaseUrls, fill: Fill) {
  const name = templateName(fill);
  await client.query(`CREATE DATABASE ${name}`);
  const ownerUrl = addressOn(server.ownerUrl, name);
  await applyMigrations(ownerUrl);
  await bindPortalRole(ownerUrl, addressOn(server.url, name));
  if (fill === "empty") return;
  process.env.DATABASE_URL = ownerUrl;
  await fillDatabase({ fill, demoPassword: samplePassword });
  await closeDatabase();
}
