import { createHash, randomBytes } from "node:crypto";
import type { Person } from "#generated/prisma/client.ts";
import { addressOf } from "#i18n/address.ts";
import { defaultLocale, type Locale } from "#i18n/locale.ts";
import { mailbox, mailboxOf } from "#lib/mailbox.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, type Role, roles } from "#policy.ts";
import { change, database, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { hashPassword, keptOfPerson, needsPartner, type PersonVerb, verifyPassword } from "./person.ts";

export const invitationDays = 14;
const sessionDays = 14;
const attemptsPerQuarterHour = 10;
const day = 24 * 3600 * 1000;

type InvitationRefusal = "notAllowed" | "invalidEmail" | "unknownRole" | "partnerMissing" | "unknownPartner";

/**
 * A one-time link; only the hash of its token is kept. A person who has an account already sets a new password with it.
 * Links made for the same person before are over: the role that the last one names is the one that counts.
 */
export async function invite(
  actor: Actor,
  input: { email: string; role: string; partner?: string; language?: Locale },
): Promise<Result<{ path: string; expiresAt: Date }, InvitationRefusal>> {
  if (!can.invite(actor)) return fail("notAllowed");
  const email = mailbox.safeParse(input.email);
  if (!email.success) return fail("invalidEmail");
  const role = roles.find((one) => one === input.role);
  if (!role) return fail("unknownRole", { roles: roles.join(", ") });
  if (needsPartner(role) && !input.partner) return fail("partnerMissing");
  return change(async (tx) => {
    const partner = input.partner ? await tx.partner.findUnique({ where: { code: input.partner } }) : null;
    if (input.partner && !partner) return fail("unknownPartner");
    await endInvitations(tx, email.data);
    const token = randomBytes(24).toString("base64url");
    const expiresAt = new Date(Date.now() + invitationDays * day);
    await tx.invitation.create({
      data: { tokenHash: hashToken(token), email: email.data, role, partnerId: partner?.id ?? null, expiresAt },
    });
    await recordEvent(tx, actor, {
      subject: "person",
      subjectId: null,
      subjectCode: `invitation/${hashToken(token).slice(0, 12)}`,
      verb: "invite" satisfies PersonVerb,
      snapshot: { role, partner: partner?.code ?? null },
      visible: false,
    });
    return ok({ path: addressOf(input.language ?? defaultLocale, "/invitation/[token]", token), expiresAt });
  });
}

/** `isKnown`: the person has an account already, and the link is for a new password. */
export async function findInvitation(
  token: string,
): Promise<{ email: string; role: Role; hasAccount: boolean; expiresAt: Date } | null> {
  const invitation = await database().invitation.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!isOpen(invitation)) return null;
  const { email, role, expiresAt } = invitation;
  return {
    email,
    role: role as Role,
    hasAccount: (await database().person.count({ where: { email } })) > 0,
    expiresAt,
  };
}

/** The address to which a link belonged that was used. */
export async function usedInvitation(token: string): Promise<string | null> {
  const invitation = await database().invitation.findUnique({ where: { tokenHash: hashToken(token) } });
  return invitation?.usedAt ? invitation.email : null;
}

/** Makes the account, or gives the existing one a new password and ends its sessions. The link works once. */
export async function acceptInvitation(
  token: string,
  input: { name: string; password: string; language: string },
): Promise<Result<Person, "invitationOver">> {
  const passwordHash = await hashPassword(input.password);
  return change(async (tx) => {
    const tokenHash = hashToken(token);
    await tx.$queryRaw`SELECT token_hash FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`;
    const invitation = await tx.invitation.findUnique({ where: { tokenHash } });
    if (!isOpen(invitation)) return fail("invitationOver");
    await tx.invitation.update({ where: { tokenHash }, data: { usedAt: new Date() } });
    const { email, role, partnerId } = invitation;
    const person = await tx.person.upsert({
      where: { email },
      create: { email, role, partnerId, name: input.name, passwordHash, language: input.language },
      update: { role, partnerId, passwordHash, active: true, ...(role !== "liaison" && { postId: null }) },
    });
    await tx.session.deleteMany({ where: { personId: person.id } });
    await recordEvent(tx, { kind: "portal" }, personEvent(person, "accept-invitation"));
    return ok(person);
  });
}

