import { meetingsQuestion } from "#features/meetings/meeting-filter.ts";
import { asofQuestion } from "#lib/asof.ts";
import { paged } from "#lib/paging.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

export const meetingAddresses = {
  "/meetings": {
    page: meetingsQuestion,
    json: paged(meetingsQuestion),
    csv: meetingsQuestion,
    ics: meetingsQuestion,
  },
  "/meetings/[code]": { page: asofQuestion, json: asofQuestion, csv: asofQuestion, ics: asofQuestion },
} satisfies Addresses;
