import { defineConfig } from "@playwright/test";

const { PORTAL_URL, PORTAL_CHROMIUM } = process.env;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  // One portal for all, and two processor cores for browsers, portal and database.
  workers: 2,
  timeout: 60_000,
  reporter: "list",
  projects: [
    // Journeys change the record and count what is in it: one at a time, in the order of their names.
    { name: "journeys", testIgnore: /(public-addresses|whole-record)\.spec/, workers: 1 },
    // Reading changes nothing: beside the journeys, and then on both cores.
    { name: "pages", testMatch: /public-addresses\.spec/, fullyParallel: true },
    { name: "whole", testMatch: /whole-record\.spec/, workers: 1, dependencies: ["journeys", "pages"] },
  ],
  use: {
    // `npm test -- journeys` starts a portal; PORTAL_URL names one that runs already.
    baseURL: PORTAL_URL ?? "http://127.0.0.1:3000",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(PORTAL_CHROMIUM ? { executablePath: PORTAL_CHROMIUM } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
