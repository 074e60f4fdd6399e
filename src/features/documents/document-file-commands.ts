import type { Document, DocumentFile } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, portal, readable, visitor } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import type { CameIn } from "#server/files/file-door.ts";
import { keepFile, letFileGo, sendAhead, sweepSoon } from "#server/files/file-rows.ts";
import type { FileStore } from "#server/files/file-store.ts";
import { infectedWords } from "#server/files/virus-scanner.ts";
import { readAgain } from "#server/files/words/word-state.ts";
import { recordEvent } from "#server/history.ts";
import { recordDocumentEvent } from "./document-changes.ts";
import { currentOf, type FileInput, type FileVerb, fileCode } from "./document-file.ts";

type Refusal = "notAllowed" | "notFound" | "reasonMissing" | "fileRemoved";

/** `isNew` is false where the document has the same file in that language already. */
export type Attached = { file: DocumentFile; isNew: boolean };

/**
 * Gives a document a file in a language. Where it has one, the new one stands for it from now on. The same file sent again
 * changes nothing: so a sending whose answer was lost counts once.
 */
export async function attachFile(
  actor: Actor,
  store: FileStore,
  documentCode: string,
  input: FileInput,
  { staged, inspected }: CameIn,
): Promise<Result<Attached, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  await sendAhead(store, staged);
  return change<Attached, Refusal>((tx) => {
    const keep = () => keepFile(tx, store, staged, inspected);
    return attachWithin(tx, actor, documentCode, input, { sha256: staged.sha256, name: inspected.name, keep });
  });
}

/** The same within a change of more. `keep` sees to it that its bytes are there. */
export async function attachWithin(
  tx: Transaction,
  actor: Actor,
  documentCode: string,
  { language, note }: FileInput,
  { sha256, name, keep }: { sha256: string; name: string; keep: () => Promise<unknown> },
): Promise<Result<Attached, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  const held = await holdDocument(tx, actor, documentCode);
  if (!held) return fail("notFound");
  await keep();
  const { document, files } = held;
  const before = currentOf(files).find((file) => file.language === language);
  if (before?.sha256 === sha256) return ok({ file: before, isNew: false });
  const now = new Date();
  if (before) {
    const replaced = await tx.documentFile.update({ where: { id: before.id }, data: { replacedAt: now } });
    await recordFileEvent(tx, actor, document, replaced, "superseded");
  }
  const version = Math.max(0, ...files.filter((file) => file.language === language).map((file) => file.version)) + 1;
  const file = await tx.documentFile.create({
    data: {
      ...{ documentId: document.id, language, version, name, sha256 },
      ...{ addedById: actor.kind === "person" ? actor.id : null, addedAt: now },
    },
  });
  await recordFileEvent(tx, actor, document, file, before ? "replace" : "attach", inOwnLanguage(actor, note));
  return ok({ file, isNew: true });
}

/** Takes a file away from its document, for a reason; its bytes go where no other document has them. */
export async function removeFile(
  actor: Actor,
  store: FileStore,
  id: number,
  reason: Localized,
): Promise<Result<DocumentFile, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  if (!reason.en && !reason.ru) return fail("reasonMissing");
  const removed = await change<DocumentFile, Refusal>(async (tx) => {
    const asked = await tx.documentFile.findUnique({ where: { id }, include: { document: true } });
    const held = asked && (await holdDocument(tx, actor, asked.document.code));
    const file = held?.files.find((one) => one.id === id);
    if (!held || !file) return fail("notFound");
    if (file.removedAt) return fail("fileRemoved");
    const row = await tx.documentFile.update({ where: { id }, data: { removedAt: new Date() } });
    await letFileGo(tx, file.sha256);
    const wasPublic = can.readFile(visitor, held.document, file);
    await recordFileEvent(tx, actor, held.document, row, "remove", reason, wasPublic);
    return ok(row);
  });
  if (removed.ok) await sweepSoon(store, removed.value.sha256);
  return removed;
}

/** Takes a file away in which the virus scanner found something, from every document that has it. */
export async function removeInfected(sha256: string, signature: string): Promise<void> {
  const reason = infectedWords(signature);
  await change<null, never>(async (tx) => {
    const files = await tx.documentFile.findMany({ where: { sha256, removedAt: null }, include: { document: true } });
    for (const { document, ...file } of files) {
      const row = await tx.documentFile.update({ where: { id: file.id }, data: { removedAt: new Date() } });
      await recordFileEvent(tx, portal, document, row, "infected", reason, can.readFile(visitor, document, file));
    }
    await letFileGo(tx, sha256);
    return ok(null);
  });
}

/** Tells that such a file was not taken: nothing of it is kept. */
export async function tellRefused(actor: Actor, code: string, name: string, signature: string): Promise<void> {
  if (!can.editDocuments(actor)) return;
  await change<null, never>(async (tx) => {
    const held = await holdDocument(tx, actor, code);
    const found = infectedWords(signature);
    const reason = { en: `${name}: ${found.en}`, ru: `${name}: ${found.ru}` };
    if (held) await recordDocumentEvent(tx, actor, held.document, { verb: "refuse", reason }, held.document);
    return ok(null);
  });
}

/** Tries again to take the words out of a file of which they could not be read. Nothing of the record is changed by it. */
export async function readWordsAgain(actor: Actor, id: number): Promise<Result<DocumentFile, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  return change<DocumentFile, Refusal>(async (tx) => {
    const where = { AND: [{ id }, readable.files(actor)] };
    const found = await tx.documentFile.findFirst({ where, include: { file: true } });
    if (!found) return fail("notFound");
    const { file, ...row } = found;
    if (file.words === "unreadable") await readAgain(tx, file.sha256);
    return ok(row);
  });
}

/** Two who send a file of one document at once do so one after the other. A document that was taken back has none. */
async function holdDocument(
  tx: Transaction,
  actor: Actor,
  code: string,
): Promise<{ document: Document; files: DocumentFile[] } | null> {
  await tx.$queryRaw`SELECT id FROM document WHERE code = ${code} FOR UPDATE`;
  const where = { code, ...kept, ...readable.leveled(actor) };
  const document = await tx.document.findUnique({ where, include: { files: true } });
  return document && { document, files: document.files };
}

export function recordFileEvent(
  tx: Transaction,
  actor: Actor,
  document: Document,
  file: DocumentFile,
  verb: FileVerb,
  reason: Localized | null = null,
  visible = can.readFile(visitor, document, { ...file, replacedAt: null }),
): Promise<void> {
  const { id: subjectId } = file;
  const code = fileCode(document.code, file);
  return recordEvent(tx, actor, {
    ...{ subject: "file", subjectId, subjectCode: code, verb, reason, snapshot: file, visible },
  });
}

/** Words that somebody typed in the language in which they see the portal. */
function inOwnLanguage(actor: Actor, words: string | null): Localized | null {
  if (!words) return null;
  const language = actor.kind === "person" ? actor.language : "en";
  return { en: null, ru: null, [language]: words };
}
