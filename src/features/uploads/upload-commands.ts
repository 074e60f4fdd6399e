import { randomBytes } from "node:crypto";
import type { Upload } from "#generated/prisma/client.ts";
import { yearOf } from "#i18n/format.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, database, type Transaction } from "#server/database.ts";
import type { CameIn } from "#server/files/file-door.ts";
import { fileName, type NameProblem } from "#server/files/file-name.ts";
import { holdFile, keepFile, letFileGo, sweepFile } from "#server/files/file-rows.ts";
import type { FileStore } from "#server/files/file-store.ts";
import { mostFileBytes } from "#server/files/portal-store.ts";
import { discardStaged, listStaged, stagedBytes } from "#server/files/uploads/upload-staging.ts";
import { abandonedBefore, mayBegin, type UploadPlace } from "./upload.ts";
import { findAsked } from "./upload-queries.ts";

export type BeginRefusal = "notAllowed" | "notFound" | "fileEmpty" | "fileTooLarge" | "tooManyUploads" | NameProblem;

type Announced = { id: string; name: string; bytes: number; modified: string | null; place: UploadPlace };

/** Somebody announces a file; nothing of it has come yet. */
export async function beginUpload(actor: Actor, announced: Announced): Promise<Result<Upload, BeginRefusal>> {
  if (actor.kind !== "person" || !can.sendFiles(actor)) return fail("notAllowed");
  const name = fileName(announced.name);
  if (!name.ok) return name;
  return change<Upload, BeginRefusal>(async (tx) => {
    const { place, bytes, id } = announced;
    const of = await placeIn(tx, actor, place);
    if (!of) return fail("notFound");
    // Two that one person begins at once are counted one after the other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`uploads of ${actor.id}`}, 0))`;
    const open = await tx.upload.count({ where: { personId: actor.id, problem: null } });
    const begun = mayBegin({ bytes, open, mostBytes: mostFileBytes() });
    if (!begun.ok) return begun;
    const now = new Date();
    const modifiedAt = timeOf(announced.modified);
    return ok(
      await tx.upload.create({
        data: { ...of, id, personId: actor.id, name: name.value, bytes, modifiedAt, begunAt: now, seenAt: now },
      }),
    );
  });
}

type Of = Pick<Upload, "meetingId" | "documentId" | "evidenceOf" | "recommendationId" | "partnerId" | "year">;

const nowhere: Of = {
  ...{ meetingId: null, documentId: null },
  ...{ evidenceOf: null, recommendationId: null, partnerId: null, year: null },
};

/** The keys of a place that is in the record and to which that actor sends files; `null` where there is none. */
async function placeIn(tx: Transaction, actor: Actor, place: UploadPlace): Promise<Of | null> {
  if (!("evidenceOf" in place) && !can.readUpload(actor, { ...nowhere, recommendation: null })) return null;
  if ("meeting" in place) {
    const meeting = await tx.meeting.findUnique({
      where: { code: place.meeting, ...kept, ...readable.leveled(actor) },
    });
    return meeting && { ...nowhere, meetingId: meeting.id };
  }
  if ("document" in place) {
    const document = await tx.document.findUnique({
      where: { code: place.document, ...kept, ...readable.leveled(actor) },
    });
    return document && { ...nowhere, documentId: document.id };
  }
  const { evidenceOf, recommendation, partner, year } = place;
  if (year > yearOf(new Date())) return null;
  const asked = await findAsked(actor, { recommendation, partner }, tx);
  if (!asked || !can.readUpload(actor, { ...asked, evidenceOf })) return null;
  return { ...nowhere, evidenceOf, recommendationId: asked.recommendationId, partnerId: asked.partnerId, year };
}

/** A device tells when a file was last changed, in milliseconds since 1970. */
function timeOf(told: string | null): Date | null {
  const time = /^\d{1,14}$/.test(told ?? "") ? new Date(Number(told)) : null;
  return time && time.getUTCFullYear() < 3000 ? time : null;
}

