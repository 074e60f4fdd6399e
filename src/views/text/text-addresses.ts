import { noQuestion } from "#lib/question.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

export const textAddresses = {
  "/texts/[noun]/[code]/[field]": { page: noQuestion },
} satisfies Addresses;
