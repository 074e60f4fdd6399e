import type { Seen } from "#features/recommendations/recommendation-changes.ts";
import {
  citedAmong,
  codeBefore,
  codeOfDiscarded,
  findRight,
  isTakenBack,
} from "#features/recommendations/taking-back.ts";
import type { Document } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change } from "#server/database.ts";
import {
  narrowerMeetings,
  type DocumentRefusal as Refusal,
  recordDocumentEvent,
  updateDocument,
} from "./document-changes.ts";
import { freeDocumentCode } from "./document-commands.ts";
import { takeApart } from "./document-joining.ts";

/** Throws away a draft, on which nothing hangs: nobody sees it any more, and its address is free. */
export async function discardDocument(actor: Actor, seen: Seen): Promise<Result<Document, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  return change<Document, Refusal>((tx) =>
    updateDocument<Refusal>(tx, actor, seen, { verb: "discard" }, async ({ id, code }) => {
      if ((await citedAmong(tx, "document", [id])).has(id)) return fail("citedAlready", { codes: code });
      return ok({ discardedAt: new Date(), code: codeOfDiscarded(id) });
    }),
  );
}

/**
 * Says of one that has been published that it was recorded by mistake, and which is the right one (`right`: its code), where
 * there is one. Its address says so from then on.
 */
export async function voidDocument(
  actor: Actor,
  seen: Seen,
  { reason, right }: { reason: Localized; right: string | null },
): Promise<Result<Document, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  if (!reason.en || !reason.ru) return fail("reasonMissing");
  return change<Document, Refusal>((tx) =>
    updateDocument<Refusal>(tx, actor, seen, { verb: "void", reason }, async ({ id, code }) => {
      if (!(await citedAmong(tx, "document", [id])).has(id)) return fail("citedNever", { codes: code });
      const found = await findRight(tx, "document", right, [id], actor);
      return found.ok ? ok({ voidedAt: new Date(), rightId: found.value }) : found;
    }),
  );
}

/** Puts what was discarded, voided or joined into the record again. Of what was voided the reason stays in the history. */
export async function restoreDocument(
  actor: Actor,
  { code, version }: Seen,
  reason: Localized,
): Promise<Result<Document, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  return change<Document, Refusal>(async (tx) => {
    const before = await tx.document.findUnique({ where: { code, ...readable.leveled(actor) } });
    if (!before || !isTakenBack(before)) return fail("notFound");
    if (before.voidedAt && !before.joined && !reason.en && !reason.ru) return fail("reasonMissing");
    const held = await narrowerMeetings(tx, before);
    if (held.length > 0) return fail("paperWider", { codes: held.join(", ") });
    const called = before.discardedAt
      ? await freeDocumentCode(tx, before, await codeBefore(tx, "document", before.id))
      : ok(code);
    if (!called.ok) return called;
    const { count } = await tx.document.updateMany({
      where: { id: before.id, version },
      data: { ...kept, rightId: null, joined: false, code: called.value, version: version + 1 },
    });
    if (count === 0) return fail("changedMeanwhile");
    const after = await tx.document.findUniqueOrThrow({ where: { id: before.id } });
    await recordDocumentEvent(tx, actor, after, { verb: "restore", reason }, before);
    if (before.joined) await takeApart(tx, actor, before);
    return ok(after);
  });
}
