import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "#server/installation/embedded-postgres.ts";
import { checkOwnDatabase } from "#server/installation/own-database.ts";
import { withClient } from "#server/installation/with-client.ts";

const own = process.env.DATABASE_URL ?? "";

function changed(change: (url: URL) => void): string {
  const url = new URL(own);
  change(url);
  return url.href;
}

test("a PostgreSQL that keeps and finds Russian is accepted", async () => {
  await expect(checkOwnDatabase(own)).resolves.toBeUndefined();
});

test.each([
  ["that is not UTF-8", "SQL_ASCII", "is encoded in SQL_ASCII"],
  ["that takes Russian capital letters for other letters", "UTF8", "finds no words in Russian"],
])("a database %s is refused with the reason", async (_what, encoding, reason) => {
  const name = `${new URL(own).pathname.slice(1)}_${encoding.toLowerCase()}`;
  const on = (sql: string) => withClient(own, (client) => client.query(sql));
  await on(`CREATE DATABASE ${name} ENCODING '${encoding}' LOCALE 'C' TEMPLATE template0`);
  const unfit = changed((url) => {
    url.pathname = `/${name}`;
  });
  await expect(checkOwnDatabase(unfit)).rejects.toThrow(reason);
  await on(`DROP DATABASE ${name}`);
});

test("a server that is not there, a wrong password and a missing database are told apart", async () => {
  const port = await freePort();
  const nobody = changed((url) => {
    url.port = String(port);
  });
  await expect(checkOwnDatabase(nobody)).rejects.toThrow(`127.0.0.1:${port} cannot be reached (ECONNREFUSED)`);
  const stranger = changed((url) => {
    url.password = "wrong";
  });
  await expect(checkOwnDatabase(stranger)).rejects.toThrow("refuses the user or the password");
  const missing = changed((url) => {
    url.pathname = "/no_such_database";
  });
  await expect(checkOwnDatabase(missing)).rejects.toThrow('has no database named "no_such_database"');
});

test("a server that accepts and never answers is given up after a few seconds", async () => {
  const silent = createServer(() => {});
  const port = await freePort();
  await new Promise<void>((resolve) => silent.listen(port, "127.0.0.1", resolve));
  const started = Date.now();
  const url = changed((address) => {
    address.port = String(port);
  });
  await expect(checkOwnDatabase(url)).rejects.toThrow("cannot be reached");
  expect(Date.now() - started).toBeLessThan(10_000);
  silent.close();
});
