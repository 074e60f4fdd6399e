import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

/**
 * A line to a database that counts the statements which pages ask on it: the `Execute` messages of PostgreSQL's protocol.
 * The page server's own watch over the content version asks by `Query`, at moments of its own. `url` leads through it.
 */
export async function countingLine(databaseUrl: string) {
  const target = new URL(databaseUrl);
  let statements = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname.replace(/^\[|\]$/g, ""));
    const count = counter(() => {
      statements += 1;
    });
    client.on("data", count);
    client.pipe(database).pipe(client);
    client.on("error", () => database.destroy());
    database.on("error", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: url.href, statements: () => statements, close: () => server.close() };
}

/** The first message has no kind; each after it has one letter and its length, and may come in pieces. */
function counter(counted: () => void): (data: Buffer) => void {
  let isFirst = true;
  let rest = Buffer.alloc(0);
  return (data) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const lead = isFirst ? 0 : 1;
      if (rest.length < lead + 4) return;
      const length = lead + rest.readUInt32BE(lead);
      if (rest.length < length) return;
      const kind = isFirst ? "" : String.fromCharCode(rest[0] ?? 0);
      if (kind === "E") counted();
      isFirst = false;
      rest = rest.subarray(length);
    }
  };
}
