import type { Document } from "#generated/prisma/client.ts";
import { mailboxOf } from "#lib/mailbox.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, readable } from "#policy.ts";
import { change, database, type Transaction } from "#server/database.ts";
import { type DocumentRefusal as Refusal, recordDocumentEvent, updateDocument } from "./document-changes.ts";

/** Somebody who may read a document that is for people whom it names. */
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

/** The people whom a document names, for those who work on it. */
export async function listNamedReaders(actor: Actor, code: string): Promise<NamedReader[]> {
  if (!can.editDocuments(actor)) return [];
  const document = await database().document.findFirst({ where: { AND: [{ code }, readable.documents(actor)] } });
  const people = await database().person.findMany({
    where: { id: { in: document?.named ?? [] } },
    include: { partner: { select: { code: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return people.map((person) => ({
    ...{ id: person.id, name: person.name, email: person.email, role: person.role },
    ...{ partner: person.partner?.code ?? null, isKeeper: can.keepNamed(person) },
  }));
}

/** Lets one more person read it, whom the unit knows by the address with which they sign in: it has no list of all accounts. */
export async function nameReader(actor: Actor, seen: Seen, email: string): Promise<Result<Document, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  return change<Document, Refusal>((tx) =>
    updateDocument<Refusal>(tx, actor, seen, { verb: "name" }, async ({ access, named }) => {
      if (access !== "named") return fail("namesNobody", { codes: seen.code });
      const person = await tx.person.findUnique({ where: { email: mailboxOf(email), active: true } });
      if (!person) return fail("readerUnknown", { email: email.trim() });
      return ok({ named: [...named.filter((id) => id !== person.id), person.id] });
    }),
  );
}

/** From here on that person reads it no more. Somebody of the unit always remains, who can name others. */
export async function endReading(actor: Actor, seen: Seen, personId: number): Promise<Result<Document, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  return change<Document, Refusal>((tx) =>
    updateDocument<Refusal>(tx, actor, seen, { verb: "name" }, async ({ named }) => {
      const remaining = named.filter((id) => id !== personId);
      if (remaining.length === named.length) return fail("readerUnknown", { email: "" });
      const people = await tx.person.findMany({ where: { id: { in: remaining } } });
      return people.some(can.keepNamed) ? ok({ named: remaining }) : fail("keeperMissing");
    }),
  );
}

/**
 * After an account was closed or got other work, and before one is opened again: nobody whose account is closed stays named, and
 * where nobody of the unit would remain, the administrator who did it takes the place.
 */
export async function settleReaders(actor: Actor): Promise<void> {
  if (!can.managePeople(actor)) return;
  const ids = await database().document.findMany({ where: { access: "named" }, select: { id: true } });
  for (const { id } of ids) {
    await change<null, never>(async (tx) => {
      await tx.$queryRaw`SELECT id FROM document WHERE id = ${id} FOR UPDATE`;
      const before = await tx.document.findUniqueOrThrow({ where: { id } });
      const people = await tx.person.findMany({ where: { id: { in: before.named }, active: true } });
      const active = before.named.filter((one) => people.some((person) => person.id === one));
      const named = people.some(can.keepNamed) ? active : [...active, await keeperInstead(tx, actor)];
      if (named.join() === before.named.join()) return ok(null);
      const version = before.version + 1;
      const after = await tx.document.update({ where: { id }, data: { named, version } });
      await recordDocumentEvent(tx, actor, after, { verb: "name" }, before);
      return ok(null);
    });
  }
}

async function keeperInstead(tx: Transaction, actor: Actor): Promise<number> {
  if (actor.kind === "person") return actor.id;
  const { id } = await tx.person.findFirstOrThrow({ where: { role: "admin", active: true }, orderBy: { id: "asc" } });
  return id;
}
