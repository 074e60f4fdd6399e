import { defineConfig } from "@playwright/test";

const { PORTAL_CHROMIUM } = process.env;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  // Files run side by side, those of one file after another; one more than two processor cores, for much of it is waiting.
  workers: 3,
  // Limits that only end what hangs: a machine that does other things besides is slow, and not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
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
