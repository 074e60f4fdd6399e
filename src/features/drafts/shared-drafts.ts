import { randomBytes } from "node:crypto";
import type { Draft } from "#generated/prisma/client.ts";
import { type Actor, type Person, readable } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import type { DraftForm } from "./draft-forms.ts";

/** A draft that a partner's focal points write together: one for each form and record. */
export type SharedKey = { form: DraftForm; record: string; partnerId: number };

export function findShared(
  tx: Transaction,
  actor: Actor,
  of: { form: DraftForm; partnerId: number; record?: { in: string[] } },
): Promise<Draft[]> {
  return tx.draft.findMany({ where: { AND: [readable.keptWords(actor), of] } });
}

export async function keepShared(
  tx: Transaction,
  actor: Person,
  key: SharedKey,
  { path, content }: { path: string; content: Record<string, string | null> },
): Promise<void> {
  const data = { path, content, personId: actor.id, keptAt: new Date() };
  await tx.draft.upsert({
    where: { partnerId_form_record: key },
    create: { id: randomBytes(16).toString("hex"), ...key, ...data },
    update: data,
  });
}

export async function forgetShared(tx: Transaction, key: SharedKey): Promise<void> {
  await tx.draft.deleteMany({ where: key });
}
