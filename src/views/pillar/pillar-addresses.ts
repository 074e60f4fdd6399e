import { paging } from "#lib/paging.ts";
import { noQuestion } from "#lib/question.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

export const pillarAddresses = {
  "/pillars": { page: noQuestion, json: paging, csv: noQuestion },
  "/pillars/[number]": { page: noQuestion, json: noQuestion, csv: noQuestion },
} satisfies Addresses;
