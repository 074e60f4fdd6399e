import pg from "pg";
import { alone } from "./migrate.ts";
import { Refusal } from "./refusal.ts";
import { withClient } from "./with-client.ts";

/**
 * Two roles of the database: one owns the tables and migrates them, the other is the portal's. A portal that errs,
 * or whose questions to the database are twisted, meets the record's laws: only an owner can switch a trigger off, empty a
 * table or drop it. Code that runs inside the portal's own process can still read the owner's password there.
 */
export const portalRole = "portal_server";

/** The tables from which the portal takes rows away; of every other it can only add and correct. */
export const forgetful = [
  "addressed_body",
  "addressed_group",
  "addressed_programme",
  "addressee",
  "attempts",
  "delegate",
  "draft",
  "lineage",
  "session",
  "sheet_import",
  "taken_words",
  "text_state",
  "upload",
] as const;

/** Makes the portal's role on a server of which `ownerUrl` names the master, or gives it that password. */
export async function makePortalRole(ownerUrl: string, password: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [portalRole]);
    const verb = rowCount ? "ALTER" : "CREATE";
    await client.query(
      `${verb} ROLE ${portalRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`,
    );
  });
}

/** Gives the role of `url` what the portal needs of the tables that `ownerUrl` has migrated, and takes the rest from it. */
export async function bindPortalRole(ownerUrl: string, url: string): Promise<void> {
  const role = decodeURIComponent(new URL(url).username);
  if (role === decodeURIComponent(new URL(ownerUrl).username)) return;
  const name = pg.escapeIdentifier(role);
  await alone(ownerUrl, async (client) => {
    const { rows } = await client.query<{ mighty: boolean }>(
      `SELECT rolsuper OR pg_has_role($1, (SELECT relowner FROM pg_class WHERE oid = 'event'::regclass), 'MEMBER') AS mighty
       FROM pg_roles WHERE rolname = $1`,
      [role],
    );
    if (rows[0]?.mighty !== false) {
      throw new Refusal(
        `DATABASE_URL names "${role}", which can do all that the owner of the tables can: name a role that is neither a superuser nor one of the owner's.`,
      );
    }
    const { rows: schemas } = await client.query<{ schema: string }>("SELECT current_schema() AS schema");
    const schema = pg.escapeIdentifier(schemas[0]?.schema ?? "public");
    await client.query(`
      BEGIN;
      REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${name};
      REVOKE CREATE ON SCHEMA ${schema} FROM ${name};
      GRANT USAGE ON SCHEMA ${schema} TO ${name};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${name};
      GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ${schema} TO ${name};
      GRANT DELETE ON ${forgetful.join(", ")} TO ${name};
      -- What migrations were applied, the portal reads; the history, and what was sent to it, it only adds to.
      REVOKE INSERT, UPDATE ON _prisma_migrations FROM ${name};
      REVOKE UPDATE ON event, sending FROM ${name};
      REVOKE INSERT, UPDATE ON event_head FROM ${name};
      -- Writers wait for one another at the head, which takes the right to change some column of it.
      GRANT UPDATE (id) ON event_head TO ${name};
      COMMIT`);
  });
  // Nothing is caught here: a line that breaks is another fault, and has words of its own.
  if ((await tablesAt(url)) !== (await tablesAt(ownerUrl))) {
    throw new Refusal(
      "DATABASE_URL does not lead to the tables of DATABASE_OWNER_URL: both must name the same database and find its schema.",
    );
  }
}

/** The tables that are found at this address: the numbers of the database and of the history in it. */
async function tablesAt(url: string): Promise<string> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query<{ place: string }>(
      `SELECT concat(oid, ' ', to_regclass('event')::oid) AS place FROM pg_database WHERE datname = current_database()`,
    );
    return rows[0]?.place ?? "";
  });
}
