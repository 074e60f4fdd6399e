import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort } from "#server/installation/embedded-postgres.ts";
import { settingNames } from "#server/installation/env.ts";
import { findChromium } from "#tests/support/browser.ts";

/** The files of this checkout as git would give them, in a folder where nothing is installed. */
const checkout = join(process.env.PORTAL_TEST_FOLDER ?? "", "checkout");
const running: ChildProcess[] = [];

beforeAll(() => {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { encoding: "utf8" }).split("\0");
  for (const file of files.filter((name) => name && existsSync(name))) cpSync(file, join(checkout, file));
});

afterAll(async () => {
  for (const child of running.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
});

/** What `npm run ...` runs there, in a group of its own: `portal` lists its commands, once all is there that they need. */
function launch(command: string, settings: { [name: string]: string } = {}) {
  const child = spawn(process.execPath, ["src/cli/start.mjs", command], {
    cwd: checkout,
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...Object.fromEntries(settingNames.map((name) => [name, ""])), ...settings },
  });
  running.push(child);
  const ended = once(child, "exit");
  let said = "";
  createInterface({ input: child.stdout as Readable }).on("line", (line) => {
    said += `${line}\n`;
  });
  return { child, ended, said: () => said };
}

/** The words of a command that ran to its end. */
async function saidBy(command: keyof typeof endings): Promise<string> {
  const { ended, said } = launch(command);
  const [code] = await ended;
  expect(code, said()).toBe(endings[command]);
  return said();
}

const endings = { portal: 1, generate: 0 };

const has = (name: string) => existsSync(join(checkout, "node_modules", name, "package.json"));

const tools = ["vitest", "@biomejs/biome", "prisma-cli", "fast-check"];

function megabytesOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) / 1024 / 1024;
}

describe("What is installed", () => {
  test("to run a portal has nothing to test or to develop it with, and half the size", async () => {
    expect(await saidBy("portal")).toContain("Installing the portal ...");
    expect(has("next")).toBe(true);
    expect(tools.filter(has)).toEqual([]);
    expect(existsSync(join(checkout, "tools/database-client/node_modules"))).toBe(false);
    expect(megabytesOf(join(checkout, "node_modules"))).toBeLessThan(540);
  });

  test("is there the next time", async () => {
    expect(await saidBy("portal")).not.toMatch(/Installing|Generating/);
  });

  test("begins again when it was killed in the middle", async () => {
    rmSync(join(checkout, "node_modules"), { recursive: true });
    const { child, ended, said } = launch("portal");
    await expect.poll(() => has("react"), { timeout: 120_000 }).toBe(true);
    process.kill(-(child.pid ?? 0), "SIGKILL");
    await ended;
    expect(said()).not.toContain("Installed");
    expect(await saidBy("portal")).toContain("Installed");
    expect(await saidBy("portal")).not.toContain("Installing");
  });

  test("to test it comes beside what a running portal uses, and stays", async () => {
    const before = statSync(join(checkout, "node_modules/next/package.json")).ino;
    expect(await saidBy("generate")).toContain("Installing the tools of the portal ...");
    expect(tools.filter(has)).toEqual(tools);
    expect(statSync(join(checkout, "node_modules/next/package.json")).ino).toBe(before);
    for (const command of ["portal", "generate"] as const) expect(await saidBy(command)).not.toContain("Installing");
    expect(tools.filter(has)).toEqual(tools);
  });

  test("makes the client that Prisma's own command makes", async () => {
    const client = join(checkout, "src/generated/prisma");
    const own = contents(client);
    const path = `${join(process.execPath, "..")}:${process.env.PATH}`;
    execFileSync("node_modules/.bin/prisma", ["generate"], { cwd: checkout, env: { ...process.env, PATH: path } });
    expect(contents(client)).toEqual(own);
  });
});

function contents(folder: string) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")]),
  );
}

describe("While developing", () => {
  let address = "";
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(console.log) ?? "", args: ["--no-sandbox"] });
    const port = String(await freePort());
    const { said } = launch("dev", { PORT: port, PORTAL_DATA: join(process.env.PORTAL_TEST_FOLDER ?? "", "dev") });
    await vi.waitFor(() => expect(said()).toContain("The portal is ready"), { timeout: 300_000 });
    address = `http://127.0.0.1:${port}`;
  }, 600_000);

  afterAll(() => browser?.close());

  const layouts = {
    "a public page": ["/ru/about", "src/app/[locale]/(public)/layout.tsx"],
    "a page of the desk": ["/en/sign-in", "src/app/[locale]/(desk)/layout.tsx"],
  } as const;

  test.each(Object.entries(layouts))("a saved file shows in %s that is open", async (_, [path, name]) => {
    const page = await open(path);
    const file = join(checkout, name);
    const before = readFileSync(file, "utf8");
    writeFileSync(file, before.replace("{children}\n", "<p>Saved just now</p>\n{children}\n"));
    await page.getByText("Saved just now").waitFor({ timeout: 120_000 });
    writeFileSync(file, before);
    await page.getByText("Saved just now").waitFor({ state: "detached", timeout: 120_000 });
    expect(await page.evaluate("window.isTheSame")).toBe(true);
  });

  test("a fault shows where the page was, and is gone with its reason", async () => {
    const page = await open("/en/about");
    const file = join(checkout, "src/app/[locale]/(public)/layout.tsx");
    const before = readFileSync(file, "utf8");
    writeFileSync(file, before.replace("{children}\n", "{nobody}\n"));
    await page.getByText("nobody is not defined").first().waitFor({ timeout: 120_000 });
    writeFileSync(file, before);
    await page.getByText("nobody is not defined").first().waitFor({ state: "detached", timeout: 120_000 });
    await page.getByRole("heading", { level: 1 }).waitFor();
  });

  /** However long it takes to compile; it wakes up, so that it hears of what is saved. */
  async function open(path: string): Promise<Page> {
    const page = await browser.newPage();
    const awake = page.waitForEvent("console", {
      predicate: (line) => /connected/.test(line.text()),
      timeout: 300_000,
    });
    const answer = await page.goto(`${address}${path}`, { timeout: 300_000 });
    expect(answer?.status()).toBe(200);
    await awake;
    await page.evaluate("window.isTheSame = true");
    await wait(500);
    return page;
  }
});
