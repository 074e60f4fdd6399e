import type { Evidence } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, portal, visitor } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { holdFile, letFileGo, sweepSoon } from "#server/files/file-rows.ts";
import type { FileStore } from "#server/files/file-store.ts";
import { infectedWords } from "#server/files/virus-scanner.ts";
import { recordEvent } from "#server/history.ts";
import { type EvidenceOf, type EvidenceVerb, evidenceCode } from "./evidence.ts";
import { answerOf, asAsked, type EvidenceRow, withAnswer } from "./evidence-answer.ts";

/** The answer that is being sent, and the one whose files it takes over: the one that it follows, or that it repeats. */
type Sent = {
  of: EvidenceOf;
  id: number;
  recommendationId: number;
  partnerId: number;
  year: number;
  after: number | null;
};

/**
 * The files that wait for an answer go along with it, within the transaction in which it is sent; those of the answer before it stay
 * with that, and are given with this one, too.
 */
export async function sendAlong(tx: Transaction, actor: Actor, sent: Sent): Promise<void> {
  const { of, id, recommendationId, partnerId, year, after } = sent;
  const column = columns[of];
  const before =
    after === null
      ? []
      : await tx.evidence.findMany({ where: { [column]: after, removedAt: null }, orderBy: { id: "asc" } });
  const waiting = await tx.$queryRaw<{ id: string; name: string; sha256: string }[]>`
    SELECT id, name, sha256 FROM upload
    WHERE evidence_of = ${of} AND recommendation_id = ${recommendationId} AND partner_id = ${partnerId} AND year = ${year}
      AND sha256 IS NOT NULL
    ORDER BY begun_at, id FOR UPDATE`;
  const given = new Map([...before, ...waiting].map((one) => [one.sha256, one]));
  for (const { name, sha256 } of given.values()) {
    await holdFile(tx, sha256);
    const row = await tx.evidence.create({ data: { [column]: id, name, sha256 }, include: withAnswer });
    await recordEvidence(tx, actor, row, "attach");
  }
  await tx.upload.deleteMany({ where: { id: { in: waiting.map((one) => one.id) } } });
}

/** Whether files wait that would go along with the next answer to this. */
export async function isAnyWaiting(tx: Transaction, { of, ...question }: Omit<Sent, "id" | "after">): Promise<boolean> {
  return (await tx.upload.count({ where: { evidenceOf: of, ...question, sha256: { not: null } } })) > 0;
}

type Refusal = "notFound" | "reasonMissing" | "fileRemoved";

/** Takes a file away for a reason, from every answer of that partner on that recommendation with which it was given. */
export async function removeEvidence(
  actor: Actor,
  store: FileStore,
  { id, recommendation: code }: { id: number; recommendation: string },
  reason: Localized,
): Promise<Result<Evidence, Refusal>> {
  if (!reason.en && !reason.ru) return fail("reasonMissing");
  const removed = await change<Evidence, Refusal>(async (tx) => {
    const asked = await tx.evidence.findUnique({ where: { id }, include: withAnswer });
    if (!asked) return fail("notFound");
    const { partnerId, recommendationId, recommendation } = answerOf(asked);
    const evidenceOf = asked.report ? "report" : "assessment";
    if (recommendation.code !== code || !can.removeEvidence(actor, { evidenceOf, partnerId, recommendation })) {
      return fail("notFound");
    }
    await holdFile(tx, asked.sha256);
    const same = await tx.evidence.findMany({
      where: { sha256: asked.sha256, removedAt: null, [evidenceOf]: { recommendationId, partnerId } },
      include: withAnswer,
      orderBy: { id: "asc" },
    });
    if (same.every((one) => one.id !== id)) return fail("fileRemoved");
    for (const one of same) await takeAway(tx, actor, one, "remove", reason);
    await letFileGo(tx, asked.sha256);
    return ok(asked);
  });
  if (removed.ok) await sweepSoon(store, removed.value.sha256);
  return removed;
}

/** Takes a file away in which the virus scanner found something, from every answer with which it was given. */
export async function removeInfectedEvidence(sha256: string, signature: string): Promise<void> {
  await change<null, never>(async (tx) => {
    await holdFile(tx, sha256);
    const rows = await tx.evidence.findMany({ where: { sha256, removedAt: null }, include: withAnswer });
    for (const row of rows) await takeAway(tx, portal, row, "infected", infectedWords(signature));
    await letFileGo(tx, sha256);
    return ok(null);
  });
}

const columns = { report: "reportId", assessment: "assessmentId" } as const satisfies Record<EvidenceOf, string>;

async function takeAway(
  tx: Transaction,
  actor: Actor,
  row: EvidenceRow,
  verb: EvidenceVerb,
  reason: Localized,
): Promise<void> {
  const wasPublic = can.readEvidence(visitor, asAsked(row), []);
  const gone = await tx.evidence.update({
    where: { id: row.id },
    data: { removedAt: new Date() },
    include: withAnswer,
  });
  await recordEvidence(tx, actor, gone, verb, reason, wasPublic);
}

async function recordEvidence(
  tx: Transaction,
  actor: Actor,
  row: EvidenceRow,
  verb: EvidenceVerb,
  reason: Localized | null = null,
  visible = false,
): Promise<void> {
  const { recommendation, partnerId, year } = answerOf(row);
  const { report: _, assessment: __, ...snapshot } = row;
  const subjectCode = evidenceCode({ recommendation: recommendation.code, partnerId, year }, row.id);
  await recordEvent(tx, actor, {
    subject: "evidence",
    subjectId: row.id,
    subjectCode,
    verb,
    reason,
    snapshot,
    visible,
  });
}
