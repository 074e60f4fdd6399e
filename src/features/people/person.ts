import { randomBytes, scrypt as scryptCallback, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { z } from "zod";
import { locales } from "#i18n/locale.ts";
import { mailbox } from "#lib/mailbox.ts";
import { requiredText } from "#lib/texts.ts";
import { type Role, roles } from "#policy.ts";

export const minimalPasswordLength = 12;

export const newPassword = z
  .string()
  .max(200)
  .refine((password) => password.length >= minimalPasswordLength && new Set(password).size >= 5, {
    params: { problem: "people:problem.newPassword", count: minimalPasswordLength },
  });

const somePassword = z.string().min(1).max(1000);

export const signingIn = z.object({ email: z.string().trim().min(1), password: somePassword });

/** An account that is there already keeps its name. */
export function joining(hasAccount: boolean) {
  const name = hasAccount ? z.unknown().transform(() => "") : requiredText(200);
  return z.object({ name, password: newPassword });
}

export const passwordChange = z.object({ currentPassword: somePassword, newPassword });

export const languageChange = z.object({ language: z.enum(locales) });

export const invitationInput = z
  .object({
    email: mailbox,
    role: z.enum(roles),
    partner: z.string().nullable(),
    language: z.enum(locales).nullable(),
  })
  .refine(({ role, partner }) => !needsPartner(role) || partner, {
    path: ["partner"],
    when: ({ issues }) => !issues.some(({ path }) => path?.[0] === "role"),
  });

/** The verbs of events about an account, or about somebody who has none yet. */
export const personVerbs = [
  "invite",
  "accept-invitation",
  "change-password",
  "change-language",
  "assign-post",
  "deactivate",
  "reactivate",
  "create-sample",
] as const;

export type PersonVerb = (typeof personVerbs)[number];

type KeptOfPerson = { role: string; partnerId: number | null; postId: number | null; active: boolean };

/** Events keep this of a person: they cannot be erased, so they hold no name and no address. */
export function keptOfPerson({ role, partnerId, postId, active }: KeptOfPerson): KeptOfPerson {
  return { role, partnerId, postId, active };
}

/** The partner that a role speaks for, if it must speak for one. */
export function needsPartner(role: Role): boolean {
  return role === "focal";
}

type Cost = { N: number; r: number; p: number; maxmem: number };

const scrypt = promisify<string, Buffer, number, Cost, Buffer>(scryptCallback);

/** Each guess costs 32 MB of memory: 128 bytes times N times r. */
export const passwordCost: Cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** scrypt with a salt of its own: `scrypt$salt$key`, base64. */
export async function hashPassword(password: string, cost = passwordCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await scrypt(password.normalize("NFKC"), salt, 32, cost);
  return `scrypt$${salt.toString("base64")}$${key.toString("base64")}`;
}

/** Takes the same time for an unknown person (`null`), so that nobody can ask who has an account. */
export async function verifyPassword(password: string, hash: string | null, cost = passwordCost): Promise<boolean> {
  const [, salt = "", key = ""] = (hash ?? "").split("$");
  const expected = Buffer.from(key, "base64");
  const actual = await scrypt(password.normalize("NFKC"), Buffer.from(salt, "base64"), 32, cost);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
