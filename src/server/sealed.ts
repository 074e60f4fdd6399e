import { decode, encode } from "next-auth/jwt";

/** A cookie of one kind cannot stand for one of another: each has a seal of its own. */
export type Seal = "session" | "device";

/** Only the portal reads it, or makes one like it: whoever made a cookie up has none. */
export function seal(kind: Seal, token: object, seconds: number): Promise<string> {
  return encode({ token: { ...token }, secret: secret(), salt: saltOf(kind), maxAge: seconds });
}

/** `null` of what the portal has not sealed, or whose time is over. */
export async function unseal(kind: Seal, token: string): Promise<Record<string, unknown> | null> {
  return decode({ token, secret: secret(), salt: saltOf(kind) }).catch(() => null);
}

/** Sessions that were begun before there was another kind go on. */
function saltOf(kind: Seal): string {
  return kind === "session" ? "" : kind;
}

/** `__Host-` binds a cookie to this host and to TLS; a portal tried out on plain HTTP cannot have it. */
export function cookieName(kind: Seal, origin: string): string {
  return origin.startsWith("https:") ? `__Host-portal-${kind}` : `portal-${kind}`;
}

function secret(): string {
  const value = process.env.PORTAL_SECRET;
  if (!value) throw new Error("PORTAL_SECRET is not set");
  return value;
}
