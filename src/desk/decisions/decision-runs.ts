import type { DecidableGroup, DecidedItem } from "./decision-queries.ts";

/** Numbers of one meeting in one state: decided together, until some differ. One that loses a number to a colleague keeps its key, and what was said of it. */
export type Run<I extends { code: string } = { code: string }> = { key: string; items: I[] };

export function runsOfGroup({ meeting, items }: DecidableGroup) {
  return runsBy(items, ({ status }) => `${meeting?.code ?? "unknown"}-${status}`);
}

export function decidableRuns(groups: readonly DecidableGroup[]) {
  return groups.flatMap(runsOfGroup);
}

export function decidedRuns(items: readonly DecidedItem[]) {
  return runsBy(items, ({ meeting, decision }) => `${meeting?.code ?? "unknown"}-${decision}`);
}

/** The controls of one number, or of one run, are named below this. */
export function lineName(key: string): string {
  return `lines.${key}`;
}

function runsBy<I extends { code: string }>(items: readonly I[], keyOf: (item: I) => string): Run<I>[] {
  return [...Map.groupBy(items, keyOf)].filter(([, run]) => run.length > 1).map(([key, run]) => ({ key, items: run }));
}
