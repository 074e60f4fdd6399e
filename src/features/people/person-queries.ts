import { findPortal } from "#features/portal/portal-queries.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Localized, localized, type RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { mailboxOf } from "#lib/mailbox.ts";
import { type Actor, can, type Role } from "#policy.ts";
import { asked, database } from "#server/database.ts";
import { limits, usedUp } from "#server/limits.ts";
import { isAlive } from "#server/session-life.ts";
import { isOwnLink } from "./invitation.ts";

export type PersonItem = {
  id: number;
  name: string;
  email: string;
  role: Role;
  partner: { code: string; name: RecordText } | null;
  post: { code: string; station: Localized; place: Localized } | null;
  active: boolean;
  sample: boolean;
  /** the beginning of the latest of the sessions that still count */
  signedInSince: Date | null;
  /** so many wrong passwords were tried that none is looked at until then, but from a device that is known */
  heldUntil: Date | null;
};

/** Everybody with an account, those who are active first; nobody for who may not know. */
export async function listPeople(actor: Actor): Promise<PersonItem[]> {
  return can.managePeople(actor) ? peopleWhere({}) : [];
}

export async function findPerson(actor: Actor, id: number): Promise<PersonItem | null> {
  return can.managePeople(actor) ? ((await peopleWhere({ id }))[0] ?? null) : null;
}

/** By the address with which somebody signs in. */
export async function personOf(actor: Actor, email: string): Promise<PersonItem | null> {
  return can.managePeople(actor) ? ((await peopleWhere({ email: mailboxOf(email) }))[0] ?? null) : null;
}

async function peopleWhere(where: Prisma.PersonWhereInput): Promise<PersonItem[]> {
  const rows = await database().person.findMany({
    where,
    include: { partner: true, post: { include: { place: true } }, sessions: { orderBy: { createdAt: "desc" } } },
    orderBy: [{ active: "desc" }, { name: "asc" }, { id: "asc" }],
  });
  const emails = rows.map(({ email }) => email);
  const held = await usedUp(asked, limits.signInOfAccount, emails);
  const now = new Date();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    partner: row.partner && { code: row.partner.code, name: recordText("partner", row.partner, "name") },
    post: row.post && {
      code: row.post.code,
      station: localized(row.post, "station"),
      place: localized(row.post.place, "name"),
    },
    active: row.active,
    sample: row.sample,
    signedInSince: row.sessions.find((session) => isAlive(session, row.role as Role, now))?.createdAt ?? null,
    heldUntil: held.get(row.email) ?? null,
  }));
}

export type LinkItem = {
  id: number;
  email: string;
  role: Role;
  partner: RecordText | null;
  /** the account of which it sets a new password */
  resets: { id: number; name: string } | null;
  /** the account that gets this role and partner: no link */
  changes: { id: number; name: string } | null;
  /** `null`: an operator */
  madeBy: { id: number; name: string } | null;
  madeAt: Date;
  expiresAt: Date;
  /** it waits for another administrator than who made it and whose it is */
  waits: boolean;
  /** this actor is no second: they asked for it, or it is about their account */
  own: boolean;
};

/** The one-time links that can still be used, or that wait. */
export async function listLinks(actor: Actor): Promise<LinkItem[]> {
  const open = { usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
  return can.managePeople(actor) ? linksWhere(actor, open) : [];
}

export async function findLink(actor: Actor, id: number): Promise<LinkItem | null> {
  return can.managePeople(actor) ? ((await linksWhere(actor, { id }))[0] ?? null) : null;
}

async function linksWhere(actor: Actor, where: Prisma.InvitationWhereInput): Promise<LinkItem[]> {
  const person = { select: { id: true, name: true } } as const;
  const rows = await database().invitation.findMany({
    where,
    include: { partner: true, resets: person, changes: person, madeBy: person },
    orderBy: { id: "desc" },
  });
  return rows.map(({ tokenHash, role, partner, ...row }) => ({
    ...row,
    role: role as Role,
    partner: partner && recordText("partner", partner, "name"),
    waits: tokenHash === null && row.usedAt === null,
    own: actor.kind === "person" && isOwnLink(row, actor.id),
  }));
}

export type PasswordReset = { on: Date; madeBy: string | null; confirmedBy: string | null };

/** The last time that a new password was set for this person by a link. Nobody but its owner is told here. */
export async function lastReset(actor: Actor): Promise<PasswordReset | null> {
  if (!can.enterDesk(actor)) return null;
  const link = await database().invitation.findFirst({
    where: { resetsId: actor.id, usedAt: { not: null } },
    include: { madeBy: true, confirmedBy: true },
    orderBy: { usedAt: "desc" },
  });
  if (!link?.usedAt) return null;
  return { on: link.usedAt, madeBy: link.madeBy?.name ?? null, confirmedBy: link.confirmedBy?.name ?? null };
}

/** Anybody knows this of a person and of this portal: no good password is made of it. */
export async function knownWords(person: { name: string; email: string }): Promise<string[]> {
  const name = (await findPortal())?.name;
  const host = URL.parse(process.env.PORTAL_URL ?? "")?.hostname;
  return [person.name, person.email, name?.en, name?.ru, host].filter((words) => words != null);
}
