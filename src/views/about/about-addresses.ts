import { paging } from "#lib/paging.ts";
import { noQuestion } from "#lib/question.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

export const aboutAddresses = {
  "/about": { page: noQuestion },
  "/programmes": { page: noQuestion, json: paging, csv: noQuestion },
} satisfies Addresses;
