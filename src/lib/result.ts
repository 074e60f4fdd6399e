/**
 * Expected failures are values. `error` is a key of `locales/*\/errors.json`; `details` fill its placeholders. A broken
 * thing throws instead and is never caught on the way. Where several things are done together, `refused` names each for
 * which none of them was done, and `error` is that of the first.
 */
export type Result<T, E extends string = string> =
  | { ok: true; value: T }
  | { ok: false; error: E; details?: Details; refused?: RefusedItem<E>[] };

type Details = Record<string, string | number>;

/** By its id, or by the code by which people call it. */
export type RefusedItem<E extends string = string> = { item: string | number; error: E; details?: Details | undefined };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function fail<E extends string>(error: E, details?: Details) {
  return details ? { ok: false as const, error, details } : { ok: false as const, error };
}

/** Several things together, within one change: each is tried, and where any is refused, every one that is refused is named. */
export async function together<Item, T, E extends string>(
  items: readonly Item[],
  called: (item: Item) => string | number,
  work: (item: Item) => Promise<Result<T, E>>,
): Promise<Result<T[], E>> {
  const values: T[] = [];
  const refused: RefusedItem<E>[] = [];
  for (const item of items) {
    const result = await work(item);
    if (result.ok) values.push(result.value);
    else refused.push({ item: called(item), ...result });
  }
  return noneOf(refused, items.length) ?? ok(values);
}

/** The refusal of all of so many, because of these; `null` where there are none. */
export function noneOf<E extends string>(refused: readonly RefusedItem<E>[], of: number) {
  const [first] = refused;
  if (!first) return null;
  const failed = fail(first.error, first.details);
  return of > 1
    ? { ...failed, refused: refused.map(({ item, error, details }) => ({ item, error, details })) }
    : failed;
}
