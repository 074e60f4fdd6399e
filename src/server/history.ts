import { createHash } from "node:crypto";
import type { Localized } from "#i18n/localized.ts";
import { dayToDate } from "#lib/partial-date.ts";
import type { Actor } from "../policy.ts";
import { raiseContentVersion } from "./content-version.ts";
import { database, type Transaction } from "./database.ts";

export type Snapshot = { [key: string]: unknown };

export type NewEvent = {
  subject: "recommendation" | "meeting" | "report" | "assessment" | "round" | "observation" | "person";
  subjectCode: string;
  verb: string;
  recommendationId?: number;
  meetingId?: number;
  /** First and last day ("YYYY-MM-DD") on which it can have happened; absent where no source tells. */
  occurred?: { from: string; on: string } | null;
  /** In the language in which it was given. */
  reason?: Localized | null;
  source?: Localized | null;
  /** How the thing stood after the change. */
  snapshot: Snapshot;
  /** Whether the public can see the difference: then every cached page is older than the record. */
  visible: boolean;
};

/**
 * Writes what was done, by whom and why, in the transaction of the change itself, chained to the event before it.
 * Writers wait for one another here, at the end of their work, so that the chain has one order.
 */
export async function recordEvent(tx: Transaction, actor: Actor, event: NewEvent): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${chainLock})`;
  const last = await tx.event.findFirst({ orderBy: { id: "desc" }, select: { hash: true } });
  const previousHash = last?.hash ?? "";
  const row = {
    subject: event.subject,
    subjectCode: event.subjectCode,
    verb: event.verb,
    recommendationId: event.recommendationId ?? null,
    meetingId: event.meetingId ?? null,
    occurredFrom: event.occurred ? dayToDate(event.occurred.from) : null,
    occurredOn: event.occurred ? dayToDate(event.occurred.on) : null,
    recordedAt: new Date(),
    actorId: actor.kind === "person" ? actor.id : null,
    reasonEn: event.reason?.en ?? null,
    reasonRu: event.reason?.ru ?? null,
    sourceEn: event.source?.en ?? null,
    sourceRu: event.source?.ru ?? null,
    snapshot: JSON.parse(JSON.stringify(event.snapshot)),
  };
  await tx.event.create({ data: { ...row, previousHash, hash: hashOf(previousHash, row) } });
  if (event.visible) await raiseContentVersion(tx);
}

/** Walks the whole chain; `firstAltered` is the id of the first event that is not what was written. */
export async function verifyHistory(): Promise<{ checked: number; firstAltered: bigint | null }> {
  let previousHash = "";
  let checked = 0;
  let after = 0n;
  for (;;) {
    const rows = await database().event.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take: 1000 });
    if (rows.length === 0) return { checked, firstAltered: null };
    for (const { id, hash, previousHash: claimed, ...row } of rows) {
      if (claimed !== previousHash || hash !== hashOf(previousHash, row)) return { checked, firstAltered: id };
      previousHash = hash;
      checked += 1;
      after = id;
    }
  }
}

const chainLock = 20030521;

/** The database keeps JSON with its keys in an order of its own, so the hash is taken over sorted keys. */
function hashOf(previousHash: string, row: object): string {
  return createHash("sha256").update(previousHash).update(sortedJson(row)).digest("hex");
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
