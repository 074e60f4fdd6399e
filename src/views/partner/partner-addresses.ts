import { partnersQuestion } from "#features/partners/partner.ts";
import { paged } from "#lib/paging.ts";
import { noQuestion } from "#lib/question.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

export const partnerAddresses = {
  "/partners": { page: partnersQuestion, json: paged(partnersQuestion), csv: partnersQuestion },
  "/partners/[code]": { page: noQuestion, json: noQuestion, csv: noQuestion },
} satisfies Addresses;
