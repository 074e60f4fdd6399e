import { cleanWords } from "./clean-text.ts";

/**
 * The keys that an address can be asked: no other key of its query reaches the page. `today` ("YYYY-MM-DD") tells which days
 * lie ahead.
 */
export type Question<Asked = unknown> = {
  keys: readonly string[];
  read: (query: URLSearchParams, today: string) => Asked;
};

/** Of a page that is the same whatever its address asks. */
export const noQuestion: Question<null> = { keys: [], read: () => null };

const mostLetters = 200;

/** The words that an address looks for, as a reader sees them. */
export function wordsIn(query: URLSearchParams, key = "q"): string {
  return cleanWords(query.get(key) ?? "").slice(0, mostLetters);
}
