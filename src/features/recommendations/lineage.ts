import { z } from "zod";
import { fail, ok, type Result } from "#lib/result.ts";

/** A later meeting made one of these of a recommendation. */
export const lineageKinds = ["carriedOver", "reworded", "merged", "split", "superseded"] as const;

export type LineageKind = (typeof lineageKinds)[number];

export const lineageInput = z.object({
  kind: z.enum(lineageKinds),
  from: z.array(z.string()).min(1),
  to: z.array(z.string()).min(1),
});

export type LineageInput = z.infer<typeof lineageInput>;

export type Edge = { from: string; to: string; kind: LineageKind };

type Born = { code: string; day: string | null };

export type LineageRefusal =
  | "mergeNeedsTwo"
  | "splitNeedsTwo"
  | "lineageOneToOne"
  | "lineageRecorded"
  | "lineageBackwards"
  | "lineageCircle";

/**
 * Whether these can continue those: several become one by merging, one becomes several by splitting, everything else is
 * one to one; nothing continues what was born after it, nor twice the same, and no text is its own ancestor. `edges` is
 * what is known.
 */
export function canContinue(
  kind: LineageKind,
  from: readonly Born[],
  to: readonly Born[],
  edges: readonly Edge[],
): Result<true, LineageRefusal> {
  const named = { from: from.map(({ code }) => code).join(", "), to: to.map(({ code }) => code).join(", ") };
  if (kind === "merged" && (from.length < 2 || to.length !== 1)) return fail("mergeNeedsTwo", named);
  if (kind === "split" && (to.length < 2 || from.length !== 1)) return fail("splitNeedsTwo", named);
  if (kind !== "merged" && kind !== "split" && (from.length !== 1 || to.length !== 1)) {
    return fail("lineageOneToOne", named);
  }
  for (const older of from) {
    const continuing = (newer: Born) => ({ from: older.code, to: newer.code });
    const recorded = to.find((newer) => edges.some((edge) => edge.from === older.code && edge.to === newer.code));
    if (recorded) return fail("lineageRecorded", continuing(recorded));
    const ancestors = reach(older.code, edges, "ancestors");
    const circle = to.find(({ code }) => code === older.code || ancestors.has(code));
    if (circle) return fail("lineageCircle", continuing(circle));
    const backwards = to.find(({ day }) => older.day && day && day < older.day);
    if (backwards) return fail("lineageBackwards", continuing(backwards));
  }
  return ok(true);
}

/** Everything that `code` came from, or everything that came of it, without itself. */
export function reach(code: string, edges: readonly Edge[], way: "ancestors" | "descendants"): Set<string> {
  const [start, end] = way === "ancestors" ? (["to", "from"] as const) : (["from", "to"] as const);
  const found = new Set<string>();
  const open = [code];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const edge of edges) {
      const next = edge[end];
      if (edge[start] !== at || found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  found.delete(code);
  return found;
}

/**
 * Gathers the page of `code`: all that it came from and all that came of it, with those merged or split beside them.
 */
export function familyOf<E extends Edge>(code: string, edges: readonly E[]): E[] {
  const line = new Set([code, ...reach(code, edges, "ancestors"), ...reach(code, edges, "descendants")]);
  return edges.filter(
    ({ from, to, kind }) =>
      (line.has(from) && line.has(to)) || (kind === "merged" && line.has(to)) || (kind === "split" && line.has(from)),
  );
}

/** The oldest first: each stands below everything that it came from. */
export function generations(edges: readonly Edge[]): string[][] {
  const depths = new Map<string, number>();
  const depthOf = (code: string): number => {
    const found = depths.get(code);
    if (found !== undefined) return found;
    const parents = edges.filter(({ to }) => to === code);
    const depth = Math.max(-1, ...parents.map(({ from }) => depthOf(from))) + 1;
    depths.set(code, depth);
    return depth;
  };
  const codes = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort(inOrder.compare);
  const rows: string[][] = [];
  for (const code of codes) {
    const depth = depthOf(code);
    rows[depth] = [...(rows[depth] ?? []), code];
  }
  return rows;
}

export type Step = { kind: LineageKind; from: string[]; to: string[] };

/** One step for all that were merged into one, and for all into which one was split; the oldest first. */
export function steps(edges: readonly Edge[]): Step[] {
  const order = generations(edges).flat();
  const groups = Map.groupBy(edges, ({ kind, from, to }) =>
    kind === "merged" ? `into ${to}` : kind === "split" ? `from ${from}` : `${from} ${to}`,
  );
  return [...groups.values()]
    .map((group) => ({
      kind: group[0]?.kind ?? "superseded",
      from: [...new Set(group.map(({ from }) => from))].sort(inOrder.compare),
      to: [...new Set(group.map(({ to }) => to))].sort(inOrder.compare),
    }))
    .sort((a, b) => order.indexOf(a.from[0] ?? "") - order.indexOf(b.from[0] ?? ""));
}

const inOrder = new Intl.Collator("en", { numeric: true });
