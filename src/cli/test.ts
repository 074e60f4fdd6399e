import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { keptSecret, openDataFolder } from "#server/installation/data-folder.ts";
import type { DatabaseUrls } from "#server/installation/embedded-postgres.ts";
import { settingNames } from "#server/installation/env.ts";
import { findChromium, noChromium } from "#tests/support/browser.ts";
import { buildIfChanged } from "./build.ts";
import { type Ending, runCommand } from "./run.ts";
import { say } from "./say.ts";
import { type Counts, playwrightCounts, vitestCounts } from "./test-counts.ts";
import { makeTestFolder, removeTestFolder } from "./test-folder.ts";

type Surroundings = {
  folder: string;
  pattern: string[];
  ending: Ending;
  /** The PostgreSQL of this run, with its templates; started for whoever asks first. */
  server: () => Promise<DatabaseUrls>;
};
type Part = (surroundings: Surroundings) => Promise<Counts>;

const parts: { [name: string]: Part } = { types, lint, unit, integration, build, journeys };

/** Parts that take long and seldom find anything run only where somebody asks for them by name. */
const extras: { [name: string]: Part } = { drill };

// Tests that were cut off have not passed.
const codeOfCutOff = 1;

let verdict = "";
process.on("exit", () => verdict && say(verdict));

await runCommand(runParts, codeOfCutOff);

async function runParts(ending: Ending): Promise<number> {
  const [only, ...pattern] = process.argv.slice(2);
  const chosen = Object.entries(only === undefined ? parts : { ...parts, ...extras }).filter(
    ([name]) => only === undefined || only === name,
  );
  if (chosen.length === 0) {
    const names = Object.keys({ ...parts, ...extras }).join(", ");
    console.error(`Unknown part "${only}": one of ${names}; then a pattern, if you like.`);
    return 1;
  }
  const folder = await makeTestFolder();
  ending.before(() => removeTestFolder(folder));
  let started: Promise<DatabaseUrls> | undefined;
  const server = () => {
    started ??= startServer(folder, ending);
    return started;
  };
  const total: Counts = { passed: 0, failed: 0, faults: [] };
  for (const [name, part] of chosen) {
    ending.signal.throwIfAborted();
    const { passed, failed, faults } = await runPart(name, part, { folder, pattern, ending, server });
    total.passed += passed;
    total.failed += failed;
    total.faults.push(...faults.map((fault) => `${name}: ${fault}`));
  }
  // Said once more at the end: who reads a long run reads its last lines.
  verdict = [...total.faults, `${total.passed} passed, ${total.failed} failed`].join("\n\n");
  return total.failed === 0 ? 0 : 1;
}

