import { startServer } from "../bench/processes.ts";

export type SecondPortal = { read(path: string): Promise<string>; stop(): void };

/** Another instance on the database of the portal that the journeys walk through, for visitors. */
export async function startSecondPortal(databaseUrl: string): Promise<SecondPortal> {
  const origin = process.env.PORTAL_URL ?? "http://127.0.0.1:3000";
  const options = { host: "127.0.0.1", port: 0, dev: false, origin, cacheBytes: 8 * 1024 * 1024, databaseUrl };
  const { port, stop } = await startServer("instance.ts", options, { DATABASE_URL: databaseUrl, PORTAL_URL: origin });
  return { read: async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).text(), stop };
}
