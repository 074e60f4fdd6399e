import "server-only";
import { type Actor, readable } from "#policy.ts";
import type { Transaction } from "./database.ts";

/** The words were taken, or thrown away; `ids` has a space between two. Nothing happens to anybody else's. */
export async function forgetWords(tx: Transaction, actor: Actor, ids: string): Promise<void> {
  const known = ids.split(" ").filter(Boolean);
  if (known.length === 0) return;
  // A sheet is written together, and by its own door.
  await tx.draft.deleteMany({ where: { AND: [readable.keptWords(actor), { id: { in: known }, partnerId: null }] } });
}
