// Plants these levels into the database of DATABASE_URL: a process of its own, because only the server's side may change the
// record. Says which words were brought.
import { closeDatabase } from "#server/database.ts";
import type { Level } from "./levels.ts";
import { plant } from "./planting.ts";
import { said } from "./saying.ts";

for (const level of process.argv.slice(2)) {
  await plant(level as Level).catch((thrown) => {
    throw new Error(`${level} is not planted`, { cause: thrown });
  });
}
await closeDatabase();
process.stdout.write(JSON.stringify(said));
