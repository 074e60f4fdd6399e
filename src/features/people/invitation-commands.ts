import { createHash, randomBytes } from "node:crypto";
import type { Invitation, Person } from "#generated/prisma/client.ts";
import { addressOf } from "#i18n/address.ts";
import { defaultLocale, isLocale, type Locale } from "#i18n/locale.ts";
import { mailbox, mailboxOf } from "#lib/mailbox.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, type Person as PersonActor, type Role, roles } from "#policy.ts";
import { change, database, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { hashPassword } from "#server/passwords/passwords.ts";
import { confirmationOf, endOfLink, isOpen, isOwnLink } from "./invitation.ts";
import { needsPartner, type PersonVerb } from "./person.ts";
import { personEvent } from "./person-event.ts";
import { giveStanding, lockAccount, type Standing } from "./role-changes.ts";

/** `path` is `null` where the link waits for another administrator, who gets it. */
export type MadeLink = { id: number; path: string | null; expiresAt: Date };

type InvitationRefusal =
  | "notAllowed"
  | "invalidEmail"
  | "unknownRole"
  | "partnerMissing"
  | "unknownPartner"
  | "hasAccount"
  | "secondMissing";

/** A one-time link with which somebody makes an account. Links made for the same address before are over. */
export async function invite(
  actor: Actor,
  input: { email: string; role: string; partner?: string; language?: Locale },
): Promise<Result<MadeLink, InvitationRefusal>> {
  if (!can.invite(actor)) return fail("notAllowed");
  const read = mailbox.safeParse(input.email);
  if (!read.success) return fail("invalidEmail");
  const email = read.data;
  const role = roles.find((one) => one === input.role);
  if (!role) return fail("unknownRole", { roles: roles.join(", ") });
  if (needsPartner(role) && !input.partner) return fail("partnerMissing");
  return change(async (tx) => {
    const partner = input.partner ? await tx.partner.findUnique({ where: { code: input.partner } }) : null;
    if (input.partner && !partner) return fail("unknownPartner");
    const needed = await confirmation(tx, actor, { role, resets: false });
    if (needed === "refused") return fail("secondMissing");
    await endLinks(tx, email);
    if ((await tx.person.count({ where: { email } })) > 0) return fail("hasAccount", { email });
    const data = { email, role, partnerId: partner?.id ?? null, resetsId: null };
    return ok(await makeLink(tx, actor, data, needed === "second", input.language ?? defaultLocale, "invite"));
  });
}

type ResetRefusal = "notAllowed" | "notFound" | "ownAccount" | "deactivated" | "resetNeedsOperator";

/** A new password for somebody who has an account, which stays as it is. Its owner is told at the next sign-in. */
export async function resetPassword(actor: Actor, id: number): Promise<Result<MadeLink, ResetRefusal>> {
  if (!can.managePeople(actor)) return fail("notAllowed");
  if (actor.kind === "person" && actor.id === id) return fail("ownAccount");
  return change(async (tx) => {
    const person = await tx.person.findUnique({ where: { id } });
    if (!person) return fail("notFound");
    if (!person.active) return fail("deactivated");
    const needed = await confirmation(tx, actor, { ...person, role: person.role as Role, resets: true });
    if (needed === "refused") return fail("resetNeedsOperator");
    await endLinks(tx, person.email);
    const { email, role, partnerId, language } = person;
    const data = { email, role, partnerId, resetsId: id };
    const waits = needed === "second";
    return ok(await makeLink(tx, actor, data, waits, isLocale(language) ? language : defaultLocale, "reset-password"));
  });
}

type Confirmed = (MadeLink & { email: string }) | { changed: Person };

type LinkRefusal = "notAllowed" | "notFound" | "lastAdministrator" | "linkOver" | "ownLink";

/**
 * The second administrator, neither who asked for it nor whom it is about, gets the link and hands it over; another role is
 * given at once.
 */
export async function confirmLink(actor: Actor, id: number, language: Locale): Promise<Result<Confirmed, LinkRefusal>> {
  if (!can.managePeople(actor) || actor.kind !== "person") return fail("notAllowed");
  return change<Confirmed, LinkRefusal>(async (tx) => {
    const link = await lockLink(tx, id);
    if (!link || link.tokenHash !== null) return fail("linkOver");
    if (isOwnLink(link, actor.id)) return fail("ownLink");
    if (link.changesId !== null) {
      const person = await lockAccount(tx, actor, link.changesId);
      if (!person.ok) return person;
      await tx.invitation.update({ where: { id }, data: { usedAt: new Date(), confirmedById: actor.id } });
      const { role, partnerId } = link;
      const changed = await giveStanding(tx, actor, person.value, { role, partnerId, postId: null });
      return changed.ok ? ok({ changed: changed.value }) : changed;
    }
    const { token, tokenHash } = newToken();
    const expiresAt = endOfLink({ resets: link.resetsId !== null }, false, new Date());
    const confirmed = await tx.invitation.update({
      where: { id },
      data: { tokenHash, expiresAt, confirmedById: actor.id },
    });
    await recordEvent(tx, actor, await linkEvent(tx, confirmed, "confirm-link"));
    return ok({ id, path: addressOf(language, "/invitation/[token]", token), expiresAt, email: link.email });
  });
}

export async function revokeLink(
  actor: Actor,
  id: number,
): Promise<Result<{ email: string }, "notAllowed" | "linkOver">> {
  if (!can.managePeople(actor)) return fail("notAllowed");
  return change(async (tx) => {
    const link = await lockLink(tx, id);
    if (!link) return fail("linkOver");
    const revoked = await tx.invitation.update({ where: { id }, data: { revokedAt: new Date() } });
    await recordEvent(tx, actor, await linkEvent(tx, revoked, "revoke-link"));
    return ok({ email: link.email });
  });
}

export type FoundInvitation = { email: string; role: Role; hasAccount: boolean; name: string | null; expiresAt: Date };

/** `hasAccount`: the link is for a new password of an account, which has that name. */
export async function findInvitation(token: string): Promise<FoundInvitation | null> {
  const link = await database().invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { resets: { select: { name: true } } },
  });
  if (!isOpen(link, new Date())) return null;
  const { email, role, expiresAt, resets } = link;
  return { email, role: role as Role, hasAccount: resets !== null, name: resets?.name ?? null, expiresAt };
}

