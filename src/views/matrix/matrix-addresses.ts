import { paged } from "#lib/paging.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";
import { matrixQuestion, wholeMatrixQuestion } from "./matrix-filter.ts";

export const matrixAddresses = {
  "/recommendations/matrix": {
    page: matrixQuestion,
    json: paged(wholeMatrixQuestion),
    csv: wholeMatrixQuestion,
  },
} satisfies Addresses;
