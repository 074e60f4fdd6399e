import { addresses } from "#app/addresses.ts";
import { fileDoor as door, uploadDoor } from "#desk/sending/file-doors.ts";
import { startFileJobs } from "#server/files/file-jobs.ts";
import { frameworkOf } from "#server/pages/page-framework.ts";
import { type PageServerOptions, servePages, startPageServer } from "#server/pages/page-server.ts";

export type Usage = { cpuMs: number; residentBytes: number; keptBytes: number };

/**
 * With `html`, every page is this one, without rendering: for what only the page server itself is asked. With `jobs` it does by
 * itself what a portal does.
 */
export type Start = Omit<PageServerOptions, "addresses" | "door" | "uploadDoor"> & { html?: string; jobs?: boolean };

let keptBytes = () => 0;

// The process that started this one is gone.
process.on("disconnect", () => process.exit());

/** A portal as a process of its own: answers orders to start and to tell what it has used. */
process.on("message", async (order: { start: Start } | { usage: true }) => {
  if ("start" in order) {
    const { port } = await start(order.start);
    process.send?.({ port });
    return;
  }
  const { user, system } = process.cpuUsage();
  const usage: Usage = {
    cpuMs: (user + system) / 1000,
    residentBytes: process.memoryUsage.rss(),
    keptBytes: keptBytes(),
  };
  process.send?.({ usage });
});

async function start({ html, jobs = false, ...own }: Start): Promise<{ port: number }> {
  const options = { ...own, addresses, door, uploadDoor };
  if (jobs) startFileJobs({ door, uploadDoor, databaseUrl: own.databaseUrl });
  if (html === undefined) {
    const server = await startPageServer(options);
    keptBytes = server.keptBytes;
    return server;
  }
  const always = frameworkOf((request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`${html}<!-- ${request.url} -->`);
  });
  const server = await servePages(always, options);
  keptBytes = server.cache.bytes;
  return server;
}