export async function seeUpload(id: string): Promise<void> {
  await database().upload.updateMany({ where: { id, endedAt: null }, data: { seenAt: new Date() } });
}

/** A file that has come whole, by a form without scripts, waits in the same way. */
export async function takeUpload(
  actor: Actor,
  store: FileStore,
  place: UploadPlace,
  file: CameIn,
): Promise<Result<null, BeginRefusal>> {
  const id = randomBytes(16).toString("hex");
  const { bytes } = file.staged;
  const begun = await beginUpload(actor, { id, place, bytes, name: file.inspected.name, modified: null });
  if (!begun.ok) return begun;
  await keepUpload(store, id, file);
  return ok(null);
}

export async function keepUpload(store: FileStore, id: string, { staged, inspected }: CameIn): Promise<void> {
  const endedAt = new Date();
  await database().$transaction(
    async (tx) => {
      // Its sender may have dropped it meanwhile: then nothing keeps its bytes.
      const held = await tx.$queryRaw<
        unknown[]
      >`SELECT id FROM upload WHERE id = ${id} AND ended_at IS NULL FOR UPDATE`;
      if (held.length === 0) return;
      await keepFile(tx, store, staged, inspected);
      await tx.upload.update({ where: { id }, data: { endedAt, seenAt: endedAt, sha256: staged.sha256 } });
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** Takes an upload away with its bytes, where nothing else has them. One that is still coming is its sender's alone. */
export async function dropUpload(
  actor: Actor,
  store: FileStore,
  id: string,
): Promise<Result<null, "notAllowed" | "notFound">> {
  if (!can.sendFiles(actor)) return fail("notAllowed");
  const upload = await database().upload.findUnique({ where: { id }, include: { recommendation: true } });
  if (!upload || !can.dropUpload(actor, upload)) return fail("notFound");
  await takeAway(store, id);
  return ok(null);
}

async function takeAway(store: FileStore, id: string): Promise<void> {
  const sha256 = await database().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ sha256: string | null }[]>`DELETE FROM upload WHERE id = ${id} RETURNING sha256`;
    if (row?.sha256) await letFileGo(tx, row.sha256);
    return row?.sha256 ?? null;
  });
  await discardStaged(id);
  if (sha256) await sweepFile(store, sha256);
}

/** A file that was to be one of a document, and was refused because the virus scanner found something in it. */
export type InfectedPaper = { document: string; name: string; signature: string };

export function infectedPaper(
  { name, document }: { name: string; document: { code: string } | null },
  signature: string,
): InfectedPaper | null {
  return document && { document: document.code, name, signature };
}

/** Says of files that wait that the virus scanner found something in them: they are not taken. */
export async function refuseInfected(sha256: string, signature: string): Promise<InfectedPaper[]> {
  return database().$transaction(async (tx) => {
    await holdFile(tx, sha256);
    const waiting = await tx.upload.findMany({ where: { sha256 }, include: { document: true } });
    const refused = { sha256: null, problem: "fileInfected", details: { signature }, seenAt: new Date() };
    await tx.upload.updateMany({ where: { sha256 }, data: refused });
    await letFileGo(tx, sha256);
    return waiting.flatMap((one) => infectedPaper(one, signature) ?? []);
  });
}

/** Takes away what nobody goes on with, and parts that no row knows; answers with those that came whole and were not looked into. */
export async function sweepUploads(store: FileStore, now: Date): Promise<string[]> {
  const before = abandonedBefore(now);
  const abandoned = await database().upload.findMany({
    where: {
      OR: [
        { sha256: null, seenAt: { lt: before.coming } },
        { sha256: { not: null }, seenAt: { lt: before.waiting } },
      ],
    },
    select: { id: true },
  });
  for (const { id } of abandoned) await takeAway(store, id);
  const whole: string[] = [];
  for (const id of await listStaged()) {
    const upload = await database().upload.findUnique({ where: { id } });
    if (!upload || upload.endedAt !== null) await discardStaged(id);
    else if ((await stagedBytes(id)) === upload.bytes) whole.push(id);
  }
  return whole;
}
