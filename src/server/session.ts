import "server-only";
import { randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { isLocale } from "#i18n/locale.ts";
import { type Actor, type Role, visitor } from "#policy.ts";
import { database } from "./database.ts";
import { lineOf } from "./limits.ts";
import { cookieName, type Seal, seal, unseal } from "./sealed.ts";
import { isAlive } from "./session-life.ts";
import { statusCookie } from "./status-cookie.ts";
import { browserOf, type Visit } from "./visit.ts";

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

/** Written down so often that a session is seen; each look would be a change of the database. */
const seenEveryMs = 60_000;

const currentPerson = cache(async () => {
  const id = await currentSession();
  if (!id) return null;
  const session = await database().session.findUnique({
    where: { id },
    include: { person: { include: { partner: true, post: { include: { coverage: true } } } } },
  });
  const now = new Date();
  if (!session?.person.active || !isAlive(session, session.person.role as Role, now)) return null;
  const before = new Date(now.getTime() - seenEveryMs);
  if (session.seenAt < before) {
    await database().session.updateMany({ where: { id, seenAt: { lt: before } }, data: { seenAt: now } });
  }
  return session.person;
});

export async function currentSession(): Promise<string | null> {
  const claims = await claimsOf("session");
  return typeof claims?.session === "string" ? claims.session : null;
}

/** From where the request comes. The page server alone says from which address. */
export async function currentVisit(): Promise<Visit> {
  const asked = await headers();
  return {
    line: lineOf(asked.get("x-client-address") ?? ""),
    device: await currentDevice(),
    browser: browserOf(asked.get("user-agent") ?? ""),
  };
}

async function currentDevice(): Promise<Visit["device"]> {
  const { device, people } = (await claimsOf("device")) ?? {};
  if (typeof device !== "string" || !Array.isArray(people)) return null;
  return { id: device, people: people.filter((id) => typeof id === "number") };
}

const aYear = 365 * 24 * 3600;
/** A device that more people share knows those who signed in last. */
const mostPeople = 5;

/** The browser keeps the session until it ends, and that this person has signed in on this device. */
export async function keepSession(session: string): Promise<void> {
  const begun = await database().session.findUnique({ where: { id: session } });
  if (!begun) return;
  await keep("session", { session }, Math.ceil((begun.expiresAt.getTime() - Date.now()) / 1000));
  const device = await currentDevice();
  const others = device?.people.filter((id) => id !== begun.personId) ?? [];
  const people = [begun.personId, ...others].slice(0, mostPeople);
  await keep("device", { device: device?.id ?? randomBytes(12).toString("base64url"), people }, aYear);
}

export async function forgetSession(): Promise<void> {
  await setCookie("session", "", 0);
}

/**
 * The framework gives an action no way to say the status of its answer: the page server takes this cookie off again and says it.
 */
export async function answerAs(status: number, retryAfterSeconds: number): Promise<void> {
  (await cookies()).set(statusCookie, `${status}.${retryAfterSeconds}`, { path: "/" });
}

async function claimsOf(kind: Seal): Promise<Record<string, unknown> | null> {
  const token = (await cookies()).get(cookieName(kind, origin()))?.value;
  return token ? unseal(kind, token) : null;
}

async function keep(kind: Seal, token: object, seconds: number): Promise<void> {
  await setCookie(kind, await seal(kind, token, seconds), seconds);
}

/** Browsers take nothing about a `__Host-` cookie, not even its end, that is not marked as secure. */
async function setCookie(kind: Seal, value: string, maxAge: number): Promise<void> {
  const secure = origin().startsWith("https:");
  (await cookies()).set(cookieName(kind, origin()), value, {
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
    maxAge,
  });
}

function origin(): string {
  return process.env.PORTAL_URL ?? "";
}