/** A part that breaks has failed, and the others still run. */
async function runPart(name: string, part: Part, surroundings: Surroundings): Promise<Counts> {
  say(`\n== ${name}`);
  const started = Date.now();
  const counts = await part(surroundings).catch((error) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    return { passed: 0, failed: 1, faults: [message] };
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  say(`-- ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
  return counts;
}

async function types({ ending }: Surroundings): Promise<Counts> {
  // Next writes the types of its routes, which the build would write too late.
  await run(ending, "next", ["typegen"]);
  return single(await run(ending, "tsc", ["--noEmit", "-p", "."]));
}

async function lint({ ending }: Surroundings): Promise<Counts> {
  return single(await run(ending, "biome", ["check", "."]));
}

async function unit(surroundings: Surroundings): Promise<Counts> {
  return await vitest("unit", surroundings);
}

async function integration(surroundings: Surroundings): Promise<Counts> {
  return await vitest("integration", surroundings, await environmentOf(surroundings));
}

/** Loaded late: parts that need no database need not wait for it. */
async function startServer(folder: string, ending: Ending): Promise<DatabaseUrls> {
  const { startTestDatabase } = await import("./test-database.ts");
  return await startTestDatabase(join(folder, "postgres"), ending);
}

async function environmentOf({ folder, server }: Surroundings): Promise<{ [name: string]: string }> {
  const { url, ownerUrl } = await server();
  return { PORTAL_TEST_SERVER: ownerUrl, PORTAL_TEST_SERVER_AS_PORTAL: url, PORTAL_TEST_FOLDER: folder };
}

async function vitest(
  project: string,
  { folder, pattern, ending }: Surroundings,
  environment: { [name: string]: string } = {},
): Promise<Counts> {
  const report = join(folder, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(ending, "vitest", ["run", "--project", project, ...reporters, ...pattern], environment);
  return vitestCounts(report, code);
}

async function build({ ending }: Surroundings): Promise<Counts> {
  await buildIfChanged(buildSecret(), ending.signal);
  return single(0);
}

async function journeys(surroundings: Surroundings, environment: { [name: string]: string } = {}): Promise<Counts> {
  const { folder, pattern, ending } = surroundings;
  const chromium = findChromium(say);
  if (!chromium) throw new Error(noChromium);
  const report = join(folder, "journeys.json");
  const code = await run(ending, "playwright", ["test", "--reporter=list,json", ...pattern], {
    ...(await environmentOf(surroundings)),
    PORTAL_SECRET: buildSecret(),
    PORTAL_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    // A browser writes to its user's home, which a machine that only tests may not have.
    HOME: folder,
    // One that knows no letters but those of ASCII opens no file with a Russian name, and says nothing.
    LC_ALL: "C.UTF-8",
    ...environment,
  });
  return playwrightCounts(report, code);
}

async function drill(surroundings: Surroundings): Promise<Counts> {
  const { folder, pattern } = surroundings;
  const environment = { PORTAL_TEST_FOLDER: folder };
  const own = await vitest("drill", { ...surroundings, pattern: ["--no-file-parallelism", ...pattern] }, environment);
  if (pattern.length > 0) return own;
  await build(surroundings);
  const seeds = Array.from({ length: 6 }, () => randomInt(1_000_000));
  const faults = await journeys({ ...surroundings, pattern: ["e2e/faults"] }, { PORTAL_FAULTS: seeds.join() });
  const fuzz = await journeys({ ...surroundings, pattern: ["e2e/fuzz"] }, { PORTAL_FUZZ: "4000" });
  const matrix = await journeys({ ...surroundings, pattern: ["e2e/confidentiality"] }, { PORTAL_MATRIX: "1" });
  const asking = { ...(await environmentOf(surroundings)), PORTAL_MATRIX: "1" };
  const readers = await vitest("integration", { ...surroundings, pattern: ["files-for-readers"] }, asking);
  const papers = await journeys({ ...surroundings, pattern: ["e2e/unit-drops-papers"] }, { PORTAL_PAPERS: "1" });
  const histories = await vitest(
    "integration",
    { ...surroundings, pattern: ["integration/histories"] },
    { ...(await environmentOf(surroundings)), PORTAL_HISTORIES: "1" },
  );
  const all = [own, faults, fuzz, matrix, readers, papers, histories];
  const sum = (of: "passed" | "failed") => all.reduce((total, counts) => total + counts[of], 0);
  return { passed: sum("passed"), failed: sum("failed"), faults: all.flatMap(({ faults }) => faults) };
}

/** The checkout's own secret, so that a build serves tests and portal alike. */
function buildSecret(): string {
  return process.env.PORTAL_SECRET || keptSecret(openDataFolder(undefined), "secret");
}

function single(exitCode: number): Counts {
  if (exitCode === 0) return { passed: 1, failed: 0, faults: [] };
  return { passed: 0, failed: 1, faults: [`ended with the code ${exitCode}`] };
}

/** Runs a program of the project's own dependencies, its words going to the screen; its exit code. */
async function run(
  { signal }: Ending,
  program: string,
  args: string[],
  environment: { [name: string]: string } = {},
): Promise<number> {
  signal.throwIfAborted();
  const withoutSettings = Object.fromEntries(settingNames.map((name) => [name, undefined]));
  const child = spawn(process.execPath, [join("node_modules", ".bin", program), ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...withoutSettings, ...environment },
  });
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  const [code] = await once(child, "exit");
  signal.removeEventListener("abort", stop);
  return code ?? 1;
}
