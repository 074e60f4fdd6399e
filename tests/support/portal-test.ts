import { test as base } from "@playwright/test";
import { type Portal, startPortal } from "./portal.ts";

let walked: { file: string; portal: Promise<Portal> } | undefined;

/** Each file of tests walks through a portal of its own, which no other file changes: they run side by side, in any order. */
export const test = base.extend<{ portal: Portal }, { lastPortal: undefined }>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use, { file }) => {
      if (walked?.file !== file) {
        await leave();
        walked = { file, portal: runningPortal() ?? startPortal() };
      }
      await use(await walked.portal);
    },
    { timeout: 120_000 },
  ],
  baseURL: async ({ portal }, use) => {
    await use(portal.address);
  },
  lastPortal: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      await use(undefined);
      await leave();
    },
    { scope: "worker", auto: true },
  ],
});

/** PORTAL_URL and DATABASE_OWNER_URL name one that somebody wants to watch meanwhile; the files change it for one another then. */
function runningPortal(): Promise<Portal> | undefined {
  const { PORTAL_URL: address, DATABASE_OWNER_URL: ownerUrl = "" } = process.env;
  return address ? Promise.resolve({ address, ownerUrl, restart: noRestart, said: () => "", stop() {} }) : undefined;
}

async function noRestart(): Promise<void> {
  throw new Error("Somebody watches this portal: it is not restarted");
}

async function leave(): Promise<void> {
  const left = walked;
  walked = undefined;
  (await left?.portal)?.stop();
}
