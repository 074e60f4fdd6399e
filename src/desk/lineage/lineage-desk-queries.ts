import { findCode } from "#features/recommendations/recommendation-counts.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { type Actor, can } from "#policy.ts";
import { listRecommendations, pageLength } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";
import { findNear } from "./near-queries.ts";

/** A recommendation for those who may say what it continues; `null` for everybody else, and where there is none. */
export async function findForLineage(actor: Actor, asked: string): Promise<RecommendationItem | null> {
  const code = can.editRecommendations(actor) ? await findCode(actor, asked) : null;
  const [item] = code ? await findRecommendations(actor, { code, kind: "recommendation" }) : [];
  return item ?? null;
}

/**
 * Lists what may be chosen beside `item`: those chosen already first, then what was asked for by numbers or by words, a
 * page of it at most; where nothing was asked, what is near to its words. `total` is how many were found.
 */
export async function findOthers(
  actor: Actor,
  item: RecommendationItem,
  { asked, chosen }: { asked: string; chosen: readonly string[] },
): Promise<{ items: RecommendationItem[]; total: number }> {
  const { items: found, total } = await look(actor, item, asked);
  const others = found.filter(({ code }) => code !== item.code && !chosen.includes(code));
  const kept = await findRecommendations(actor, { code: { in: [...chosen] }, kind: "recommendation" });
  return { items: [...kept, ...others], total: total - (found.length - others.length) };
}

/** Longer lists are no search. */
const mostNumbers = 50;

async function look(actor: Actor, { code, text }: RecommendationItem, asked: string) {
  const numbers = asked
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, mostNumbers);
  if (numbers.length === 0) {
    const items = await findNear(actor, text, { except: code });
    return { items, total: items.length };
  }
  const listed = await findRecommendations(actor, {
    kind: "recommendation",
    OR: numbers.map((number) => ({ code: { equals: number, mode: "insensitive" } })),
  });
  if (listed.length > 0) return { items: listed, total: listed.length };
  return listRecommendations(actor, parseQuery(new URLSearchParams({ q: asked })), pageLength);
}
