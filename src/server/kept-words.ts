import "server-only";
import { type Actor, type Person, readable, type TakenDrafts } from "#policy.ts";
import type { Transaction } from "./database.ts";

/** The words were thrown away. Nothing happens to anybody else's. */
export async function forgetWords(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // A sheet is written together, and by its own door.
  const own = { id: { in: [...ids] }, partnerId: null };
  await tx.draft.deleteMany({ where: { AND: [readable.keptWords(actor), own] } });
}

/**
 * The words were taken: what is kept of them goes, and what is still under way of them comes too late. Words that were
 * typed since stay, though they were kept before the sending arrived.
 */
export async function takeWords(tx: Transaction, actor: Actor, { ids, until }: TakenDrafts): Promise<void> {
  await endWords(tx, actor, ids, until);
  const kept = until ? await tx.draft.findMany({ where: { id: { in: [...ids] } } }) : [];
  const since = kept.filter(({ content }) => until && typedAt(content) > until).map(({ id }) => id);
  await forgetWords(
    tx,
    actor,
    ids.filter((id) => !since.includes(id)),
  );
}

/** The moment of a draft's last word by the clock of its browser; long ago where none is kept with it. */
function typedAt(content: unknown): Date {
  const { typedAt } = content as { typedAt?: string };
  return new Date(typedAt ?? 0);
}

/**
 * From now on nothing is kept under these names that was typed until then. A browser's own moments are compared with one
 * another, for its clock may be wrong; one that says none has no scripts, and keeps nothing by itself.
 */
export async function endWords(
  tx: Transaction,
  actor: Actor,
  names: readonly string[],
  until: Date | null,
): Promise<void> {
  if (actor.kind !== "person" || !until) return;
  for (const name of [...names].sort()) {
    await hold(tx, name);
    await tx.$executeRaw`
      INSERT INTO taken_words (person_id, name, until) VALUES (${actor.id}, ${name}, ${until})
      ON CONFLICT (person_id, name) DO UPDATE SET until = greatest(taken_words.until, excluded.until), taken_at = now()`;
  }
}

/** Whether words that were typed at this moment were taken already. A sending of them that is under way is waited for. */
export async function areTaken(tx: Transaction, actor: Person, name: string, typedAt: Date | null): Promise<boolean> {
  if (!typedAt) return false;
  await hold(tx, name);
  return (await tx.takenWords.count({ where: { personId: actor.id, name, until: { gte: typedAt } } })) > 0;
}

const dayMs = 24 * 3600 * 1000;

/** No request is under way for so long. */
export async function tidyTaken(tx: Transaction, now: Date): Promise<void> {
  await tx.takenWords.deleteMany({ where: { takenAt: { lt: new Date(now.getTime() - dayMs) } } });
}

async function hold(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`words ${name}`}))`;
}
