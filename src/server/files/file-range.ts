import type { Range } from "./file-store.ts";

/** As much as a request asks for: the whole, one part of it, or a part that is not there. */
export type Wanted = "whole" | "outside" | Range;

/**
 * Reads the header `Range` (RFC 9110, 14.2). Several parts at once are answered with the whole, which the standard allows:
 * readers that go on with a file ask for one.
 */
export function wantedRange(header: string | undefined, bytes: number): Wanted {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(/\s/g, "") ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return "whole";
  if (first === "") {
    const length = Math.min(Number(last), bytes);
    return length > 0 ? { start: bytes - length, end: bytes - 1 } : "outside";
  }
  if (last !== "" && Number(last) < Number(first)) return "whole";
  if (Number(first) >= bytes) return "outside";
  return { start: Number(first), end: last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1) };
}
