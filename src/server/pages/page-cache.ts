import { LRUCache } from "lru-cache";
import type { Share } from "./page-addresses.ts";
import type { Entry } from "./page-entry.ts";
import { HeldBack } from "./page-limits.ts";

/** Parts of the memory. */
const shares: Record<Share, number> = { plain: 1 / 2, filtered: 3 / 8, freeText: 1 / 8 };

/** So many pages are rendered at a time; others wait their turn instead of all holding memory at once. */
const rendersAtOnce = 16;

/** The last of so many visitors waits for some seconds; whoever comes then hears so at once. */
const mostVisitorsWaiting = 100;

/** They are soon served, at some tens of pages a second. */
const waitSeconds = 5;

export type Turns = <T>(work: () => Promise<T>, first?: boolean) => Promise<T>;

/** A kept page is right as long as it is kept: at every change of the record everything is forgotten. */
export type PageCache = {
  get(key: string): Entry | undefined;
  /** Keeps the entry, unless something was forgotten since `generation`. */
  keep(key: string, entry: Entry, options: { share: Share; generation: number }): void;
  forgetAll(): void;
  generation(): number;
  bytes(): number;
};

export function createPageCache(bytes: number): PageCache {
  const plain = boundedBy(bytes * shares.plain);
  const filtered = boundedBy(bytes * shares.filtered);
  const freeText = boundedBy(bytes * shares.freeText);
  const parts = { plain, filtered, freeText };
  let generation = 0;
  return {
    get(key) {
      const entry = plain.get(key) ?? filtered.get(key) ?? freeText.get(key);
      return entry && entry.validUntil > Date.now() ? entry : undefined;
    },
    keep(key, entry, made) {
      if (made.generation === generation) parts[made.share].set(key, entry);
    },
    forgetAll() {
      generation += 1;
      for (const part of Object.values(parts)) part.clear();
    },
    generation: () => generation,
    bytes: () => Object.values(parts).reduce((sum, part) => sum + part.calculatedSize, 0),
  };
}

function boundedBy(bytes: number): LRUCache<string, Entry> {
  const maxSize = Math.max(1, Math.floor(bytes));
  return new LRUCache({ maxSize, sizeCalculation: (entry, key) => entry.bytes + key.length * 2 + 200 });
}

/** An asker waits for a rendering: on this line it would be sent. */
export type Asker = { readonly destroyed: boolean };

export type Renderings<T> = (
  key: string,
  group: number | null,
  asker: Asker,
  render: () => Promise<T>,
  first?: boolean,
) => Promise<T>;

/**
 * One rendering for all who ask for the same thing at the same time. `group` tells askers apart who may not share;
 * null shares with nobody. Rejects where all who asked have hung up before their turn came, and with `HeldBack` where too many wait.
 */
export function createRenderings<T>(turn: Turns): Renderings<T> {
  const running = new Map<string, { rendered: Promise<T>; askers: Asker[] }>();
  return (key, group, asker, render, first) => {
    const name = `${group} ${key}`;
    const underWay = group === null ? undefined : running.get(name);
    if (underWay) {
      underWay.askers.push(asker);
      return underWay.rendered;
    }
    const askers = [asker];
    const rendered = turn(() => {
      // A reader who asks, hangs up and asks again would else make everybody wait for pages that nobody reads.
      if (askers.every(({ destroyed }) => destroyed)) throw new Error(`Nobody waits for ${key} any more`);
      return render();
    }, first);
    if (group === null) return rendered;
    running.set(name, { rendered, askers });
    return rendered.finally(() => running.delete(name));
  };
}

/** `first`: whoever is signed in goes before all visitors, of whom no more wait than some. */
export function createTurns(atOnce = rendersAtOnce, mostWaiting = mostVisitorsWaiting): Turns {
  const queues: [first: (() => void)[], visitors: (() => void)[]] = [[], []];
  let free = atOnce;
  return async (work, first = false) => {
    if (free > 0) free -= 1;
    else {
      const queue = queues[first ? 0 : 1];
      if (!first && queue.length >= mostWaiting) throw new HeldBack(503, waitSeconds);
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = queues[0].shift() ?? queues[1].shift();
      if (next) next();
      else free += 1;
    }
  };
}
