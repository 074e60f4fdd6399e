import { createHash } from "node:crypto";
import type { Event, Prisma } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import type { Actor } from "#policy.ts";
import { raiseContentVersion } from "./content-version.ts";
import type { Transaction } from "./database.ts";
import { keepSending } from "./sending.ts";
import { type Kept, type Snapshots, type Subject, snapshotVersion } from "./snapshot.ts";

export type NewEvent<S extends Subject> = {
  subject: S;
  /** The row that it is about; `null` where there is none, as with an invitation. */
  subjectId: number | null;
  /** The name that people give the row. */
  subjectCode: string;
  verb: string;
  /** At which it happened. */
  meetingId?: number | null;
  /** First and last day ("YYYY-MM-DD") on which it can have happened; absent where no source tells. */
  occurred?: { from: string; on: string } | null;
  /** In the language in which it was given. */
  reason?: Localized | null;
  source?: Source | null;
  /** The subject stood like this after the change. */
  snapshot: Snapshots[S];
  /** Whether the public can see the difference: then every cached page is older than the record. */
  visible: boolean;
};

/**
 * Writes what was done, by whom and why, in the transaction of the change itself, chained to the event before it.
 * Writers wait for one another at the head of the chain, at the end of their work, so that the chain has one order. The
 * database moves the head on.
 */
export async function recordEvent<S extends Subject>(tx: Transaction, actor: Actor, event: NewEvent<S>): Promise<void> {
  const [head] = await tx.$queryRaw<{ hash: string }[]>`SELECT hash FROM event_head WHERE id = 1 FOR UPDATE`;
  if (!head) throw new Error("The history has no head");
  const row = {
    version: snapshotVersion,
    subject: event.subject,
    subjectId: event.subjectId,
    subjectCode: event.subjectCode,
    verb: event.verb,
    meetingId: event.meetingId ?? null,
    occurredFrom: event.occurred ? dayToDate(event.occurred.from) : null,
    occurredOn: event.occurred ? dayToDate(event.occurred.on) : null,
    recordedAt: new Date(),
    actorId: actor.kind === "person" ? actor.id : null,
    reasonEn: event.reason?.en ?? null,
    reasonRu: event.reason?.ru ?? null,
    source: event.source ?? [],
    snapshot: asKept(event.snapshot) as Prisma.InputJsonObject,
  };
  const { id } = await tx.event.create({ data: { ...row, previousHash: head.hash, hash: hashOf(head.hash, row) } });
  await keepSending(tx, actor, id);
  if (event.visible) await raiseContentVersion(tx);
}

/** As the database gives a snapshot back: moments and days as text. */
export function asKept<S extends Subject>(snapshot: Snapshots[S]): Kept<S> {
  return JSON.parse(JSON.stringify(snapshot));
}

type Written = Omit<Event, "id" | "hash" | "previousHash">;
type Worded = Omit<Written, "source"> & { sourceEn: string | null; sourceRu: string | null };

/** Whether an event is what was written after the one with that hash. */
export function isAsWritten({ id: _, hash, previousHash, ...row }: Event, hashBefore: string): boolean {
  const written = row.version < 5 ? asWrittenInWords(row) : row;
  return previousHash === hashBefore && written !== null && hash === hashOf(hashBefore, written);
}

/** An event from before sources were citations, in the two columns of words with which it was hashed. `null` where it holds more. */
function asWrittenInWords({ source, ...row }: Written): object | null {
  const { text, ...more } = (source as Source)[0] ?? { text: { en: null, ru: null } };
  const isWords = (source as Source).length <= 1 && Object.keys(more).length === 0;
  if (!isWords) return null;
  const worded = { ...row, sourceEn: text.en, sourceRu: text.ru };
  return row.version === 1 ? asWrittenFirst(worded) : worded;
}

/**
 * An event of version 1 in the columns with which it was hashed: one for each of two subjects, while all others were named
 * by their code or within the snapshot. `null` where the columns of today name another row than those did.
 */
function asWrittenFirst({ version: _, subjectId, meetingId, ...row }: Worded): object | null {
  const { subject, subjectCode, snapshot } = row;
  if (subject === "recommendation") return { ...row, meetingId, recommendationId: subjectId };
  if (subject === "meeting")
    return meetingId === null ? { ...row, meetingId: subjectId, recommendationId: null } : null;
  const isByCode = subject === "round" || subject === "person";
  const numberInCode = /^\d+$/.test(subjectCode) ? Number(subjectCode) : null;
  const named = isByCode ? numberInCode : (snapshot as { id: number }).id;
  return named === subjectId ? { ...row, meetingId, recommendationId: null } : null;
}

function hashOf(previousHash: string, row: object): string {
  return createHash("sha256").update(previousHash).update(sortedJson(row)).digest("hex");
}
