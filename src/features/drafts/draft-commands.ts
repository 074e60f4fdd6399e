import { fail, ok, type Result } from "#lib/result.ts";
import { can, type Person, readable, type TakenDrafts } from "#policy.ts";
import { change, database, type Transaction } from "#server/database.ts";
import { areTaken, forgetWords, takeWords, tidyTaken } from "#server/kept-words.ts";
import { type DraftInput, draftDays, mostDrafts, pathOf } from "./draft.ts";

const dayMs = 24 * 3600 * 1000;

/** Keeps what a person has typed and not sent: no part of the record, so nothing of it goes into the history. */
export async function keepDraft(
  actor: Person,
  { replaces, ...draft }: DraftInput,
  now = new Date(),
): Promise<Result<{ at: Date }, "notAllowed" | "draftTaken">> {
  return change(async (tx) => {
    if (await areTaken(tx, actor, draft.id, new Date(draft.at))) return fail("draftTaken");
    const { id, form, record } = draft;
    const before = await tx.draft.findUnique({ where: { id } });
    // A sheet is written together, and by its own door.
    if (before && (before.partnerId !== null || !can.keepWords(actor, before))) return fail("notAllowed");
    const content = { ...draft, at: now.toISOString(), typedAt: draft.at };
    const data = { form, record, path: pathOf(draft), content, keptAt: now };
    await tx.draft.upsert({ where: { id }, create: { id, personId: actor.id, ...data }, update: data });
    if (replaces && replaces !== id) await forgetWords(tx, actor, [replaces]);
    await tidy(tx, actor, now);
    return ok({ at: now });
  });
}

/** A person throws them away. */
export async function forgetDrafts(actor: Person, ids: readonly string[]): Promise<void> {
  await forgetWords(database(), actor, ids);
}

/** By themselves: those of a form that something is recorded of go in the transaction of its deed. */
export async function takeDrafts(actor: Person, drafts: TakenDrafts): Promise<void> {
  await change(async (tx) => ok(await takeWords(tx, actor, drafts)));
}

async function tidy(tx: Transaction, actor: Person, now: Date): Promise<void> {
  const own = { AND: [readable.keptWords(actor), { partnerId: null }] };
  const oldest = new Date(now.getTime() - draftDays * dayMs);
  await tx.draft.deleteMany({ where: { keptAt: { lt: oldest }, partnerId: null } });
  const rest = await tx.draft.findMany({
    where: own,
    orderBy: { keptAt: "desc" },
    skip: mostDrafts,
    select: { id: true },
  });
  await tidyTaken(tx, now);
  if (rest.length > 0) await tx.draft.deleteMany({ where: { id: { in: rest.map(({ id }) => id) } } });
}
