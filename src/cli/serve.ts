import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type DataFolder, keptSecret } from "#server/installation/data-folder.ts";
import { filesEnvironment, loadEnvFile, readSettings, type Settings } from "#server/installation/env.ts";
import { errorCode, Refusal } from "#server/installation/refusal.ts";
import { buildIfChanged, formKey } from "./build.ts";
import { type DemoAccounts, fill } from "./fill.ts";
import { migrate, openDatabase, takeDataFolder } from "./portal-database.ts";
import { type Ending, runCommand } from "./run.ts";
import { say, saying } from "./say.ts";

await runCommand((ending) => serve(ending, process.argv[2] === "dev"));

async function serve(ending: Ending, dev: boolean): Promise<number> {
  loadEnvFile();
  const settings = readSettings();
  const folder = await takeDataFolder(settings, ending);
  await checkPort(settings);
  const secret = settings.secret ?? secretOf(settings, folder);
  const database = await openDatabase(settings, folder, ending);
  ending.signal.throwIfAborted();
  setEnvironment(settings, secret, database.url, dev);
  await migrate(database);
  const demo = await fill(settings, folder, database.url);
  const { closeDatabase } = await import("#server/database.ts");
  await closeDatabase();
  ending.signal.throwIfAborted();
  if (!dev) await buildIfChanged(secret, ending.signal);
  ending.signal.throwIfAborted();

  const { startPageServer } = await import("#server/pages/page-server.ts");
  const { addresses } = await import("#app/addresses.ts");
  const { fileDoor: door, uploadDoor } = await import("#desk/sending/file-doors.ts");
  const { host, port, origin, hosts, proxies, cacheBytes } = settings;
  const doors = { door, uploadDoor };
  const options = {
    addresses,
    ...doors,
    host,
    port,
    dev,
    origin,
    hosts,
    proxies,
    cacheBytes,
    databaseUrl: database.url,
  };
  const starting = startPageServer(options);
  ending.before(async () => (await starting.catch(() => null))?.close());
  try {
    await saying("Starting the page server", () => starting);
  } catch (error) {
    throw portRefusal(settings, error);
  }
  const { startFileJobs } = await import("#server/files/file-jobs.ts");
  const { startNameJobs } = await import("#features/delegations/name-jobs.ts");
  const jobs = startFileJobs({ ...doors, databaseUrl: database.url });
  const names = startNameJobs();
  ending.before(async () => {
    await Promise.all([jobs.close(), names.close()]);
    await closeDatabase();
  });
  writeFileSync(join(folder.path, "address"), `${origin}\n`);
  welcome(settings, demo);
  await database.ended;
  if (ending.signal.aborted) return 0;
  throw new Refusal(`PostgreSQL has ended; its last words are in ${join(folder.path, "postgres.log")}.`);
}

function secretOf(settings: Settings, folder: DataFolder): string {
  if (!settings.databaseUrl) return keptSecret(folder, "secret");
  throw new Refusal(
    "PORTAL_SECRET is not set: with DATABASE_URL it is required, at least 32 characters, the same on every instance.",
  );
}

/** Sets what the application itself reads; everything in it comes from the settings. */
function setEnvironment(settings: Settings, secret: string, databaseUrl: string, dev: boolean) {
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    PORTAL_URL: settings.origin,
    PORTAL_SECRET: secret,
    PORTAL_CONTACT: settings.contact ?? "",
    PORTAL_SESSIONS: settings.sessions ?? "",
    ...filesEnvironment(settings),
    PORTAL_CLAMD: settings.clamd ?? "",
    PORTAL_FILE_MB: String(settings.fileBytes / 1024 / 1024),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: formKey(secret),
  });
}

/** Asked before anything that takes time; the page server meets the same refusals when it listens. */
async function checkPort(settings: Settings): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen(settings.port, settings.host, resolve);
    });
    await new Promise((resolve) => probe.close(resolve));
  } catch (error) {
    throw portRefusal(settings, error);
  }
}

function portRefusal({ host, port }: Settings, error: unknown): unknown {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return new Refusal(`Port ${port} on ${host} is taken by another program: set PORT to a free one.`);
    case "EACCES":
      return new Refusal(`Port ${port} may not be opened by this user: set PORT to one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new Refusal(`HOST ${host} is no address of this machine.`);
    default:
      return error;
  }
}

function welcome({ origin, hosts }: Settings, { accounts, password, hasPeople }: DemoAccounts) {
  say(`\nThe portal is ready: ${origin}\n`);
  if (hosts.byNumber && hosts.https === "insist") {
    say(
      "Other machines can read it by this machine's number; to sign in there, set PORTAL_URL to an https: address.\n",
    );
  }
  if (!hasPeople) say("Nobody can sign in yet. The first administrator: npm run portal -- invite EMAIL --role admin\n");
  if (accounts.length === 0) return;
  say(`Demo accounts (${origin}/en/sign-in), their password: ${password ?? "the one of the first start"}`);
  const width = Math.max(...accounts.map(({ email }) => email.length));
  for (const { email, role } of accounts) say(`  ${email.padEnd(width)}  ${role}`);
  say("");
}
