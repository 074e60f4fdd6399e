import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// Whoever started it is gone.
process.on("disconnect", () => process.exit());

/** The least that Node can do, as a process of its own: the same bytes to everybody. */
process.on("message", (order: { start: { headers: string[]; body: string } } | { usage: true }) => {
  if ("usage" in order) {
    const { user, system } = process.cpuUsage();
    process.send?.({ usage: { cpuMs: (user + system) / 1000 } });
    return;
  }
  const { headers, body } = order.start;
  const bytes = Buffer.from(body, "base64");
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
  server.keepAliveTimeout = 65_000;
  server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
});
