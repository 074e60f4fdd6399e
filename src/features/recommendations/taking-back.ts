import type { Recommendation } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { literally } from "#lib/literally.ts";
import { fail, ok, type Result, together } from "#lib/result.ts";
import { type Actor, type Kept, kept, readable } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import { isDecision, isVerb, standingMoves } from "./recommendation.ts";
import {
  codeOf,
  codesOf,
  guardedUpdate,
  numberAmong,
  type RecommendationRefusal,
  recordChange,
  type WithMeeting,
} from "./recommendation-changes.ts";
import { eventsOf } from "./recommendation-events.ts";

/** The nouns whose records can be taken back. */
export type TakenNoun = "meeting" | "recommendation" | "document";

export type Hanging = "reportedOn" | "decidedOn" | "lineageOf";

/** When all that is taken back together is, why, and which record (id) is the right one. */
export type TakingBack = { at: Date; reason: Localized | null; rightId?: number | null };

/** Those (ids) that have been public: they may have been cited, and are never discarded. */
export async function citedAmong(tx: Transaction, subject: TakenNoun, ids: readonly number[]): Promise<Set<number>> {
  const events = await tx.event.findMany({
    where: { subject, subjectId: { in: [...ids] }, verb: "publish" },
    select: { subjectId: true },
  });
  return new Set(events.flatMap(({ subjectId }) => subjectId ?? []));
}

/** Others said something of these that would vanish with them: reports, assessments, decisions that stand, lines. */
export async function freeToGo(
  tx: Transaction,
  rows: readonly { id: number; code: string }[],
): Promise<Result<true, Hanging>> {
  const ids = rows.map(({ id }) => id);
  const about = { where: { recommendationId: { in: ids } }, select: { recommendationId: true } };
  const said = [...(await tx.implementationReport.findMany(about)), ...(await tx.assessment.findMany(about))];
  const lines = await tx.lineage.findMany({ where: { OR: [{ fromId: { in: ids } }, { toId: { in: ids } }] } });
  const events = await eventsOf(ids, { tx });
  const isDecided = ({ id }: { id: number }) =>
    standingMoves((events.get(id) ?? []).filter(({ verb }) => isVerb(verb))).some(({ verb }) => isDecision(verb));
  const hanging = {
    reportedOn: rows.filter(({ id }) => said.some(({ recommendationId }) => recommendationId === id)),
    decidedOn: rows.filter(isDecided),
    lineageOf: rows.filter(({ id }) => lines.some(({ fromId, toId }) => fromId === id || toId === id)),
  };
  for (const [error, found] of Object.entries(hanging)) {
    if (found.length > 0) return fail(error as Hanging, { codes: codesOf(found) });
  }
  return ok(true);
}

/** Discards those that have never been public, and voids the others. */
export async function takeBackEach(
  tx: Transaction,
  actor: Actor,
  rows: readonly WithMeeting[],
  { at, reason, rightId = null }: TakingBack,
): Promise<Result<Recommendation[], RecommendationRefusal>> {
  const cited = await citedAmong(
    tx,
    "recommendation",
    rows.map(({ id }) => id),
  );
  return together(rows, codeOf, async ({ meeting: _bornAt, ...row }) => {
    const isCited = cited.has(row.id);
    const data = isCited ? { voidedAt: at, rightId } : { discardedAt: at, code: codeOfDiscarded(row.id) };
    const after = await guardedUpdate(tx, row, row.version, { data });
    if (!after) return fail("changedMeanwhile", { codes: row.code });
    // A draft is called as before where it is told that it was discarded.
    await recordChange(tx, actor, after, isCited ? "void" : "discard", { before: row, reason, called: row.code });
    return ok(after);
  });
}

/** Puts them into the record again, a draft under its number where nobody has it meanwhile, else under the next one. */
export async function restoreEach(
  tx: Transaction,
  actor: Actor,
  rows: readonly Recommendation[],
  reason: Localized | null,
): Promise<Result<Recommendation[], RecommendationRefusal>> {
  return together(rows, codeOf, async (row) => {
    const number = row.discardedAt ? await freeNumber(tx, row) : {};
    if (!number) return fail("codeTaken", { code: row.code });
    const after = await guardedUpdate(tx, row, row.version, {
      data: { ...kept, rightId: null, ...number },
      isTakenBack: true,
    });
    if (!after) return fail("changedMeanwhile", { codes: row.code });
    await recordChange(tx, actor, after, "restore", { before: row, reason });
    return ok(after);
  });
}

/** No number of the record is so written: it is free for another draft. */
export function codeOfDiscarded(id: number): string {
  return `discarded-${id}`;
}

/** It was called so before it was discarded. */
export async function codeBefore(tx: Transaction, subject: TakenNoun, id: number): Promise<string | null> {
  const event = await tx.event.findFirst({
    where: { subject, subjectId: id, verb: "discard" },
    orderBy: { id: "desc" },
    select: { subjectCode: true },
  });
  return event?.subjectCode ?? null;
}

async function freeNumber(tx: Transaction, { id, year, pillarNumber, meetingId }: Recommendation) {
  const before = await codeBefore(tx, "recommendation", id);
  if (before && (await tx.recommendation.count({ where: { code: before } })) === 0) return { code: before };
  return year === null || pillarNumber === null
    ? null
    : numberAmong(tx, { year, pillar: pillarNumber, meeting: meetingId });
}

/** The record that is meant by that code, if this person may know of one, and none of those that go (ids). */
export async function findRight(
  tx: Transaction,
  noun: TakenNoun,
  code: string | null,
  going: readonly number[],
  actor: Actor,
): Promise<Result<number | null, "rightUnknown">> {
  if (!code) return ok(null);
  const named = { id: { notIn: [...going] }, code: { equals: literally(code), mode: "insensitive" as const } };
  const where = { AND: [{ ...kept, ...named }, readable.leveled(actor)] };
  const select = { id: true };
  const finders = {
    meeting: () => tx.meeting.findFirst({ where, select }),
    recommendation: () => tx.recommendation.findFirst({ where, select }),
    document: () => tx.document.findFirst({ where, select }),
  };
  const found = await finders[noun]();
  return found ? ok(found.id) : fail("rightUnknown", { code });
}

export function isTakenBack({ discardedAt, voidedAt }: Kept): boolean {
  return discardedAt !== null || voidedAt !== null;
}
