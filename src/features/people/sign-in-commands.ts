import { randomBytes } from "node:crypto";
import type { Person } from "#generated/prisma/client.ts";
import { mailboxOf } from "#lib/mailbox.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, type Role } from "#policy.ts";
import { asked, change, database, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { forget, giveBack, lift, limits, take, takeAll } from "#server/limits.ts";
import { hashPassword, verifyPassword } from "#server/passwords/passwords.ts";
import { sessionLife } from "#server/session-life.ts";
import { nowhere, type Visit } from "#server/visit.ts";
import { personEvent } from "./person-event.ts";

type Guessing = "tooManyAttempts" | "tooManyAtOnce";

/** The id of a new session. Guessing is slowed down by counting failures in the database, across every instance. */
export async function signIn(
  input: { email: string; password: string },
  from: Visit = nowhere,
): Promise<Result<{ session: string; person: Person }, "wrongCredentials" | Guessing>> {
  const email = mailboxOf(input.email).slice(0, 254);
  const person = await database().person.findUnique({ where: { email } });
  const attempt = await attemptOf(email, person, from);
  if (!attempt.ok) return attempt;
  const { first, onSuccess } = attempt.value;
  const verified = await verifyPassword(input.password, person?.active ? person.passwordHash : null, { first });
  if (!verified.ok) return verified;
  if (!verified.value.right || !person) return fail("wrongCredentials");
  // Made anew at what a guess costs today; where the pool has no room for that, at another time.
  const anew = verified.value.outdated ? await hashPassword(input.password) : null;
  const signed = await change(async (tx) => {
    // Looking at a password takes a while: one that was changed meanwhile, or an account that was closed, opens nothing.
    const unchanged = await tx.$queryRaw<unknown[]>`
      SELECT id FROM person WHERE id = ${person.id} AND active AND password_hash = ${person.passwordHash} FOR NO KEY UPDATE`;
    if (unchanged.length === 0) return fail("wrongCredentials");
    if (anew?.ok) await tx.person.update({ where: { id: person.id }, data: { passwordHash: anew.value } });
    await tx.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    return ok({ session: await beginSession(tx, person, from.browser), person });
  });
  if (signed.ok) await onSuccess();
  return signed;
}

/**
 * Counted before the password is looked at: a hundred guesses at once are a hundred attempts. A device on which that
 * person has signed in before has attempts of its own, and its place before all others: nobody who guesses elsewhere keeps
 * its owner out.
 */
async function attemptOf(
  email: string,
  person: Person | null,
  { line, device }: Visit,
): Promise<Result<{ first: boolean; onSuccess: () => Promise<void> }, "tooManyAttempts">> {
  if (person && device?.people.includes(person.id)) {
    const ofDevice = [limits.signInOfDevice, `${device.id} ${person.id}`] as const;
    if ((await take(asked, ...ofDevice)) === null) {
      return ok({ first: true, onSuccess: () => forget(asked, ofDevice) });
    }
  }
  const others = [[limits.signInOfAll, ""] as const, ...(line ? [[limits.signInOfAddress, line] as const] : [])];
  const seconds = await takeAll(asked, ...others, [limits.signInOfAccount, email]);
  if (seconds !== null) return tooMany(seconds);
  const onSuccess = async () => {
    await giveBack(asked, ...others);
    await forget(asked, [limits.signInOfAccount, email]);
  };
  return ok({ first: false, onSuccess });
}

function tooMany(seconds: number) {
  return fail("tooManyAttempts", { seconds, minutes: Math.ceil(seconds / 60) });
}

/** Somebody comes with a link; nobody guesses one, but each one that is tried is looked for. */
export async function mayTryLink({ line }: Visit): Promise<Result<true, "tooManyAttempts">> {
  const ofLine = line ? [[limits.linkOfAddress, line] as const] : [];
  const seconds = await takeAll(asked, [limits.linkOfAll, ""], ...ofLine);
  return seconds === null ? ok(true) : tooMany(seconds);
}

/** For the next quarter of an hour guesses elsewhere do not keep this person out. */
export async function liftLimits(actor: Actor, id: number): Promise<Result<Person, "notAllowed" | "notFound">> {
  if (!can.managePeople(actor)) return fail("notAllowed");
  const person = await database().person.findUnique({ where: { id } });
  if (!person) return fail("notFound");
  await lift(asked, limits.signInOfAccount, person.email);
  await lift(asked, limits.signInOfAll, "");
  return ok(person);
}

export async function signOut(session: string): Promise<void> {
  await database().session.deleteMany({ where: { id: session } });
}

async function beginSession(tx: Transaction, { id, role }: Pick<Person, "id" | "role">, browser: string) {
  const session = randomBytes(24).toString("base64url");
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + sessionLife(role as Role).end * 1000);
  await tx.session.create({ data: { id: session, personId: id, createdAt, seenAt: createdAt, expiresAt, browser } });
  return session;
}

/**
 * Ends every session of the person and begins another one, whose id is returned. A stranger at an open session may not guess
 * the password faster than at sign-in, and a password that was set by a link meanwhile stands.
 */
export async function changePassword(
  actor: Actor,
  input: { current: string; next: string },
  session: string,
): Promise<Result<{ session: string }, "notAllowed" | "wrongPassword" | Guessing>> {
  if (!can.enterDesk(actor)) return fail("notAllowed");
  const ofAccount = [limits.passwordOfAccount, String(actor.id)] as const;
  const seconds = await take(asked, ...ofAccount);
  if (seconds !== null) return tooMany(seconds);
  const person = await database().person.findUniqueOrThrow({ where: { id: actor.id } });
  const verified = await verifyPassword(input.current, person.passwordHash, { first: true });
  if (!verified.ok) return verified;
  if (!verified.value.right) {
    // Sent again, because the answer was lost, the old password is wrong and the new one stands.
    const again = await verifyPassword(input.next, person.passwordHash, { first: true });
    if (!again.ok) return again;
    return again.value.right ? ok({ session }) : fail("wrongPassword");
  }
  const hashed = await hashPassword(input.next, { first: true });
  if (!hashed.ok) return hashed;
  const changed = await change(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: actor.id, active: true, passwordHash: person.passwordHash },
      data: { passwordHash: hashed.value },
    });
    if (count === 0) return fail("wrongPassword");
    const account = await tx.person.findUniqueOrThrow({ where: { id: actor.id } });
    const { browser = "" } = (await tx.session.findUnique({ where: { id: session } })) ?? {};
    await tx.session.deleteMany({ where: { personId: actor.id } });
    await recordEvent(tx, actor, personEvent(account, "change-password"));
    return ok({ session: await beginSession(tx, account, browser) });
  });
  if (changed.ok) await forget(asked, ofAccount);
  return changed;
}