/** The address to which a link belonged that was used. */
export async function usedInvitation(token: string): Promise<string | null> {
  const link = await database().invitation.findUnique({ where: { tokenHash: hashToken(token) } });
  return link?.usedAt ? link.email : null;
}

/** Makes the account, or gives the one that it resets a new password and ends its sessions. The link works once. */
export async function acceptInvitation(
  token: string,
  input: { name: string; password: string; language: string },
): Promise<Result<Person, "invitationOver" | "tooManyAtOnce">> {
  // Looked at before anything is hashed: a made-up link costs nothing.
  if (!(await findInvitation(token))) return fail("invitationOver");
  const hashed = await hashPassword(input.password);
  if (!hashed.ok) return hashed;
  const passwordHash = hashed.value;
  return change(async (tx) => {
    const tokenHash = hashToken(token);
    await tx.$queryRaw`SELECT id FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`;
    const link = await tx.invitation.findUnique({ where: { tokenHash } });
    if (!isOpen(link, new Date())) return fail("invitationOver");
    const { email, role, partnerId, resetsId } = link;
    await tx.invitation.update({ where: { tokenHash }, data: { usedAt: new Date() } });
    if (resetsId !== null) {
      const person = await tx.person.update({ where: { id: resetsId }, data: { passwordHash } });
      if (!person.active) return fail("invitationOver");
      await tx.session.deleteMany({ where: { personId: resetsId } });
      await recordEvent(tx, { kind: "portal" }, personEvent(person, "accept-reset"));
      return ok(person);
    }
    if ((await tx.person.count({ where: { email } })) > 0) return fail("invitationOver");
    const { name, language } = input;
    const person = await tx.person.create({ data: { email, role, partnerId, name, passwordHash, language } });
    await recordEvent(tx, { kind: "portal" }, personEvent(person, "accept-invitation"));
    return ok(person);
  });
}

