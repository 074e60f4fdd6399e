import { randomInt } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DataFolder, readIfThere } from "#server/installation/data-folder.ts";
import type { Settings } from "#server/installation/env.ts";
import { alone } from "#server/installation/migrate.ts";
import { saying } from "./say.ts";

export type DemoAccounts = {
  accounts: { email: string; role: string }[];
  /** Unknown where another machine filled the database and chose it. */
  password: string | undefined;
  /** Whether anybody can sign in, with a demo account or another. */
  hasPeople: boolean;
};

/**
 * Fills a new database and says which demo accounts there are. Their password is the setting, else the one made at the
 * first start; a setting that changes later changes it.
 */
export async function fill(settings: Settings, folder: DataFolder, databaseUrl: string): Promise<DemoAccounts> {
  return await alone(databaseUrl, async (client) => {
    const { fillDatabase } = await import("./seed.ts");
    const isNew = (await client.query("SELECT FROM portal")).rowCount === 0;
    const file = join(folder.path, "demo-password");
    const kept = readIfThere(file)?.trim();
    const password = settings.demoPassword ?? kept ?? (isNew ? readablePassword() : undefined);
    // Before the accounts are made: a start that is killed while filling goes on with the same one.
    if (isNew && settings.fill === "sample" && password) keep(file, password);
    const { accounts } = await saying("Filling the database", () =>
      fillDatabase({ fill: settings.fill, demoPassword: password ?? "" }),
    );
    const isOtherThanBefore = isNew ? kept !== undefined && kept !== password : kept !== password;
    if (accounts.length > 0 && password && isOtherThanBefore) {
      const { setSamplePasswords } = await import("#features/people/sample-people.ts");
      await setSamplePasswords(password);
      keep(file, password);
    }
    const hasPeople = (await client.query("SELECT FROM person WHERE active LIMIT 1")).rowCount === 1;
    return { accounts, password, hasPeople };
  });
}

function keep(file: string, password: string) {
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Sixteen letters and digits that nobody confuses when reading them aloud: 79 bits. */
function readablePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
