import { noQuestion } from "#lib/question.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

/** Pages that are no noun's and nobody can ask anything. */
export const plainAddresses = {
  "": { page: noQuestion },
  "/accessibility": { page: noQuestion },
  "/contact": { page: noQuestion },
  "/privacy": { page: noQuestion },
} satisfies Addresses;
