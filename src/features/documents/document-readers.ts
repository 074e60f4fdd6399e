import {
  type NamedReader,
  peopleNamed,
  settledReaders,
  settleMeetingReaders,
  withoutReader,
  withReader,
} from "#features/meetings/meeting-readers.ts";
import type { Document } from "#generated/prisma/client.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, readable } from "#policy.ts";
import { change, database } from "#server/database.ts";
import { type DocumentRefusal as Refusal, recordDocumentEvent, updateDocument } from "./document-changes.ts";

type Seen = { code: string; version: number };

/** The people whom a document names, for those who work on it. */
export async function listNamedReaders(actor: Actor, code: string): Promise<NamedReader[]> {
  if (!can.editDocuments(actor)) return [];
  const document = await database().document.findFirst({ where: { AND: [{ code }, readable.documents(actor)] } });
  return peopleNamed(document?.named ?? []);
}

/** Lets one more person read it, whom the unit knows by the address with which they sign in: it has no list of all accounts. */
export async function nameReader(actor: Actor, seen: Seen, email: string): Promise<Result<Document, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  return change<Document, Refusal>((tx) =>
    updateDocument<Refusal>(tx, actor, seen, { verb: "name" }, (row) => withReader(tx, seen, row, email)),
  );
}

/** From here on that person reads it no more. Somebody of the unit always remains, who can name others. */
export async function endReading(actor: Actor, seen: Seen, personId: number): Promise<Result<Document, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  return change<Document, Refusal>((tx) =>
    updateDocument<Refusal>(tx, actor, seen, { verb: "name" }, (row) => withoutReader(tx, row, personId)),
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
      const named = await settledReaders(tx, actor, before.named);
      if (named.join() === before.named.join()) return ok(null);
      const version = before.version + 1;
      const after = await tx.document.update({ where: { id }, data: { named, version } });
      await recordDocumentEvent(tx, actor, after, { verb: "name" }, before);
      return ok(null);
    });
  }
  await settleMeetingReaders(actor);
}