/** The id of a new session. Guessing is slowed down by counting failures in the database, across every instance. */
export async function signIn(input: {
  email: string;
  password: string;
}): Promise<Result<{ session: string; person: Person }, "wrongCredentials" | "tooManyAttempts">> {
  const email = mailboxOf(input.email).slice(0, 254);
  if (!(await mayTry(email))) return fail("tooManyAttempts");
  const person = await database().person.findUnique({ where: { email } });
  const isRight = await verifyPassword(input.password, person?.active ? person.passwordHash : null);
  if (!isRight || !person) return fail("wrongCredentials");
  const now = new Date();
  const session = randomBytes(24).toString("base64url");
  return change(async (tx) => {
    // Looking at a password takes a while: one that was changed meanwhile, or an account that was closed, opens nothing.
    const unchanged = await tx.$queryRaw<unknown[]>`
      SELECT id FROM person WHERE id = ${person.id} AND active AND password_hash = ${person.passwordHash} FOR SHARE`;
    if (unchanged.length === 0) return fail("wrongCredentials");
    await endAttempts(tx, email);
    await tx.session.deleteMany({ where: { expiresAt: { lt: now } } });
    const expiresAt = new Date(now.getTime() + sessionDays * day);
    await tx.session.create({ data: { id: session, personId: person.id, createdAt: now, expiresAt } });
    return ok({ session, person });
  });
}

export async function signOut(session: string): Promise<void> {
  await database().session.deleteMany({ where: { id: session } });
}

/** Counted before the password is looked at: a hundred guesses at once are a hundred attempts. */
async function mayTry(email: string): Promise<boolean> {
  const attempt = await database().signInAttempt.create({ data: { email, at: new Date() } });
  const attempts = await database().signInAttempt.count({ where: { email, at: { gt: aQuarterHourAgo() } } });
  if (attempts <= attemptsPerQuarterHour) return true;
  await database().signInAttempt.delete({ where: { id: attempt.id } });
  return false;
}

/** A person who knew the password begins anew; attempts too old to count are forgotten of everybody. */
async function endAttempts(tx: Transaction, email: string): Promise<void> {
  await tx.signInAttempt.deleteMany({ where: { OR: [{ email }, { at: { lt: aQuarterHourAgo() } }] } });
}

function aQuarterHourAgo(): Date {
  return new Date(Date.now() - day / 96);
}

/**
 * Ends every other session of the person. A stranger at an open session may not guess the password faster than at
 * sign-in, and a password that was set by a link meanwhile stands.
 */
export async function changePassword(
  actor: Actor,
  input: { current: string; next: string },
  session: string,
): Promise<Result<true, "notAllowed" | "wrongPassword" | "tooManyAttempts">> {
  if (!can.enterDesk(actor)) return fail("notAllowed");
  if (!(await mayTry(actor.email))) return fail("tooManyAttempts");
  const person = await database().person.findUniqueOrThrow({ where: { id: actor.id } });
  if (!(await verifyPassword(input.current, person.passwordHash))) {
    // Sent again, because the answer was lost, the old password is wrong and the new one stands.
    return (await verifyPassword(input.next, person.passwordHash)) ? ok(true) : fail("wrongPassword");
  }
  const passwordHash = await hashPassword(input.next);
  return change(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: actor.id, active: true, passwordHash: person.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) return fail("wrongPassword");
    await endAttempts(tx, actor.email);
    const changed = await tx.person.findUniqueOrThrow({ where: { id: actor.id } });
    await tx.session.deleteMany({ where: { personId: actor.id, NOT: { id: session } } });
    await recordEvent(tx, actor, personEvent(changed, "change-password"));
    return ok(true);
  });
}

