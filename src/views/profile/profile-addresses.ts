import { paging } from "#lib/paging.ts";
import { noQuestion } from "#lib/question.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

export const profileAddresses = {
  "/profiles": { page: noQuestion, json: paging, csv: noQuestion },
  "/profiles/[code]": { page: noQuestion, json: noQuestion, csv: noQuestion },
  "/profiles/[code]/[year]": { page: noQuestion },
} satisfies Addresses;
