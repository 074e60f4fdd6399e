import type { Person } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, type Role } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { endLinks } from "./invitation-commands.ts";
import { needsPartner } from "./person.ts";
import { personEvent } from "./person-event.ts";

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

type AccountRefusal = PersonRefusal | "unknownPartner" | "partnerMissing" | "unknownPost";
type PersonRefusal = "notAllowed" | "notFound" | "ownAccount" | "lastAdministrator";

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

/**
 * Another role, partner or post: from here on the person can do what goes with it. Their sessions end, for each page that
 * stands open was made for who they were.
 */
export async function changeAccount(
  actor: Actor,
  id: number,
  { role, ...codes }: { role: Role; partner: string | null; post: string | null },
): Promise<Result<Person, AccountRefusal>> {
  if (!can.managePeople(actor)) return fail("notAllowed");
  if (actor.kind === "person" && actor.id === id) return fail("ownAccount");
  if (needsPartner(role) && !codes.partner) return fail("partnerMissing");
  return change<Person, AccountRefusal>(async (tx) => {
    const before = await lockAccount(tx, actor, id);
    if (!before.ok) return before;
    const partner = codes.partner ? await tx.partner.findUnique({ where: { code: codes.partner } }) : null;
    if (codes.partner && !partner) return fail("unknownPartner");
    const code = role === "liaison" ? codes.post : null;
    const post = code ? await tx.liaisonPost.findUnique({ where: { code } }) : null;
    if (code && !post) return fail("unknownPost");
    const after = { role, partnerId: partner?.id ?? null, postId: post?.id ?? null };
    const { value } = before;
    if (value.role === role && value.partnerId === after.partnerId && value.postId === after.postId) return ok(value);
    if (role !== "admin" && (await isLast(tx, value))) return fail("lastAdministrator");
    const person = await tx.person.update({ where: { id }, data: after });
    await tx.session.deleteMany({ where: { personId: id } });
    await recordEvent(tx, actor, personEvent(person, "change-role"));
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
    if (!active) await endLinks(tx, account.email);
    const before = await lockAccount(tx, actor, id);
    if (!before.ok || before.value.active === active) return before;
    if (!active && (await isLast(tx, before.value))) return fail("lastAdministrator");
    const person = await tx.person.update({ where: { id }, data: { active } });
    if (!active) await tx.session.deleteMany({ where: { personId: id } });
    await recordEvent(tx, actor, personEvent(person, active ? "reactivate" : "deactivate"));
    return ok(person);
  });
}

/** Of two administrators who take each other's place away at once, the second is no administrator any more. */
async function lockAccount(tx: Transaction, actor: Actor, id: number): Promise<Result<Person, PersonRefusal>> {
  const by = actor.kind === "person" ? actor.id : id;
  await tx.$queryRaw`SELECT id FROM person WHERE id IN (${id}, ${by}) ORDER BY id FOR UPDATE`;
  const isStill = await tx.person.count({ where: { id: by, active: true, role: "admin" } });
  if (actor.kind === "person" && isStill === 0) return fail("notAllowed");
  const person = await tx.person.findUnique({ where: { id } });
  return person ? ok(person) : fail("notFound");
}

/** The database says so, too: `an_administrator_remains`. */
async function isLast(tx: Transaction, { id, role, active }: Person): Promise<boolean> {
  if (role !== "admin" || !active) return false;
  return (await tx.person.count({ where: { role: "admin", active: true, NOT: { id } } })) === 0;
}
