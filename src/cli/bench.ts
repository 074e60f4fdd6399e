import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { keptSecret, openDataFolder } from "#server/installation/data-folder.ts";
import type { DatabaseUrls } from "#server/installation/embedded-postgres.ts";
import { loadEnvFile, readSettings } from "#server/installation/env.ts";
import { type Asking, startAsking } from "#tests/bench/asking.ts";
import { measureFlood } from "#tests/bench/flood.ts";
import { fillEvents, fillList, fillMatrix } from "#tests/bench/large.ts";
import {
  type Memory,
  measureAnew,
  measureEdits,
  measureFirstView,
  measureMemory,
  measureSpeed,
  median,
  pageSource,
} from "#tests/bench/measures.ts";
import { type Server, startServer, stopAll } from "#tests/bench/processes.ts";
import { decimal, kilobytes, megabytes, printTable, type Row, whole } from "#tests/bench/table.ts";
import { buildIfChanged } from "./build.ts";
import { fill } from "./fill.ts";
import { migrate, openDatabase, takeDataFolder } from "./portal-database.ts";
import { type Ending, runCommand } from "./run.ts";
import { say } from "./say.ts";

const code = "2021-III-4";
const detail = `/ru/recommendations/${code}`;
const search = "/ru/recommendations";
const list = "/ru/recommendations?pillar=3&year=2021";
const cacheBytes = 64 * 1024 * 1024;

/** With `--large` only what a large record costs is measured, with `--flood` only what a flood does to who reads meanwhile. */
const isLargeOnly = process.argv.includes("--large");
const isFloodOnly = process.argv.includes("--flood");
/** With `--files` only files are measured: how they are given out, how their words are read, and how they come. */
const isFilesOnly = process.argv.includes("--files");

/** Rendering so many takes long, so the portal itself gets as many as there is time for; the page server gets them all. */
const searches = 100_000;
const renderingMs = 20_000;
const replayingMs = 600_000;

await runCommand(bench);

/** Measures the portal as it is built here, on sample data of its own: a portal that runs meanwhile is left alone. */
async function bench(ending: Ending): Promise<number> {
  loadEnvFile();
  const portal = readSettings();
  const secret = portal.secret ?? keptSecret(openDataFolder(portal.dataFolder), "secret");
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  chmodSync(folder, 0o755);
  ending.before(() => rmSync(folder, { recursive: true, force: true }));
  const settings = readSettings({ PORTAL_DATA: folder, PORTAL_FILL: "sample" });
  const database = await openDatabase(settings, await takeDataFolder(settings, ending), ending);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    PORTAL_URL: settings.origin,
    PORTAL_SECRET: secret,
    PORTAL_FILES: join(folder, "files"),
    NEXT_TELEMETRY_DISABLED: "1",
  });
  await migrate(database);
  await fill(settings, openDataFolder(folder), database.url);
  const { closeDatabase } = await import("#server/database.ts");
  await closeDatabase();
  await buildIfChanged(secret, ending.signal);
  ending.before(stopAll);
  ending.signal.throwIfAborted();
  const rows: Row[] = [];
  try {
    await measureAll(rows, database, settings.origin);
  } finally {
    // A failure does not undo what was measured before it.
    say("");
    printTable(rows);
  }
  return 0;
}

