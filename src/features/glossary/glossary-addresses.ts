import { paged } from "#lib/paging.ts";
import { type Question, wordsIn } from "#lib/question.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";

export type GlossaryQuery = { q: string };

const termsQuestion: Question<GlossaryQuery> = {
  keys: ["q"],
  read: (query) => ({ q: wordsIn(query) }),
};

export const glossaryAddresses = {
  "/glossary": { page: termsQuestion, json: paged(termsQuestion), csv: termsQuestion },
} satisfies Addresses;
