import { defineConfig } from "@playwright/test";

const { PORTAL_URL, PORTAL_CHROMIUM } = process.env;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  // One portal for all journeys, and two processor cores for browser, portal and database.
  workers: 1,
  timeout: 60_000,
  reporter: "list",
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
