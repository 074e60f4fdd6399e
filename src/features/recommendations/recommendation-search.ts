import { literally } from "#lib/literally.ts";
import { database } from "#server/database.ts";
import { type Actor, can } from "../../policy.ts";
import { findAmendments } from "./amendment-queries.ts";

/**
 * Word forms of both languages by full text, numbers by their beginning. Only what this reader may see is searched, and as
 * of a day the words that held then.
 */
export async function search(actor: Actor, q: string, asof: string | null): Promise<number[]> {
  const drafts = can.readRecord(actor, { publishedEnAt: null, publishedRuAt: null });
  const code = `${literally(q)}%`;
  const rows = await database().$queryRaw<{ id: number }[]>`
    SELECT id FROM recommendation
    WHERE code ILIKE ${code}
       OR ((${drafts} OR published_en_at IS NOT NULL) AND search_en @@ websearch_to_tsquery('english', ${q}))
       OR ((${drafts} OR published_ru_at IS NOT NULL) AND search_ru @@ websearch_to_tsquery('russian', ${q}))`;
  const found = rows.map(({ id }) => id);
  const changedSince = asof ? [...(await findAmendments())].filter(([, { on }]) => on > asof) : [];
  if (changedSince.length === 0) return found;
  const then = await database().$queryRaw<{ id: number }[]>`
    SELECT r.id FROM recommendation r JOIN event e ON e.recommendation_id = r.id
    WHERE e.id = ANY(${changedSince.map(([, { beforeId }]) => beforeId)}) AND (
      r.code ILIKE ${code}
      OR ((${drafts} OR r.published_en_at IS NOT NULL)
        AND to_tsvector('english', coalesce(e.snapshot->>'textEn', '')) @@ websearch_to_tsquery('english', ${q}))
      OR ((${drafts} OR r.published_ru_at IS NOT NULL)
        AND to_tsvector('russian', coalesce(e.snapshot->>'textRu', '')) @@ websearch_to_tsquery('russian', ${q})))`;
  const changed = new Set(changedSince.map(([id]) => id));
  return [...found.filter((id) => !changed.has(id)), ...then.map(({ id }) => id)];
}
