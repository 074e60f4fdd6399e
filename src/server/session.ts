import "server-only";
import { randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Actor } from "#policy.ts";
import { database } from "./database.ts";
import { lineOf } from "./limits.ts";
import { cookieName, type Seal, seal, unseal } from "./sealed.ts";
import { actorOf, personOfSession, sessionIn } from "./session-actor.ts";
import { statusCookie } from "./status-cookie.ts";
import { browserOf, type Visit } from "./visit.ts";

/** Says who asks. */
export const currentActor = cache(async (): Promise<Actor> => actorOf(await currentPerson()));

/** The name of a person's drawer on the devices where they type: it says nothing of who they are. */
export async function currentDrawer(): Promise<string | null> {
  return (await currentPerson())?.drawer ?? null;
}

const currentPerson = cache(async () => personOfSession(await currentSession()));

export async function currentSession(): Promise<string | null> {
  return sessionIn(await tokenOf("session"));
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
  const token = await tokenOf(kind);
  return token ? unseal(kind, token) : null;
}

async function tokenOf(kind: Seal): Promise<string | null> {
  return (await cookies()).get(cookieName(kind, origin()))?.value ?? null;
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
