import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Actor, Person, Sending } from "#policy.ts";
import { database, type Transaction } from "./database.ts";
import { takeWords } from "./kept-words.ts";

/** An earlier deed of a form: to which record, and when. */
export type SentBefore = {
  key: string;
  content: string;
  verb: string;
  subject: string;
  id: number | null;
  code: string;
  at: Date;
};

/** Thrown where the same sending was taken meanwhile: all that was done a second time is taken back. */
export class TakenMeanwhile extends Error {
  constructor() {
    super("the same sending was taken meanwhile");
  }
}

const keptIn = new WeakMap<Sending, Transaction>();

/**
 * Keeps the sending by which something is done, in the transaction in which it is done, with its first event. The same one
 * under way elsewhere is waited for.
 */
export async function keepSending(tx: Transaction, actor: Actor, eventId: bigint): Promise<void> {
  if (actor.kind !== "person" || !actor.sending) return;
  const { sending } = actor;
  const before = keptIn.get(sending);
  if (before === tx) return;
  // Half of it would be taken for the whole.
  if (before) throw new Error("A form that is taken in several transactions names the part of each (`partOf`)");
  const data = { personId: actor.id, key: sending.key, content: sending.content, eventId };
  const { count } = await tx.sending.createMany({ data, skipDuplicates: true });
  if (count === 0) throw new TakenMeanwhile();
  keptIn.set(sending, tx);
  // With the deed, not after it: words that were taken are never offered again as not sent.
  if (sending.drafts) await takeWords(tx, actor, sending.drafts);
}

/** The person as the sender of one part of the form, which is done by itself. */
export function partOf(actor: Person, part: string, content = actor.sending?.content): Person {
  const { sending } = actor;
  return sending && content ? { ...actor, sending: { key: `${sending.key}/${part}`, content } } : actor;
}

/** Earlier deeds of the parts of that person's form, by the names of the parts; of each the newest first. */
export async function partsBefore({ id, sending }: Person): Promise<Map<string, SentBefore[]>> {
  if (!sending) return new Map();
  const rows = await find({ personId: id, key: { startsWith: `${sending.key}/` } });
  return Map.groupBy(rows, ({ key }) => key.slice(sending.key.length + 1));
}

/**
 * Earlier deeds of that person's form, whatever stood in it; the newest first. Another person's key tells nothing. With
 * `alike` those of other forms, too, in which the same stood since then.
 */
export async function sentBefore({ id, sending }: Person, alike?: Date): Promise<SentBefore[]> {
  if (!sending) return [];
  const { key } = sending;
  const ofOthers = alike ? [{ content: { in: contentsOf(sending) }, event: { recordedAt: { gte: alike } } }] : [];
  return find({ personId: id, OR: [{ key }, ...ofOthers] });
}

/** The fingerprints under which the same may be kept. */
export function contentsOf({ content, earlier }: Sending): string[] {
  return earlier ? [content, earlier] : [content];
}

async function find(where: Prisma.SendingWhereInput): Promise<SentBefore[]> {
  const rows = await database().sending.findMany({
    where,
    include: { event: { select: { verb: true, subject: true, subjectId: true, subjectCode: true, recordedAt: true } } },
    orderBy: { eventId: "desc" },
  });
  return rows.map(({ key, content, event }) => ({
    ...{ key, content, verb: event.verb, subject: event.subject, id: event.subjectId },
    ...{ code: event.subjectCode, at: event.recordedAt },
  }));
}
