/** The store of files does not answer, or not to this portal: what it holds nobody knows until it does. */
export class StoreAway extends Error {
  constructor(cause: unknown) {
    super(`the store of files does not answer: ${reasonOf(cause)}`, { cause });
    this.name = "StoreAway";
  }
}

/** The words of the deepest cause: "fetch failed" says less than what it failed of. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined ? cause.message || cause.name : reasonOf(cause.cause);
}
