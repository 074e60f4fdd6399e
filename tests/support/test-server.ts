import type { Fill } from "#server/installation/env.ts";
import { withClient } from "#server/installation/with-client.ts";

/** Of the accounts in the template with samples. */
export const samplePassword = "correct horse battery";

export const templateName = (beginning: Fill) => `template_${beginning}`;

/** The PostgreSQL of this run of tests, with a template for each way in which a database can begin. */
export function testServer(): string {
  const server = process.env.PORTAL_TEST_SERVER;
  if (!server)
    throw new Error("These tests need a PostgreSQL of their own, which npm test starts: npm test -- PART [PATTERN]");
  return server;
}

/** Makes the database anew, as a copy of a template or with nothing in it; its address for the role that owns it. */
export async function makeDatabase(name: string, beginning?: Fill): Promise<string> {
  await dropDatabase(name);
  const template = beginning ? ` TEMPLATE ${templateName(beginning)}` : "";
  await withClient(testServer(), (client) => client.query(`CREATE DATABASE ${name}${template}`));
  return addressOn(testServer(), name);
}

/** The same database for the role with which a portal works. */
export function asPortal(name: string): string {
  return addressOn(process.env.PORTAL_TEST_SERVER_AS_PORTAL ?? "", name);
}

export async function dropDatabase(name: string): Promise<void> {
  await withClient(testServer(), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** The address of one database of a server. */
export function addressOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
