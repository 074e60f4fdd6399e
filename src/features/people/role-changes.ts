import type { Person } from "#generated/prisma/client.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { personEvent } from "./person-event.ts";

/** By it the policy knows what somebody may do. */
export type Standing = Pick<Person, "role" | "partnerId" | "postId">;

/** Of two administrators who take each other's place away at once, the second is no administrator any more. */
export async function lockAccount(
  tx: Transaction,
  actor: Actor,
  id: number,
): Promise<Result<Person, "notAllowed" | "notFound">> {
  const by = actor.kind === "person" ? actor.id : id;
  await tx.$queryRaw`SELECT id FROM person WHERE id IN (${id}, ${by}) ORDER BY id FOR UPDATE`;
  const isStill = await tx.person.count({ where: { id: by, active: true, role: "admin" } });
  if (!can.managePeople(actor) || (actor.kind === "person" && isStill === 0)) return fail("notAllowed");
  const person = await tx.person.findUnique({ where: { id } });
  return person ? ok(person) : fail("notFound");
}

/** From here on the person can do what goes with it. Their sessions end, for each page that stands open was made for who they were. */
export async function giveStanding(
  tx: Transaction,
  actor: Actor,
  person: Person,
  standing: Standing,
): Promise<Result<Person, "lastAdministrator">> {
  if (standing.role !== "admin" && (await isLast(tx, person))) return fail("lastAdministrator");
  const changed = await tx.person.update({ where: { id: person.id }, data: standing });
  await tx.session.deleteMany({ where: { personId: person.id } });
  await recordEvent(tx, actor, personEvent(changed, "change-role"));
  return ok(changed);
}

/** The database says so, too: `an_administrator_remains`. */
export async function isLast(tx: Transaction, { id, role, active }: Person): Promise<boolean> {
  if (role !== "admin" || !active) return false;
  return (await tx.person.count({ where: { role: "admin", active: true, NOT: { id } } })) === 0;
}
