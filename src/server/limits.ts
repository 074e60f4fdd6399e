import { createHmac } from "node:crypto";

/** So many attempts of one kind within a time; those that count together have the same key. */
export type Limit = { name: string; most: number; seconds: number };

const quarterHour = 900;

/** Of each kind of attempt: by the address of the line, by the account or the device, and all together. */
export const limits = {
  signInOfAccount: { name: "signIn/account", most: 10, seconds: quarterHour },
  /** of a device that has signed in before to an account on it: whoever guesses elsewhere does not use it up */
  signInOfDevice: { name: "signIn/device", most: 10, seconds: quarterHour },
  signInOfAddress: { name: "signIn/address", most: 40, seconds: quarterHour },
  signInOfAll: { name: "signIn/all", most: 600, seconds: quarterHour },
  /** of somebody who is signed in, and types the present password to change it */
  passwordOfAccount: { name: "password/account", most: 10, seconds: quarterHour },
  linkOfAddress: { name: "link/address", most: 40, seconds: quarterHour },
  linkOfAll: { name: "link/all", most: 400, seconds: quarterHour },
  searchOfAddress: { name: "search/address", most: 60, seconds: 60 },
  searchOfAll: { name: "search/all", most: 2400, seconds: 60 },
  formOfAddress: { name: "form/address", most: 100, seconds: 60 },
  formOfSession: { name: "form/session", most: 300, seconds: 60 },
  formOfAll: { name: "form/all", most: 6000, seconds: 60 },
} as const satisfies Record<string, Limit>;

/** Puts a question to the database: the client of the portal, or a connection of the page server. */
export type AskDatabase = (sql: string, values: unknown[]) => Promise<Record<string, number>[]>;

/**
 * Counts one attempt, before anything is done for it: a hundred at once are a hundred. Answers with the seconds after which
 * another one may be made, or `null` where this one may. Each attempt takes ten rows away whose time is over.
 */
export async function take(ask: AskDatabase, limit: Limit, key: string): Promise<number | null> {
  const [row] = await ask(
    `WITH gone AS (DELETE FROM attempts WHERE key IN (
       SELECT key FROM attempts WHERE ends_at <= now() AND key <> $1 ORDER BY ends_at LIMIT 10 FOR UPDATE SKIP LOCKED))
     INSERT INTO attempts AS a (key, count, ends_at) VALUES ($1, 1, now() + make_interval(secs => $2::int))
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN a.ends_at <= now() THEN 1 ELSE least(a.count, 1000000) + 1 END,
       ends_at = CASE WHEN a.ends_at <= now() THEN EXCLUDED.ends_at ELSE a.ends_at END
     RETURNING count, ceil(extract(epoch FROM ends_at - now()))::int AS seconds`,
    [fingerprint(limit, key), limit.seconds],
  );
  return row && (row.count ?? 0) > limit.most ? Math.max(1, row.seconds ?? limit.seconds) : null;
}

/** The first of these that is used up says how long to wait; those after it are not counted, so nobody makes rows without end. */
export async function takeAll(
  ask: AskDatabase,
  ...counted: (readonly [limit: Limit, key: string])[]
): Promise<number | null> {
  for (const [limit, key] of counted) {
    const seconds = await take(ask, limit, key);
    if (seconds !== null) return seconds;
  }
  return null;
}

/** The attempt was none: whoever made it is who they say they are. */
export async function giveBack(ask: AskDatabase, ...counted: (readonly [limit: Limit, key: string])[]): Promise<void> {
  const keys = counted.map(([limit, key]) => fingerprint(limit, key));
  await ask("UPDATE attempts SET count = count - 1 WHERE key = ANY($1) AND count > 0", [keys]);
}

export async function forget(ask: AskDatabase, ...counted: (readonly [limit: Limit, key: string])[]): Promise<void> {
  await ask("DELETE FROM attempts WHERE key = ANY($1)", [counted.map(([limit, key]) => fingerprint(limit, key))]);
}

/** Until when the limit is used up, in milliseconds since 1970, for each of these keys of which that is so. */
export async function usedUp(ask: AskDatabase, limit: Limit, keys: readonly string[]): Promise<Map<string, Date>> {
  const prints = keys.map((key) => fingerprint(limit, key));
  const rows = await ask(
    `SELECT array_position($1::text[], key) - 1 AS place, extract(epoch FROM ends_at)::float8 * 1000 AS until
     FROM attempts WHERE key = ANY($1) AND count >= $2 AND ends_at > now()`,
    [prints, limit.most],
  );
  return new Map(rows.map(({ place, until }) => [keys[place ?? 0] ?? "", new Date(until ?? 0)]));
}

/** An administrator lifts a limit: many more attempts than it names may be made within its time, for whoever guesses goes on. */
export async function lift(ask: AskDatabase, limit: Limit, key: string): Promise<void> {
  await ask(
    `INSERT INTO attempts (key, count, ends_at) VALUES ($1, $2, now() + make_interval(secs => $3::int))
     ON CONFLICT (key) DO UPDATE SET count = EXCLUDED.count, ends_at = EXCLUDED.ends_at`,
    [fingerprint(limit, key), -10 * limit.most, limit.seconds],
  );
}

/** Neither an address of a person nor one of a line is kept. */
function fingerprint({ name }: Limit, key: string): string {
  return createHmac("sha256", process.env.PORTAL_SECRET ?? "")
    .update(`${name} ${key}`)
    .digest("base64url");
}

/**
 * The line of a reader as limits know it: of the new addresses half, for one house has as many as it likes of the other.
 * An address of this machine tells nobody apart, be it a program of the operator or a server before the portal that is
 * not named in the settings.
 */
export function lineOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (plain === "" || plain === "::1" || plain.startsWith("127.")) return null;
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::", 2);
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const filled = [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
  return filled.slice(0, 4).join(":");
}