export async function changeLanguage(actor: Actor, language: Locale): Promise<Result<Person, "notAllowed">> {
  if (!can.enterDesk(actor)) return fail("notAllowed");
  return change(async (tx) => {
    const before = await tx.person.findUniqueOrThrow({ where: { id: actor.id } });
    if (before.language === language) return ok(before);
    const person = await tx.person.update({ where: { id: actor.id }, data: { language } });
    await recordEvent(tx, actor, personEvent(person, "change-language"));
    return ok(person);
  });
}

type PersonRefusal = "notAllowed" | "notFound" | "ownAccount" | "unknownPost";

/**
 * Ends every session of the person, and every link with which they could come back. Nobody does this to themselves, so
 * that an administrator always remains.
 */
export async function deactivate(actor: Actor, id: number): Promise<Result<Person, PersonRefusal>> {
  return setActive(actor, id, false);
}

export async function reactivate(actor: Actor, id: number): Promise<Result<Person, PersonRefusal>> {
  return setActive(actor, id, true);
}

/** From here on a liaison officer enters the figures of the places that this post covers; `null` for none. */
export async function assignPost(
  actor: Actor,
  id: number,
  post: string | null,
): Promise<Result<Person, PersonRefusal>> {
  if (!can.managePeople(actor)) return fail("notAllowed");
  return change(async (tx) => {
    const before = await tx.person.findUnique({ where: { id } });
    if (before?.role !== "liaison") return fail("notFound");
    const row = post === null ? null : await tx.liaisonPost.findUnique({ where: { code: post } });
    if (post !== null && !row) return fail("unknownPost");
    if (before.postId === (row?.id ?? null)) return ok(before);
    const person = await tx.person.update({ where: { id }, data: { postId: row?.id ?? null } });
    await recordEvent(tx, actor, personEvent(person, "assign-post"));
    return ok(person);
  });
}

async function setActive(actor: Actor, id: number, active: boolean): Promise<Result<Person, PersonRefusal>> {
  if (!can.managePeople(actor)) return fail("notAllowed");
  if (actor.kind === "person" && actor.id === id) return fail("ownAccount");
  return change(async (tx) => {
    const account = await tx.person.findUnique({ where: { id }, select: { email: true } });
    if (!account) return fail("notFound");
    // Links before people: in the order in which who accepts one holds them.
    if (!active) await endInvitations(tx, account.email);
    // Of two administrators who deactivate each other at once, the second is no administrator any more.
    const by = actor.kind === "person" ? actor.id : id;
    await tx.$queryRaw`SELECT id FROM person WHERE id IN (${id}, ${by}) ORDER BY id FOR UPDATE`;
    const isStill = await tx.person.count({ where: { id: by, active: true, role: "admin" } });
    if (actor.kind === "person" && isStill === 0) return fail("notAllowed");
    const before = await tx.person.findUniqueOrThrow({ where: { id } });
    if (before.active === active) return ok(before);
    const person = await tx.person.update({ where: { id }, data: { active } });
    if (!active) await tx.session.deleteMany({ where: { personId: id } });
    await recordEvent(tx, actor, personEvent(person, active ? "reactivate" : "deactivate"));
    return ok(person);
  });
}

async function endInvitations(tx: Transaction, email: string): Promise<void> {
  await tx.invitation.updateMany({ where: { email, usedAt: null }, data: { usedAt: new Date() } });
}

export function personEvent(person: Person, verb: PersonVerb) {
  return {
    subject: "person" as const,
    subjectId: person.id,
    subjectCode: String(person.id),
    verb,
    snapshot: keptOfPerson(person),
    visible: false,
  };
}

function isOpen<T extends { usedAt: Date | null; expiresAt: Date }>(invitation: T | null): invitation is T {
  return invitation !== null && invitation.usedAt === null && invitation.expiresAt > new Date();
}

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
