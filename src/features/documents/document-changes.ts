import type { Document, Prisma } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { keptStates } from "#i18n/text-snapshot.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, kept, readable } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import type { DocumentVerb } from "./document.ts";
import type { JoiningProblem } from "./document-joined.ts";

export type DocumentRefusal =
  | "notAllowed"
  | "notFound"
  | "changedMeanwhile"
  | "symbolTaken"
  | "belongsToNothing"
  | "officialAlone"
  | "textSettled"
  | "originalForUnit"
  | "publicWordsMissing"
  | "nothingToPublish"
  | "nothingToWithdraw"
  | "reasonMissing"
  | "citedAlready"
  | "citedNever"
  | "rightUnknown"
  | "namesNobody"
  | "readerUnknown"
  | "keeperMissing"
  | "paperWider"
  | JoiningProblem;

/** One thing that happened to a document, as its event tells it. */
export type DocumentHappening = {
  verb: DocumentVerb;
  reason?: Localized | null;
  source?: Source | null;
  occurred?: { from: string; on: string } | null;
};

type Changes = Prisma.DocumentUncheckedUpdateManyInput;

/** `version` is the one that the person saw. Nobody works on what is not for them. */
export async function updateDocument<Refusal extends DocumentRefusal>(
  tx: Transaction,
  actor: Actor,
  { code, version }: { code: string; version: number },
  happening: DocumentHappening,
  toChange: (before: Document) => Result<Changes, Refusal> | Promise<Result<Changes, Refusal>>,
  { texts }: { texts?: (before: Document) => Texts<"document"> } = {},
): Promise<Result<Document, Refusal | "notFound" | "changedMeanwhile" | "paperWider">> {
  const before = await tx.document.findUnique({ where: { code, ...kept, ...readable.leveled(actor) } });
  if (!before) return fail("notFound");
  if (before.version !== version) return fail("changedMeanwhile");
  const changes = await toChange(before);
  if (!changes.ok) return changes;
  const held = await narrowerMeetings(tx, { ...before, ...(changes.value as Partial<Document>) });
  if (held.length > 0) return fail("paperWider", { codes: held.join(", ") });
  const { count } = await tx.document.updateMany({
    where: { id: before.id, version },
    data: { ...changes.value, version: version + 1 },
  });
  if (count === 0) return fail("changedMeanwhile");
  if (texts) await writeTextStates(tx, "document", [{ id: before.id, texts: texts(before) }]);
  const after = await tx.document.findUniqueOrThrow({ where: { id: before.id } });
  await recordDocumentEvent(tx, actor, after, happening, before);
  return ok(after);
}

/** The meetings of a document that are for fewer people than it would be. */
export async function narrowerMeetings(
  tx: Transaction,
  { meetings, access }: Pick<Document, "meetings" | "access">,
): Promise<string[]> {
  const found = await tx.$queryRaw<{ code: string }[]>`
    SELECT code FROM meeting WHERE id = ANY (${meetings}::integer[])
      AND access > ${access}::access ORDER BY code`;
  return found.map(({ code }) => code);
}

export async function recordDocumentEvent(
  tx: Transaction,
  actor: Actor,
  document: Document,
  happening: DocumentHappening,
  before?: Document,
): Promise<void> {
  await recordEvent(tx, actor, {
    subject: "document",
    subjectId: document.id,
    // A draft is called as before where it is told that it was discarded.
    subjectCode: happening.verb === "discard" && before ? before.code : document.code,
    ...happening,
    snapshot: keptStates("document", document),
    visible: [before, document].some(
      (state) => state && (state.publishedEnAt || state.publishedRuAt || state.voidedAt),
    ),
  });
}
