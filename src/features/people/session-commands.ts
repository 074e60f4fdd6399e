import { createHash } from "node:crypto";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import { database } from "#server/database.ts";
import { isAlive } from "#server/session-life.ts";

export type OwnSession = {
  /** a name for it that opens nothing */
  name: string;
  browser: string;
  begun: Date;
  seen: Date;
  isThis: boolean;
};

/** Where somebody is signed in, this session first. */
export async function listOwnSessions(actor: Actor, current: string | null): Promise<OwnSession[]> {
  if (!can.enterDesk(actor)) return [];
  const rows = await database().session.findMany({ where: { personId: actor.id }, orderBy: { seenAt: "desc" } });
  const now = new Date();
  return rows
    .filter((row) => isAlive(row, actor.role, now))
    .map(({ id, browser, createdAt, seenAt }) => ({
      ...{ name: nameOf(id), browser, begun: createdAt, seen: seenAt, isThis: id === current },
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Ends one of one's own sessions, or, without a name, all but the present one. */
export async function endOwnSession(
  actor: Actor,
  current: string | null,
  name: string | null,
): Promise<Result<{ ended: number }, "notAllowed">> {
  if (!can.enterDesk(actor)) return fail("notAllowed");
  const rows = await database().session.findMany({ where: { personId: actor.id }, select: { id: true } });
  const chosen = rows.filter(({ id }) => (name === null ? id !== current : nameOf(id) === name)).map(({ id }) => id);
  const { count } = await database().session.deleteMany({ where: { id: { in: chosen }, personId: actor.id } });
  return ok({ ended: count });
}

function nameOf(id: string): string {
  return createHash("sha256").update(id).digest("base64url").slice(0, 16);
}
