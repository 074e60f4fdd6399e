import { createHash } from "node:crypto";

/** Short, and another for any other text. */
export function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
