import type { Meeting } from "#generated/prisma/client.ts";
import { mailboxOf } from "#lib/mailbox.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Access, type Actor, can, readable } from "#policy.ts";
import { change, database, type Transaction } from "#server/database.ts";
import { type MeetingRefusal, recordMeetingEvent, update } from "./meeting-changes.ts";

/** Somebody who may read a record that is for people whom it names. */
export type NamedReader = {
  id: number;
  name: string;
  email: string;
  role: string;
  /** the code of the partner for which they speak */
  partner: string | null;
  /** works on it, and says who else may read it */
  isKeeper: boolean;
};

type Seen = { code: string; version: number };
type ReaderRefusal = "namesNobody" | "readerUnknown" | "keeperMissing";

/** The person who says that a record is for people whom it names is one of them: else nobody could name others. */
export function readersOf(
  actor: Actor,
  access: Access,
  before: readonly number[],
): { access: Access; named: number[] } {
  if (access !== "named") return { access, named: [] };
  return { access, named: before.length > 0 || actor.kind !== "person" ? [...before] : [actor.id] };
}

/** The people whom a meeting names, for those who work on it. */
export async function listMeetingReaders(actor: Actor, code: string): Promise<NamedReader[]> {
  if (!can.editMeetings(actor)) return [];
  const meeting = await database().meeting.findFirst({ where: { AND: [{ code }, readable.meetings(actor)] } });
  return peopleNamed(meeting?.named ?? []);
}

export async function peopleNamed(named: readonly number[]): Promise<NamedReader[]> {
  const people = await database().person.findMany({
    where: { id: { in: [...named] } },
    include: { partner: { select: { code: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return people.map((person) => ({
    ...{ id: person.id, name: person.name, email: person.email, role: person.role },
    ...{ partner: person.partner?.code ?? null, isKeeper: can.keepNamed(person) },
  }));
}

/** Lets one more person read it, whom the unit knows by the address with which they sign in: it has no list of all accounts. */
export async function nameMeetingReader(
  actor: Actor,
  seen: Seen,
  email: string,
): Promise<Result<Meeting, MeetingRefusal | ReaderRefusal>> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change<Meeting, MeetingRefusal | ReaderRefusal>((tx) =>
    update<MeetingRefusal | ReaderRefusal>(tx, actor, seen, { verb: "name" }, (row) =>
      withReader(tx, seen, row, email),
    ),
  );
}

/** From here on that person reads it no more. Somebody of the unit always remains, who can name others. */
export async function endMeetingReading(
  actor: Actor,
  seen: Seen,
  personId: number,
): Promise<Result<Meeting, MeetingRefusal | ReaderRefusal>> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change<Meeting, MeetingRefusal | ReaderRefusal>((tx) =>
    update<MeetingRefusal | ReaderRefusal>(tx, actor, seen, { verb: "name" }, (row) =>
      withoutReader(tx, row, personId),
    ),
  );
}

type Naming = Result<{ named: number[] }, ReaderRefusal>;
type Named = { access: Access; named: readonly number[] };

export async function withReader(
  tx: Transaction,
  { code }: Seen,
  { access, named }: Named,
  email: string,
): Promise<Naming> {
  if (access !== "named") return fail("namesNobody", { codes: code });
  const person = await tx.person.findUnique({ where: { email: mailboxOf(email), active: true } });
  if (!person) return fail("readerUnknown", { email: email.trim() });
  return ok({ named: [...named.filter((id) => id !== person.id), person.id] });
}

export async function withoutReader(tx: Transaction, { named }: Named, personId: number): Promise<Naming> {
  const remaining = named.filter((id) => id !== personId);
  if (remaining.length === named.length) return fail("readerUnknown", { email: "" });
  const people = await tx.person.findMany({ where: { id: { in: remaining } } });
  return people.some(can.keepNamed) ? ok({ named: remaining }) : fail("keeperMissing");
}

/** Of those whom a record names, those whose account is open; where nobody of the unit would remain, whoever settles it too. */
export async function settledReaders(tx: Transaction, actor: Actor, before: readonly number[]): Promise<number[]> {
  const people = await tx.person.findMany({ where: { id: { in: [...before] }, active: true } });
  const active = before.filter((one) => people.some((person) => person.id === one));
  return people.some(can.keepNamed) ? active : [...active, await keeperInstead(tx, actor)];
}

async function keeperInstead(tx: Transaction, actor: Actor): Promise<number> {
  if (actor.kind === "person") return actor.id;
  const { id } = await tx.person.findFirstOrThrow({ where: { role: "admin", active: true }, orderBy: { id: "asc" } });
  return id;
}

/** After an account was closed or got other work, and before one is opened again. */
export async function settleMeetingReaders(actor: Actor): Promise<void> {
  if (!can.managePeople(actor)) return;
  const ids = await database().meeting.findMany({ where: { access: "named" }, select: { id: true } });
  for (const { id } of ids) {
    await change<null, never>(async (tx) => {
      await tx.$queryRaw`SELECT id FROM meeting WHERE id = ${id} FOR UPDATE`;
      const before = await tx.meeting.findUniqueOrThrow({ where: { id } });
      const named = await settledReaders(tx, actor, before.named);
      if (named.join() === before.named.join()) return ok(null);
      const after = await tx.meeting.update({ where: { id }, data: { named, version: before.version + 1 } });
      await recordMeetingEvent(tx, actor, after, { verb: "name" }, before);
      return ok(null);
    });
  }
}
