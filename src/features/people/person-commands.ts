import type { Person } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, type Role } from "#policy.ts";
import { change } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { askForRole, confirmation, endLinks, holdLinks } from "./invitation-commands.ts";
import { needsPartner } from "./person.ts";
import { personEvent } from "./person-event.ts";
import { giveStanding, isLast, lockAccount } from "./role-changes.ts";

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
type PersonRefusal = "notAllowed" | "notFound" | "ownAccount" | "lastAdministrator" | "secondMissing";

/**
 * Ends every session of the person, and every link with which they could come back. Nobody does this to themselves, so
 * that an administrator always remains. It is done at once of an administrator, too: nobody can do more by it than before.
 */
export async function deactivate(actor: Actor, id: number): Promise<Result<Person, PersonRefusal>> {
  return setActive(actor, id, false);
}

/** An administrator comes back by an operator alone. */
export async function reactivate(actor: Actor, id: number): Promise<Result<Person, PersonRefusal>> {
  return setActive(actor, id, true);
}

/** Another role, partner or post, at once or, where it is too much for one administrator, once a second confirms it. */
export async function changeAccount(
  actor: Actor,
  id: number,
  { role, ...codes }: { role: Role; partner: string | null; post: string | null },
): Promise<Result<Person, AccountRefusal>> {
  if (!can.managePeople(actor)) return fail("notAllowed");
  if (actor.kind === "person" && actor.id === id) return fail("ownAccount");
  if (needsPartner(role) && !codes.partner) return fail("partnerMissing");
  return change<Person, AccountRefusal>(async (tx) => {
    const account = await tx.person.findUnique({ where: { id }, select: { email: true } });
    if (!account) return fail("notFound");
    // Links before people: in the order in which who accepts one holds them.
    await holdLinks(tx, account.email);
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
    const needed = await confirmation(tx, actor, { id, role, was: value.role as Role, resets: false });
    if (needed === "refused") return fail("secondMissing");
    await endLinks(tx, account.email);
    if (needed === "none" || actor.kind !== "person") return giveStanding(tx, actor, value, after);
    await askForRole(tx, actor, value, after);
    return before;
  });
}

async function setActive(actor: Actor, id: number, active: boolean): Promise<Result<Person, PersonRefusal>> {
  if (!can.managePeople(actor)) return fail("notAllowed");
  if (actor.kind === "person" && actor.id === id) return fail("ownAccount");
  return change<Person, PersonRefusal>(async (tx) => {
    const account = await tx.person.findUnique({ where: { id }, select: { email: true } });
    if (!account) return fail("notFound");
    // Links before people: in the order in which who accepts one holds them.
    if (!active) await endLinks(tx, account.email);
    const before = await lockAccount(tx, actor, id);
    if (!before.ok || before.value.active === active) return before;
    if (active && before.value.role === "admin" && actor.kind === "person") return fail("secondMissing");
    if (!active && (await isLast(tx, before.value))) return fail("lastAdministrator");
    const person = await tx.person.update({ where: { id }, data: { active } });
    if (!active) await tx.session.deleteMany({ where: { personId: id } });
    await recordEvent(tx, actor, personEvent(person, active ? "reactivate" : "deactivate"));
    return ok(person);
  });
}
