import { createHash } from "node:crypto";
import type { Event, Prisma } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import type { Actor } from "#policy.ts";
import { raiseContentVersion } from "./content-version.ts";
import type { Transaction } from "./database.ts";

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
 * Writers wait for one another at the head of the chain, at the end of their work, so that the chain has one order. The
 * database moves the head on.
 */
export async function recordEvent(tx: Transaction, actor: Actor, event: NewEvent): Promise<void> {
  const [head] = await tx.$queryRaw<{ hash: string }[]>`SELECT hash FROM event_head WHERE id = 1 FOR UPDATE`;
  if (!head) throw new Error("The history has no head");
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
    snapshot: asKept(event.snapshot),
  };
  await tx.event.create({ data: { ...row, previousHash: head.hash, hash: hashOf(head.hash, row) } });
  if (event.visible) await raiseContentVersion(tx);
}

/** As the database gives a snapshot back: moments and days as text. */
export function asKept(snapshot: Snapshot): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(snapshot));
}

/** Whether an event is what was written after the one with that hash. */
export function isAsWritten({ id: _, hash, previousHash, ...row }: Event, hashBefore: string): boolean {
  return previousHash === hashBefore && hash === hashOf(hashBefore, row);
}

function hashOf(previousHash: string, row: object): string {
  return createHash("sha256").update(previousHash).update(sortedJson(row)).digest("hex");
}
