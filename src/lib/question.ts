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

/** For each option the number that it would give with the other groups as they are chosen. */
export type Counts<Group extends string> = Record<Group, Map<string, number>>;

/**
 * The items that match: of each group that is asked for they have one of the chosen options. `optionsOf` are those that an item
 * has of a group.
 */
export function choose<Item, Group extends string>(
  items: readonly Item[],
  query: Readonly<Record<Group, readonly string[]>>,
  groups: readonly Group[],
  optionsOf: (item: Item, group: Group) => readonly string[],
): { matching: Item[]; counts: Counts<Group> } {
  const counts = Object.fromEntries(groups.map((group) => [group, new Map()])) as Counts<Group>;
  const matching = items.filter((item) => {
    const failed = groups.filter((group) => !allows(query[group], optionsOf(item, group)));
    for (const group of groups) {
      const counted = failed.every((other) => other === group);
      for (const option of optionsOf(item, group)) {
        counts[group].set(option, (counts[group].get(option) ?? 0) + (counted ? 1 : 0));
      }
    }
    return failed.length === 0;
  });
  return { matching, counts };
}

function allows(chosen: readonly string[], options: readonly string[]): boolean {
  return chosen.length === 0 || options.some((option) => chosen.includes(option));
}
