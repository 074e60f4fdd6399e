import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

// The one without windows first: the engine is the same, and it spends a quarter of the time on a page.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium that starts: the one chosen or installed, else one that is got; null where neither is possible. */
export function findChromium(say: (line: string) => void): string | null {
  return chosen() ?? installed() ?? downloaded(say) ?? fromPackages(say);
}

export const noChromium =
  "No Chromium was found and none could be got: install chromium or google-chrome, or name one in PORTAL_CHROMIUM.";

function chosen(): string | null {
  return works(process.env.PORTAL_CHROMIUM) ?? works(process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH);
}

function installed(): string | null {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  const places = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications];
  for (const place of places) if (works(place)) return place;
  return null;
}

function downloaded(say: (line: string) => void): string | null {
  const place = chromium.executablePath();
  if (works(place)) return place;
  say("Downloading Chromium (playwright install chromium) ...");
  const playwright = join(createRequire(import.meta.url).resolve("playwright/package.json"), "..", "cli.js");
  spawnSync(process.execPath, [playwright, "install", "chromium"], {
    stdio: ["ignore", "inherit", "ignore"],
    timeout: 300_000,
  });
  return works(place);
}

function fromPackages(say: (line: string) => void): string | null {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return null;
  say("Installing Chromium (apt-get install chromium-headless-shell) ...");
  const options = {
    stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    timeout: 600_000,
  };
  spawnSync("apt-get", ["update", "-q"], options);
  for (const name of ["chromium-headless-shell", "chromium"]) {
    const { status } = spawnSync("apt-get", ["install", "-q", "-y", "--no-install-recommends", name], options);
    if (status === 0) break;
  }
  return installed();
}

/** A name alone proves nothing: on some systems it stands for an advice to install something else. */
function works(place: string | undefined): string | null {
  return place && existsSync(place) && spawnSync(place, ["--version"], { timeout: 20_000 }).status === 0 ? place : null;
}
