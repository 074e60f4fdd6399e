import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import { isLocale } from "#i18n/locale.ts";
import { type Actor, type Role, visitor } from "#policy.ts";
import { database } from "./database.ts";

/** `__Host-` binds the cookie to this host and to TLS; a portal tried out on plain HTTP cannot have it. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-portal-session" : "portal-session";
}

/** Says who asks. The cookie holds only the id of a session; whether it still counts is the database's answer. */
export const currentActor = cache(async (): Promise<Actor> => {
  const person = await currentPerson();
  if (!person) return visitor;
  return {
    kind: "person",
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role as Role,
    language: isLocale(person.language) ? person.language : "en",
    partner: person.partner && { id: person.partner.id, code: person.partner.code },
    covers: person.post?.coverage.map(({ placeCode }) => placeCode) ?? [],
  };
});

/** The name of a person's drawer on the devices where they type: it says nothing of who they are. */
export async function currentDrawer(): Promise<string | null> {
  return (await currentPerson())?.drawer ?? null;
}

const currentPerson = cache(async () => {
  const id = await currentSession();
  if (!id) return null;
  const session = await database().session.findUnique({
    where: { id },
    include: { person: { include: { partner: true, post: { include: { coverage: true } } } } },
  });
  return session && session.expiresAt >= new Date() && session.person.active ? session.person : null;
});

export async function currentSession(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  const claims = await decode({ token, secret: secret() }).catch(() => null);
  return typeof claims?.session === "string" ? claims.session : null;
}

export async function keepSession(session: string): Promise<void> {
  const maxAge = 14 * 24 * 3600;
  (await cookies()).set(sessionCookieName(), await encode({ token: { session }, secret: secret(), maxAge }), {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge,
  });
}

/** Browsers take nothing about a `__Host-` cookie, not even its end, that is not marked as secure. */
export async function forgetSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge: 0,
  });
}

function isSecure(): boolean {
  return (process.env.PORTAL_URL ?? "").startsWith("https:");
}

function secret(): string {
  const value = process.env.PORTAL_SECRET;
  if (!value) throw new Error("PORTAL_SECRET is not set");
  return value;
}