async function measureAll(rows: Row[], { url, ownerUrl }: DatabaseUrls, origin: string): Promise<void> {
  const start = { host: "127.0.0.1", port: 0, dev: false, origin, cacheBytes, databaseUrl: url, limited: false };
  say(`\n${cpus()[0]?.model.trim() ?? "a processor"}, ${availableParallelism()} cores, Node.js ${process.version}\n`);
  const one = await startServer("instance.ts", start);
  if (isLargeOnly) return measureLarge(rows, one, ownerUrl);
  if (isFloodOnly) return measureReadersInFlood(rows, one);

  const asking = startAsking();
  if (isFilesOnly) {
    rows.push(...(await measureFiles(asking, one)));
    return asking.stop();
  }
  say(`Pages are asked for by ${asking.name}.`);
  for (const path of [detail, list]) {
    say(`Asking for ${path} ...`);
    const speed = await measureSpeed(asking, one, path);
    const { ratio } = speed;
    const anew = speed.portal / speed.anew;
    rows.push(
      row(`${path}: pages per second`, `${whole(speed.portal)} (${kilobytes(speed.bytes)} each)`),
      row(
        "  against a bare server with the same bytes",
        `${decimal(ratio)} of ${whole(speed.bare)}`,
        "at least 0.80",
        ratio >= 0.8,
      ),
      row(
        "  processor time per page against it",
        `${decimal(speed.cpuRatio)} times`,
        "at most 1.50",
        speed.cpuRatio <= 1.5,
      ),
      row(
        "  against the page rendered for each reader",
        `${whole(anew)} times ${whole(speed.anew)}`,
        "at least 30",
        anew >= 30,
      ),
    );
  }

  rows.push(...(await measureFiles(asking, one)));
  asking.stop();

  await measureReadersInFlood(rows, one);

  say("Editing on one instance, reading on another ...");
  const times = await connected(ownerUrl, (client) => measureEdits(one, client, detail, code));
  const middle = median(times);
  const slowest = `${Math.max(...times).toFixed(0)} ms at most`;
  rows.push(
    row("from an edit's commit to the new page", `${middle.toFixed(1)} ms, ${slowest}`, "under 50 ms", middle < 50),
  );

  say("Looking at pages for the first time ...");
  for (const path of ["/ru", search, detail]) {
    const view = await measureFirstView(one, path);
    const met = view.bytes <= 25 * 1024 && view.requests <= 4 && view.scripts === 0;
    const scripts = view.scripts === 0 ? "no script" : `${view.scripts} scripts`;
    const measured = `${kilobytes(view.bytes)}, ${view.requests} requests, ${scripts}`;
    rows.push(row(`first view of ${path}, with headers`, measured, "25 KB, 4 requests, no script", met));
  }

  say("Searching for as many different words as there is time for ...");
  rows.push(...memoryRows(await measureMemory(one, search, searches, renderingMs), "different searches"));
  // Most such searches end here: on a page on which nothing was found.
  const html = await pageSource(one, `${search}?q=${searches.toString(36)}`);
  const two = await startServer("instance.ts", { ...start, html });
  say(`Searching for ${whole(searches)} different words, answered with one page that is rendered already ...`);
  rows.push(
    ...memoryRows(await measureMemory(two, search, searches, replayingMs), "searches, all answered with one page"),
  );
  two.stop();
  await measureLarge(rows, one, ownerUrl);
}

async function measureReadersInFlood(rows: Row[], portal: Server): Promise<void> {
  say("Reading while a crowd signs in and sends what no page sends ...");
  const { quietMs, floodedMs, statuses } = await measureFlood(portal, list);
  const slower = floodedMs / quietMs;
  rows.push(
    row(
      "a page rendered for one reader, in a flood of 200 sign-ins and 2,000 odd requests",
      `${whole(floodedMs)} ms, ${decimal(slower)} times ${whole(quietMs)}`,
      "at most 3 times",
      slower <= 3,
    ),
    row(
      "  what was answered to the flood",
      Object.entries(statuses)
        .map(([status, n]) => `${status}: ${n}`)
        .join(", "),
    ),
  );
}

