import { startServer } from "#tests/bench/processes.ts";
import type { Portal } from "./portal.ts";

export type SecondPortal = { read(path: string): Promise<string> };

/** Another instance on the database of a portal, for visitors; it runs until `stopAll` of the bench. */
export async function startSecondPortal({ address: origin, ownerUrl: databaseUrl }: Portal): Promise<SecondPortal> {
  const options = { host: "127.0.0.1", port: 0, dev: false, origin, cacheBytes: 8 * 1024 * 1024, databaseUrl };
  const { port } = await startServer("instance.ts", options, { DATABASE_URL: databaseUrl, PORTAL_URL: origin });
  return {
    // A space that does not break is one to the reader.
    read: async (path) => (await (await fetch(`http://127.0.0.1:${port}${path}`)).text()).replaceAll(/\s+/g, " "),
  };
}
