// Writes the record of a portal of today, on which everything has happened, into a file that later portals must be able to
// read: named after the last migration, once the code that writes events has changed and before it changes again.
//
//   DATABASE_URL=ANY_ON_A_POSTGRESQL node --import ./src/cli/server-only.mjs tests/histories/make.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { closeDatabase } from "#server/database.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { withClient } from "#server/installation/with-client.ts";
import { doEverything } from "./deeds.ts";
import { folder, writeHistory } from "./history.ts";

const server = process.env.DATABASE_URL ?? "";
const name = `history_${process.pid}`;
const own = new URL(server);
own.pathname = `/${name}`;
process.env.DATABASE_URL = own.href;

await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
try {
  const migration = (await applyMigrations(own.href)).at(-1);
  await doEverything();
  writeFileSync(join(folder, `${migration}.json`), await writeHistory(own.href));
} finally {
  await closeDatabase();
  await withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
}
