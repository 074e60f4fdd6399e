import "server-only";
import { isLocale } from "#i18n/locale.ts";
import { type Actor, type Role, visitor } from "#policy.ts";
import { database } from "./database.ts";
import { unseal } from "./sealed.ts";
import { isAlive } from "./session-life.ts";

/** Says who asks with this sealed cookie, outside of the framework. */
export async function actorOfCookie(cookie: string | null): Promise<Actor> {
  return actorOf(await personOfSession(await sessionIn(cookie)));
}

/** The cookie holds only the id of a session. */
export async function sessionIn(cookie: string | null): Promise<string | null> {
  const claims = cookie ? await unseal("session", cookie) : null;
  return typeof claims?.session === "string" ? claims.session : null;
}

export function actorOf(person: Awaited<ReturnType<typeof personOfSession>>): Actor {
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
}

/** Written down so often that a session is seen; each look would be a change of the database. */
const seenEveryMs = 60_000;

/** Whether the session still counts is the database's answer. */
export async function personOfSession(id: string | null) {
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
}
