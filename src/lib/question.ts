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
const mostChoices = 100;

/**
 * The values that an address chooses under a key, each once. One that the record does not know stays, and nothing has it: a
 * list that dropped it would show everything to those who asked for something.
 */
export function choicesIn(query: URLSearchParams, key: string): string[] {
  const chosen = query.getAll(key).flatMap((value) => cleanWords(value).slice(0, mostLetters) || []);
  return [...new Set(chosen)].slice(0, mostChoices);
}

/** The words that an address looks for, as a reader sees them. */
export function wordsIn(query: URLSearchParams, key = "q"): string {
  return cleanWords(query.get(key) ?? "").slice(0, mostLetters);
}

export function isOneOf<Value extends string>(values: readonly Value[], value: string): value is Value {
  return (values as readonly string[]).includes(value);
}

/** Whether an address can mean a year by it: one of which the record holds nothing, too. */
export function isYear(value: string): boolean {
  return /^\d{4}$/.test(value);
}
