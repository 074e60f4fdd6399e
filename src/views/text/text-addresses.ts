import { asofQuestion } from "#lib/asof.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

export const textAddresses = {
  "/texts/[noun]/[code]/[field]": { page: asofQuestion },
} satisfies Addresses;
