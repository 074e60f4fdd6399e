import pg from "pg";
import { errorCode, Refusal } from "./refusal.ts";

const patienceMs = 5000;

/** Refuses a PostgreSQL that cannot be reached, or that would store or find Russian wrongly. */
export async function checkOwnDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: patienceMs });
  try {
    await client.connect();
  } catch (error) {
    throw new Refusal(unreachable(databaseUrl, error));
  }
  try {
    const { rows } = await client.query(
      `SELECT pg_encoding_to_char(encoding) AS encoding,
              (SELECT count(DISTINCT collname)::int FROM pg_collation WHERE collname IN ('ru-x-icu', 'en-x-icu')) AS collations
       FROM pg_database WHERE datname = current_database()`,
    );
    const { encoding, collations } = rows[0] ?? {};
    if (encoding !== "UTF8") {
      throw new Refusal(
        `The database that DATABASE_URL names is encoded in ${encoding}: make it anew with ENCODING 'UTF8' (TEMPLATE template0).`,
      );
    }
    if (collations < 2) {
      throw new Refusal(
        "The PostgreSQL that DATABASE_URL names cannot sort Russian and English (no collations ru-x-icu and en-x-icu): it must be built with ICU.",
      );
    }
    if (!(await stemsRussian(client))) {
      throw new Refusal(
        `The database that DATABASE_URL names finds no words in Russian: make it anew with a UTF-8 locale (LOCALE 'C.UTF-8', TEMPLATE template0).`,
      );
    }
  } finally {
    await client.end();
  }
}

async function stemsRussian(client: pg.Client): Promise<boolean> {
  try {
    // With the locale C a capital letter is no letter: the first word of every sentence would not be found.
    const { rows } = await client.query(
      "SELECT to_tsvector('russian', 'Рекомендации') @@ to_tsquery('russian', 'рекомендация') AS found",
    );
    return rows[0]?.found === true;
  } catch (error) {
    // The server has no Russian dictionary at all.
    if (errorCode(error).startsWith("42")) return false;
    throw error;
  }
}

function unreachable(databaseUrl: string, error: unknown): string {
  const { host, pathname } = new URL(databaseUrl);
  const where = `The database at ${host || "this machine"}`;
  const code = errorCode(error);
  if (code === "28P01" || code === "28000") return `${where} refuses the user or the password that DATABASE_URL names.`;
  if (code === "3D000")
    return `${where} has no database named "${decodeURIComponent(pathname.slice(1))}": create it, or correct DATABASE_URL.`;
  const reason = code || (error instanceof Error ? error.message : String(error));
  return `${where} cannot be reached (${reason}): check DATABASE_URL and that PostgreSQL runs there.`;
}