/** Nobody uses, confirms or makes a link under this address meanwhile. */
export async function holdLinks(tx: Transaction, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`link ${mailboxOf(email)}`}))`;
  await tx.$queryRaw`
    SELECT id FROM invitation WHERE email = ${email} AND used_at IS NULL AND revoked_at IS NULL FOR UPDATE`;
}

/** Every link with which somebody could come under this address. Another one that is made meanwhile waits. */
export async function endLinks(tx: Transaction, email: string): Promise<void> {
  await holdLinks(tx, email);
  await tx.invitation.updateMany({ where: { email, usedAt: null, revokedAt: null }, data: { revokedAt: new Date() } });
}

/** Of what is asked for an account of this role, or for one that has it already; `was` its role before. */
export async function confirmation(
  tx: Transaction,
  actor: Actor,
  {
    id = 0,
    role,
    was = role,
    partnerId = null,
    resets,
  }: { id?: number; role: Role; was?: Role; partnerId?: number | null; resets: boolean },
) {
  // An operator holds the whole database.
  if (actor.kind !== "person") return "none";
  const speaks = needsPartner(role) || (resets && partnerId !== null);
  const others = await tx.person.findMany({
    where: { role: "admin", NOT: { id: actor.id } },
    select: { id: true, active: true },
  });
  const isThere = others.some((one) => one.active && one.id !== id);
  const second = isThere ? "there" : others.length > 0 ? "gone" : "never";
  return confirmationOf({ resets, speaks, manages: role === "admin" || was === "admin" }, second);
}

/** A role that waits for the second administrator; what waited for that account before is over. */
export async function askForRole(
  tx: Transaction,
  actor: PersonActor,
  person: Person,
  standing: Standing,
): Promise<void> {
  const { role, partnerId } = standing;
  const madeAt = new Date();
  const data = { email: person.email, role, partnerId, changesId: person.id, madeById: actor.id, madeAt };
  await tx.invitation.create({ data: { ...data, expiresAt: endOfLink({ resets: false }, true, madeAt) } });
  await recordEvent(tx, actor, personEvent(person, "ask-role"));
}

async function makeLink(
  tx: Transaction,
  actor: Actor,
  link: Pick<Invitation, "email" | "role" | "partnerId" | "resetsId">,
  waits: boolean,
  language: Locale,
  verb: PersonVerb,
): Promise<MadeLink> {
  const { token, tokenHash } = newToken();
  const madeAt = new Date();
  const expiresAt = endOfLink({ resets: link.resetsId !== null }, waits, madeAt);
  const madeById = actor.kind === "person" ? actor.id : null;
  const kept = { ...link, madeAt, madeById, expiresAt, tokenHash: waits ? null : tokenHash };
  const made = await tx.invitation.create({ data: kept });
  await recordEvent(tx, actor, await linkEvent(tx, made, verb));
  return { id: made.id, path: waits ? null : addressOf(language, "/invitation/[token]", token), expiresAt };
}

async function lockLink(tx: Transaction, id: number): Promise<Invitation | null> {
  await tx.$queryRaw`SELECT id FROM invitation WHERE id = ${id} FOR UPDATE`;
  const link = await tx.invitation.findUnique({ where: { id } });
  return isOpen(link, new Date()) ? link : null;
}

/** Of the account that it is about; one for somebody who has none yet is called by its number. */
async function linkEvent(tx: Transaction, link: Invitation, verb: PersonVerb) {
  const { id, role, partnerId } = link;
  const about = link.resetsId ?? link.changesId;
  if (about !== null) return personEvent(await tx.person.findUniqueOrThrow({ where: { id: about } }), verb);
  const partner = partnerId === null ? null : await tx.partner.findUnique({ where: { id: partnerId } });
  return {
    subject: "person" as const,
    subjectId: null,
    subjectCode: `invitation/${id}`,
    verb,
    snapshot: { role, partner: partner?.code ?? null },
    visible: false,
  };
}

function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(24).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
