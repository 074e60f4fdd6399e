import { type Actor, can } from "#policy.ts";
import type { Transaction } from "#server/database.ts";

/**
 * Finds the question that a partner is asked, and holds it until its answer, or the unit's view of it, is there: nobody
 * takes it away meanwhile. `null` where it is not asked, as far as the actor may know.
 */
export async function holdAddressee(
  tx: Transaction,
  actor: Actor,
  { recommendation, partnerId }: { recommendation: string; partnerId: number },
) {
  await holdQuestions(tx, [recommendation], partnerId);
  const addressee = await tx.addressee.findFirst({
    where: { partnerId, recommendation: { code: recommendation } },
    include: { recommendation: true },
  });
  return addressee && can.readRecord(actor, addressee.recommendation) ? addressee : null;
}

/**
 * Those who change what one partner says, or what is said of it, wait for one another; who changes the addressees of one
 * of these recommendations waits for them. In this order, which is also that of changing addressees.
 */
export async function holdQuestions(
  tx: Transaction,
  recommendations: readonly string[],
  partnerId: number,
): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM recommendation WHERE code = ANY(${[...recommendations]}) ORDER BY id FOR KEY SHARE`;
  await tx.$queryRaw`SELECT id FROM partner WHERE id = ${partnerId} FOR UPDATE`;
}
