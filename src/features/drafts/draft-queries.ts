import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { Draft } from "#ui/drafts/draft.ts";
import { draftDays, draftInput } from "./draft.ts";

/** All that this person has typed on one page and not sent, the newest first. */
export async function draftsAt(actor: Actor, path: string): Promise<Draft[]> {
  return draftsIn(
    await database().draft.findMany({
      where: { AND: [ownDrafts(actor), { path }] },
      orderBy: { keptAt: "desc" },
      select: { content: true },
    }),
  );
}

const longestExcerpt = 200;

/** All that this person has typed anywhere and not sent: enough of each to be recognized. */
export async function listDrafts(actor: Actor): Promise<Draft[]> {
  const rows = await database().draft.findMany({ where: ownDrafts(actor), select: { id: true } });
  const ids = rows.map(({ id }) => id);
  const begun = await database().$queryRaw<{ content: unknown }[]>`
    SELECT content || jsonb_build_object('rows', '{}'::jsonb, 'fields', (
      SELECT coalesce(jsonb_agg(field || jsonb_build_object('was', '[]'::jsonb, 'now', (
        SELECT coalesce(jsonb_agg(left(word #>> '{}', ${longestExcerpt}::int)), '[]'::jsonb)
        FROM jsonb_path_query(field, '$.now[0 to 4]') word
      ))), '[]'::jsonb) FROM jsonb_path_query(content, '$.fields[*]') field
    )) content FROM draft WHERE id = ANY(${ids}) ORDER BY kept_at DESC`;
  return draftsIn(begun);
}

function ownDrafts(actor: Actor): Prisma.DraftWhereInput {
  const oldest = new Date(Date.now() - draftDays * 24 * 3600 * 1000);
  return { AND: [readable.keptWords(actor), { partnerId: null, keptAt: { gte: oldest } }] };
}

function draftsIn(rows: readonly { content: unknown }[]): Draft[] {
  // A portal of before may have kept it in another shape: it is left alone then, and forgotten with its time.
  return rows.flatMap(({ content }) => draftInput.safeParse(content).data ?? []);
}
