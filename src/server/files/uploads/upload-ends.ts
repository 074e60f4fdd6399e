import type { UploadDoor } from "./upload-door.ts";
import type { UploadLocks } from "./upload-locks.ts";

/** One person's files come side by side; so many are looked into at once. */
const lookedIntoAtOnce = 2;

/** Has an upload that came whole looked into, while nobody adds to it; `false` where another has it. */
export type UploadEnds = (id: string) => Promise<boolean>;

export function createUploadEnds(door: Pick<UploadDoor, "end">, locks: UploadLocks): UploadEnds {
  const turn = createTurn(lookedIntoAtOnce);
  return (id) =>
    turn(async () => {
      const free = await locks.take(id, () => {});
      if (!free) return false;
      try {
        await door.end(id);
        return true;
      } finally {
        await free();
      }
    });
}

/** So many at once, the others in the order in which they came. */
function createTurn(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
