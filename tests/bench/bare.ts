import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// The process that started this one is gone.
process.on("disconnect", () => process.exit());

/** The same bytes to everybody: from memory, or of a file, as they come from the disk. */
export type Bare = { headers: string[] } & ({ body: string } | { file: string });

/** The least that Node can do, as a process of its own. */
process.on("message", (order: { start: Bare } | { usage: true }) => {
  if ("usage" in order) {
    const { user, system } = process.cpuUsage();
    process.send?.({ usage: { cpuMs: (user + system) / 1000 } });
    return;
  }
  const { start } = order;
  const bytes = "body" in start ? Buffer.from(start.body, "base64") : null;
  const server = createServer((_request, response) => {
    response.writeHead(200, start.headers);
    if ("file" in start) createReadStream(start.file).pipe(response);
    else response.end(bytes);
  });
  server.keepAliveTimeout = 65_000;
  server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
});