/** The file of a document, as everybody may have it, against a server that only streams it. */
async function measureFiles(asking: Asking, portal: Server): Promise<Row[]> {
  const { makeFile, measureReading } = await import("#tests/bench/files.ts");
  const { closeDatabase } = await import("#server/database.ts");
  const rows: Row[] = [];
  say("Reading the words of a long PDF ...");
  const { ms, pages, places } = await measureReading();
  const read = `${decimal(ms / 1000)} s, words of ${places} pages`;
  rows.push(row(`words read out of a PDF of ${pages} pages`, read, "under 30 s", ms < 30_000 && places === pages));
  for (const bytes of [256 * 1024, 8 * 1024 * 1024]) {
    const { address, path } = await makeFile(bytes);
    say(`Asking for a file of ${megabytes(bytes)} ...`);
    const before = (await portal.usage()).residentBytes;
    const { portal: perSecond, bare, ratio, cpuRatio } = await measureSpeed(asking, portal, address, path);
    const after = (await portal.usage()).residentBytes;
    const measured = `${decimal(ratio)} of ${whole(bare)}`;
    rows.push(
      row(`a file of ${megabytes(bytes)}: times per second`, whole(perSecond)),
      row("  against a bare stream of the same file", measured, "at least 0.80", ratio >= 0.8),
      row("  processor time of each against it", `${decimal(cpuRatio)} times`),
      row("  process before and after", `${megabytes(before)}, ${megabytes(after)}`),
    );
  }
  say("Sending the largest file that is taken, in parts ...");
  const { measureSending } = await import("#tests/bench/sending.ts");
  const { bytes, sentMs, keptMs, grownBytes } = await measureSending(portal);
  const perSecond = bytes / 1024 / 1024 / (sentMs / 1000);
  rows.push(
    row(
      `${megabytes(bytes)} sent in parts`,
      `${whole(perSecond)} MB per second, kept after ${decimal(keptMs / 1000)} s`,
    ),
    row("  the process grew meanwhile", megabytes(grownBytes), "under 100 MB", grownBytes < 100 * 1024 * 1024),
  );
  await closeDatabase();
  return rows;
}

/** The largest that the portal is made for, each page rendered for its reader alone. */
async function measureLarge(rows: Row[], portal: Server, databaseUrl: string): Promise<void> {
  const measure = async (what: string, path: string) => {
    say(`Asking for ${path}: ${what} ...`);
    const { ms, cpuMs, bytes } = await measureAnew(portal, path);
    const measured = `${whole(ms)} ms, ${whole(cpuMs)} of them the processor's (${kilobytes(bytes)})`;
    rows.push(row(`${what}, uncached`, measured, "under 300 ms", ms < 300));
  };
  const all = [1, 2, 3, 4].map((pillar) => `pillar=${pillar}`).join("&");
  await connected(databaseUrl, async (client) => {
    await fillMatrix(client);
    await measure("matrix at 81 x 500", `/ru/recommendations/matrix?columns=2&${all}`);
    await fillList(client);
    await measure("list at 10,000 recommendations", "/ru/recommendations");
    rows.push(await measureNear());
    await fillEvents(client);
    await measure("as-of view with 100,000 events", "/ru/recommendations?asof=2021-11-16");
  });
}

/** A draft in both languages, as it is typed at the desk. */
async function measureNear(): Promise<Row> {
  say("Looking for what is near to a draft ...");
  const { findNear } = await import("#desk/lineage/near-queries.ts");
  const { closeDatabase } = await import("#server/database.ts");
  const { portal } = await import("#policy.ts");
  const draft = {
    en: "Promote the sharing of information on trends and routes used in smuggling precursors",
    ru: "Содействовать обмену информацией о тенденциях и маршрутах контрабанды прекурсоров",
  };
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const started = performance.now();
    await findNear(portal, draft);
    times.push(performance.now() - started);
  }
  await closeDatabase();
  const ms = median(times);
  return row("what is near to a draft, among 10,000", `${whole(ms)} ms`, "under 300 ms", ms < 300);
}

async function connected<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function memoryRows(memory: Memory, what: string): Row[] {
  const asked = `${whole(memory.asked)} ${what} (${memory.seconds.toFixed(0)} s)`;
  const isBounded = memory.keptBytes <= cacheBytes;
  return [
    row(`pages kept after ${asked}`, megabytes(memory.keptBytes), `at most ${megabytes(cacheBytes)}`, isBounded),
    row("  process before and after", `${megabytes(memory.residentBefore)}, ${megabytes(memory.residentAfter)}`),
  ];
}

function row(what: string, measured: string, target = "", met: boolean | null = null): Row {
  return { what, measured, target, met };
}
