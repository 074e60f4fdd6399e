import { randomBytes, timingSafeEqual } from "node:crypto";
import { fail, ok, type Result } from "#lib/result.ts";
import { type HashPool, hashPool } from "./hash-pool.ts";
import type { HashJob } from "./hash-work.ts";

/** Memory in kibibytes, and how often it is gone through. */
export type PasswordCost = { memory: number; passes: number };

/** Each guess costs 32 MB of memory, a tenth of a second on a small machine. */
export const passwordCost: PasswordCost = { memory: 32 * 1024, passes: 2 };

type Options = { cost?: PasswordCost; pool?: HashPool; first?: boolean };

const saltBytes = 16;
const keyBytes = 32;

/** argon2id with a salt of its own, in the usual form, which holds what it cost. */
export async function hashPassword(password: string, options: Options = {}): Promise<Result<string, "tooManyAtOnce">> {
  const { cost = passwordCost, pool = hashPool(), first } = options;
  const salt = randomBytes(saltBytes);
  const key = await pool.derive(argon2(password, salt, cost), first);
  return key ? ok(written({ cost, salt, key })) : fail("tooManyAtOnce");
}

/**
 * Takes as long for an unknown person (`null`), so that nobody can ask who has an account. `outdated`: it was made at a
 * lower cost than today's, or by an earlier portal, and is to be made anew now that the password is known.
 */
export async function verifyPassword(
  password: string,
  hash: string | null,
  options: Options = {},
): Promise<Result<{ right: boolean; outdated: boolean }, "tooManyAtOnce">> {
  const { cost = passwordCost, pool = hashPool(), first } = options;
  const kept = read(hash ?? "");
  const job = kept ? jobOf(password, kept) : argon2(password, randomBytes(saltBytes), cost);
  const key = await pool.derive(job, first);
  if (!key) return fail("tooManyAtOnce");
  const right = kept !== null && kept.key.length === key.length && timingSafeEqual(kept.key, key);
  const outdated = kept === null || !("cost" in kept) || written({ ...kept, cost }) !== hash;
  return ok({ right, outdated });
}

type Kept = { salt: Buffer; key: Buffer } & ({ cost: PasswordCost } | { scrypt: true });

/** The portals before this one kept `scrypt$salt$key`, which always cost this. */
const earlierCost = { N: 2 ** 15, r: 8, p: 1 };

function read(hash: string): Kept | null {
  const [, memory, passes, salt, key] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(hash) ?? [];
  if (salt && key) return { cost: { memory: Number(memory), passes: Number(passes) }, ...bytesOf(salt, key) };
  const [, earlierSalt, earlierKey] = /^scrypt\$([^$]+)\$([^$]+)$/.exec(hash) ?? [];
  return earlierSalt && earlierKey ? { scrypt: true, ...bytesOf(earlierSalt, earlierKey) } : null;
}

function bytesOf(salt: string, key: string) {
  return { salt: Buffer.from(salt, "base64"), key: Buffer.from(key, "base64") };
}

function written({ cost, salt, key }: { cost: PasswordCost; salt: Buffer; key: Buffer }): string {
  const text = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${text(salt)}$${text(key)}`;
}

function jobOf(password: string, kept: Kept): HashJob {
  if ("cost" in kept) return argon2(password, kept.salt, kept.cost);
  return { by: "scrypt", ...earlierCost, ...common(password, kept.salt) };
}

function argon2(password: string, salt: Buffer, cost: PasswordCost): HashJob {
  return { by: "argon2id", ...cost, ...common(password, salt) };
}

/** The same letters typed on another keyboard are the same password. */
function common(password: string, salt: Buffer) {
  return { password: password.normalize("NFKC"), salt, bytes: keyBytes };
}
