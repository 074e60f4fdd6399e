import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { Draft } from "#ui/drafts/draft.ts";
import { draftDays, draftInput } from "./draft.ts";

/** All that this person has typed on one page and not sent, the newest first. */
export function draftsAt(actor: Actor, path: string): Promise<Draft[]> {
  return find(actor, { path });
}

const longestExcerpt = 200;

/** All that this person has typed anywhere and not sent: enough of each to be recognized. */
export async function listDrafts(actor: Actor): Promise<Draft[]> {
  const drafts = await find(actor, {});
  const begin = (words: readonly string[]) => words.slice(0, 5).map((word) => word.slice(0, longestExcerpt));
  return drafts.map((draft) => ({
    ...draft,
    fields: draft.fields.map((field) => ({ ...field, was: [], now: begin(field.now) })),
  }));
}

async function find(actor: Actor, where: { path?: string }): Promise<Draft[]> {
  const oldest = new Date(Date.now() - draftDays * 24 * 3600 * 1000);
  const rows = await database().draft.findMany({
    where: { AND: [readable.keptWords(actor), where, { partnerId: null, keptAt: { gte: oldest } }] },
    orderBy: { keptAt: "desc" },
    select: { content: true },
  });
  // A portal of before may have kept it in another shape: it is left alone then, and forgotten with its time.
  return rows.flatMap(({ content }) => draftInput.safeParse(content).data ?? []);
}
