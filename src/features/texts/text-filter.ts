import { sentSubjects } from "#features/translations/translation.ts";
import { locales } from "#i18n/locale.ts";
import { type TextSubject, textsOfRecord } from "#i18n/record-text.ts";
import { type Place, placeIn, placeKeys } from "#lib/paging.ts";
import { choicesIn } from "#lib/question.ts";
import { troubles } from "./language-trouble.ts";
import { nounOf } from "./text.ts";
import type { TextToDo } from "./text-queries.ts";

/** By what the list of texts to translate can be narrowed, each with the values that there are. */
export const textGroups = {
  trouble: troubles,
  noun: [...(Object.keys(textsOfRecord) as TextSubject[]), ...sentSubjects].map(nounOf),
  into: locales,
} as const satisfies Record<string, readonly string[]>;

export type TextGroup = keyof typeof textGroups;

const groups = Object.keys(textGroups) as TextGroup[];

export type TextsQuery = Place & Record<TextGroup, string[]>;

export function textsQueryIn(query: URLSearchParams): TextsQuery {
  const chosen = groups.map((group) => [group, choicesIn(query, group)]);
  return { ...placeIn(query), ...(Object.fromEntries(chosen) as Record<TextGroup, string[]>) };
}

/** The query of an address that asks the same; another place where `change` names one. */
export function textsSearch(query: Record<TextGroup, string[]>, change: Partial<TextsQuery> = {}): string {
  const asked: Partial<TextsQuery> = { ...Object.fromEntries(groups.map((group) => [group, query[group]])), ...change };
  const parameters = new URLSearchParams();
  for (const group of groups) for (const value of asked[group] ?? []) parameters.append(group, value);
  for (const key of placeKeys) {
    const value = asked[key];
    if (value && value !== 1) parameters.set(key, String(value));
  }
  return parameters.size > 0 ? `?${parameters}` : "";
}

function valueIn(text: TextToDo, group: TextGroup): string {
  return { trouble: text.trouble, noun: nounOf(text.place.subject), into: text.into }[group];
}

/** Those that are asked for, and of each value how many there would be with the other groups as they are chosen. */
export function chooseTexts(
  all: readonly TextToDo[],
  query: Record<TextGroup, string[]>,
): { matching: TextToDo[]; counts: Record<TextGroup, Map<string, number>> } {
  const has = (text: TextToDo, group: TextGroup) =>
    query[group].length === 0 || query[group].includes(valueIn(text, group));
  const counted = groups.map((group) => {
    const others = all.filter((text) => groups.every((one) => one === group || has(text, one)));
    const counts = Map.groupBy(others, (text) => valueIn(text, group));
    return [group, new Map([...counts].map(([value, texts]) => [value, texts.length]))] as const;
  });
  return {
    matching: all.filter((text) => groups.every((group) => has(text, group))),
    counts: Object.fromEntries(counted) as Record<TextGroup, Map<string, number>>,
  };
}

export function wordsToDo(texts: readonly TextToDo[]): number {
  return texts.reduce((sum, { words }) => sum + words, 0);
}
