import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Person } from "#generated/prisma/client.ts";
import type { Result } from "#lib/result.ts";
import type { Actor } from "#policy.ts";
import { openDataFolder, readIfThere } from "#server/installation/data-folder.ts";
import { filesEnvironment, loadEnvFile, readSettings, type Settings } from "#server/installation/env.ts";
import { createMigration } from "#server/installation/migrate.ts";
import { Refusal } from "#server/installation/refusal.ts";
import { joinDatabase, migrate } from "./portal-database.ts";
import { type Ending, runCommand } from "./run.ts";
import { say, saying } from "./say.ts";

type Command = {
  usage: string;
  what: string;
  run(
    values: { role?: string; partner?: string; head?: string; "dry-run"?: boolean; deep?: boolean },
    words: string[],
    settings: Settings,
    ending: Ending,
  ): Promise<number>;
};

const commands: { [name: string]: Command } = {
  invite: {
    usage: "invite EMAIL --role admin|unit|translator|liaison|focal|expert [--partner CODE]",
    what: "prints a one-time link with which the person makes an account",
    async run({ role, partner }, [email], settings, ending) {
      if (!email || !role) return usage("invite");
      await connectDatabase(settings, ending);
      const { invite } = await import("#features/people/invitation-commands.ts");
      const { portal } = await import("#policy.ts");
      const invited = await invite(portal, { email, role, ...(partner ? { partner } : {}) });
      if (!invited.ok) throw new Refusal(await inWords(invited));
      say(`${originOf(settings)}${invited.value.path}`);
      say(`This link works once, until ${invited.value.expiresAt.toISOString().slice(0, 10)}.`);
      return 0;
    },
  },
  reset: {
    usage: "reset EMAIL",
    what: "prints a one-time link with which somebody who has an account sets a new password",
    async run(_values, [email], settings, ending) {
      if (!email) return usage("reset");
      await connectDatabase(settings, ending);
      const { resetPassword } = await import("#features/people/invitation-commands.ts");
      const { personOf } = await import("#features/people/person-queries.ts");
      const { portal } = await import("#policy.ts");
      const reset = await resetPassword(portal, (await personOf(portal, email))?.id ?? 0);
      if (!reset.ok) throw new Refusal(await inWords(reset));
      say(`${originOf(settings)}${reset.value.path}`);
      say(`This link works once, until ${reset.value.expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC.`);
      return 0;
    },
  },
  role: {
    usage: "role EMAIL --role admin|unit|translator|liaison|focal|expert [--partner CODE]",
    what: "gives an account another role, an administrator's too, where no second one is there to confirm it",
    async run({ role, partner }, [email], settings, ending) {
      const { roles } = await import("#policy.ts");
      const wanted = roles.find((one) => one === role);
      if (!email || !wanted) return usage("role");
      return ofPerson(email, settings, ending, async (actor, id) => {
        const { changeAccount } = await import("#features/people/person-commands.ts");
        return changeAccount(actor, id, { role: wanted, partner: partner ?? null, post: null });
      });
    },
  },
  deactivate: {
    usage: "deactivate EMAIL",
    what: "signs somebody out everywhere; they do not come back before the account is reactivated",
    async run(_values, [email], settings, ending) {
      if (!email) return usage("deactivate");
      const { deactivate } = await import("#features/people/person-commands.ts");
      return ofPerson(email, settings, ending, deactivate);
    },
  },
  reactivate: {
    usage: "reactivate EMAIL",
    what: "lets somebody sign in again; an administrator comes back by this alone",
    async run(_values, [email], settings, ending) {
      if (!email) return usage("reactivate");
      const { reactivate } = await import("#features/people/person-commands.ts");
      return ofPerson(email, settings, ending, reactivate);
    },
  },
  verify: {
    usage: "verify [--head COUNT:HASH]",
    what:
      "reads the whole history and names the first row, be it an event or what events tell of, that is not what was written;" +
      " with a head that it printed before, also whether that is still part of it",
    async run({ head }, _words, settings, ending) {
      const { historyReport, readHead } = await import("#features/history/history-words.ts");
      const kept = head === undefined ? null : readHead(head);
      if (head !== undefined && !kept) return usage("verify");
      await connectDatabase(settings, ending);
      const { verifyHistory } = await import("#features/history/history-check.ts");
      const checked = await saying("Reading the history", () => verifyHistory(kept));
      for (const sentence of historyReport(checked, kept)) say(sentence);
      return checked.firstAltered ? 1 : 0;
    },
  },
  clean: {
    usage: "clean [--dry-run]",
    what:
      "takes out of every stored text what no reader sees, and leaves an event of each: soft hyphens, characters without width," +
      " typesetters' spaces; --dry-run only tells what it would change",
    async run({ "dry-run": dryRun = false }, _words, settings, ending) {
      await connectDatabase(settings, ending);
      const { cleanTexts } = await import("#features/history/clean-texts.ts");
      const { cleaningReport } = await import("#features/history/clean-words.ts");
      const found = await saying("Reading the texts", () => cleanTexts({ write: !dryRun }));
      for (const sentence of cleaningReport(found, !dryRun)) say(sentence);
      return 0;
    },
  },
  files: {
    usage: "files [--dry-run] [--deep]",
    what:
      "finds files of the record that are missing in the folder of files, and files there that nothing in the record holds, and" +
      " mends both; --deep also reads each and compares it with its fingerprint; --dry-run only tells what it would change",
    async run({ "dry-run": dryRun = false, deep = false }, _words, settings, ending) {
      await connectDatabase(settings, ending);
      Object.assign(process.env, filesEnvironment(settings));
      const { fileStore } = await import("#server/files/portal-store.ts");
      const { StoreAway } = await import("#server/files/store-away.ts");
      const { mendFiles, mendingReport } = await import("#server/files/file-mending.ts");
      const mended = await saying("Reading the files", () =>
        mendFiles(fileStore(), { write: !dryRun, deep, now: new Date() }),
      ).catch((error) => {
        throw error instanceof StoreAway ? new Refusal(`Nothing was compared: ${error.message}.`) : error;
      });
      for (const sentence of mendingReport(mended, !dryRun)) say(sentence);
      return mended.lost.length > 0 ? 1 : 0;
    },
  },
  migrate: {
    usage: "migrate",
    what: "applies the migrations that the database does not have yet",
    async run(_values, _words, settings, ending) {
      await connectDatabase(settings, ending);
      say("The database is up to date.");
      return 0;
    },
  },
  migration: {
    usage: "migration NAME",
    what: "writes the migration from the present ones to prisma/schema.prisma",
    async run(_values, [name], settings, ending) {
      if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) return usage("migration");
      const { ownerUrl } = await joinDatabase(settings, ending);
      const file = await createMigration(ownerUrl, name);
      say(file ? `Written, to be read and corrected: ${file}` : "The migrations already lead to prisma/schema.prisma.");
      return 0;
    },
  },
  database: {
    usage: "database",
    what: "prints the database's address for its owner, for psql and the like; starts the embedded one until Ctrl-C if none runs",
    async run(_values, _words, settings, ending) {
      const database = await connectDatabase(settings, ending);
      say(database.ownerUrl);
      if (database.isOwn) await database.ended;
      return 0;
    },
  },
};

