/**
 * Expected failures are values. `error` is a key of `locales/*\/errors.json`; `details` fill its placeholders. A broken
 * thing throws instead and is never caught on the way.
 */
export type Result<T, E extends string = string> =
  | { ok: true; value: T }
  | { ok: false; error: E; details?: Record<string, string | number> };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function fail<E extends string>(error: E, details?: Record<string, string | number>) {
  return details ? { ok: false as const, error, details } : { ok: false as const, error };
}