await runCommand(async (ending) => {
  const { values, positionals } = readArguments();
  const command = commands[positionals[0] ?? ""];
  if (!command) return usage();
  loadEnvFile();
  return await command.run(values, positionals.slice(1), readSettings(), ending);
});

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ role: { type: "string" }, partner: { type: "string" }, head: { type: "string" } },
        ...{ "dry-run": { type: "boolean" }, deep: { type: "boolean" } },
      },
    });
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}

function usage(name?: string): number {
  const shown = Object.entries(commands).filter(([one]) => name === undefined || one === name);
  console.error("Usage:");
  for (const [, { usage, what }] of shown) console.error(`  npm run portal -- ${usage}\n      ${what}`);
  return 1;
}

async function connectDatabase(settings: Settings, ending: Ending) {
  const database = await joinDatabase(settings, ending);
  process.env.DATABASE_URL = database.url;
  ending.before(async () => {
    const { closeDatabase } = await import("#server/database.ts");
    await closeDatabase();
  });
  await migrate(database);
  return database;
}

/** Changes the account with this address, as an operator, and says how it stands then. */
async function ofPerson(
  email: string,
  settings: Settings,
  ending: Ending,
  work: (actor: Actor, id: number) => Promise<Result<Person>>,
): Promise<number> {
  await connectDatabase(settings, ending);
  const { personOf } = await import("#features/people/person-queries.ts");
  const { portal } = await import("#policy.ts");
  const done = await work(portal, (await personOf(portal, email))?.id ?? 0);
  if (!done.ok) throw new Refusal(await inWords(done));
  const { role, active } = done.value;
  say(`${done.value.email}: ${role}, ${active ? "active" : "deactivated"}.`);
  return 0;
}

/** Reads where the portal on this data folder said it can be reached, unless the settings say so. */
function originOf(settings: Settings): string {
  if (settings.originChosen) return settings.origin;
  return readIfThere(join(openDataFolder(settings.dataFolder).path, "address"))?.trim() ?? settings.origin;
}

/** A refusal's code is a key of the interface's texts. */
async function inWords({ error, details }: { error: string; details?: object }): Promise<string> {
  const { translator } = await import("#i18n/t.ts");
  return translator("en")(`errors:${error}` as never, details as never);
}
